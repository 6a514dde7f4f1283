/** Where a key works. `dialog` is on top of everything and hides the rest. */
export type Scope =
  | 'everywhere'
  | 'today'
  | 'review'
  | 'drill'
  | 'practice'
  | 'samples'
  | 'family'
  | 'exams'
  | 'exam'
  | 'setup'
  | 'paper'
  | 'marking'
  | 'report'
  | 'import'
  | 'library'
  | 'editor';

interface Row {
  readonly scope: Scope;
  readonly command: string;
  /** Chords as `chordOf` writes them. */
  readonly chords: readonly string[];
  /** How the keys are written for people. */
  readonly shown: string;
  readonly label: string;
}

/** Every key of the app; screens bind commands, never keys, and `?` shows this table. */
export const bindings = [
  {
    scope: 'everywhere',
    command: 'palette',
    chords: ['Ctrl+K'],
    shown: 'Ctrl K',
    label: 'Jump to a screen, deck or card',
  },
  { scope: 'everywhere', command: 'keys', chords: ['?'], shown: '?', label: 'Show all keys' },
  { scope: 'today', command: 'start', chords: ['Space', 'Enter'], shown: 'Space', label: 'Start the review' },
  {
    scope: 'review',
    command: 'advance',
    chords: ['Space', 'Enter'],
    shown: 'Space',
    label: 'Show the answer, then take Good',
  },
  {
    scope: 'review',
    command: 'grade',
    chords: ['1', '2', '3', '4'],
    shown: '1 to 4',
    label: 'Again, Hard, Good, Easy',
  },
  {
    scope: 'review',
    command: 'undo',
    chords: ['Ctrl+Z'],
    shown: 'Ctrl Z',
    label: 'Take back the last answer or change',
  },
  { scope: 'review', command: 'edit', chords: ['E'], shown: 'E', label: 'Edit the note' },
  { scope: 'review', command: 'source', chords: ['N'], shown: 'N', label: 'Show it in my notes' },
  { scope: 'review', command: 'more', chords: ['M'], shown: 'M', label: 'More' },
  { scope: 'review', command: 'info', chords: ['I'], shown: 'I', label: 'What is known about the card' },
  {
    scope: 'review',
    command: 'suspend',
    chords: ['@'],
    shown: '@',
    label: 'Suspend: not asked until resumed',
  },
  { scope: 'review', command: 'bury', chords: ['-'], shown: '-', label: 'Bury: not asked until tomorrow' },
  {
    scope: 'review',
    command: 'flag',
    chords: ['Ctrl+0', 'Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7'],
    shown: 'Ctrl 1 to 7',
    label: 'Flag; Ctrl 0 takes the flag off',
  },
  { scope: 'review', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Leave the review' },
  {
    scope: 'drill',
    command: 'choose',
    chords: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1 to 9',
    label: 'Choose, put next in order, or mark',
  },
  { scope: 'drill', command: 'submit', chords: ['Enter'], shown: 'Enter', label: 'Check the answer' },
  {
    scope: 'practice',
    command: 'advance',
    chords: ['Space', 'Enter'],
    shown: 'Space',
    label: 'Next question, or another round',
  },
  { scope: 'practice', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Leave the practice' },
  {
    scope: 'samples',
    command: 'advance',
    chords: ['Space'],
    shown: 'Space',
    label: 'Show the answer, then the next sample',
  },
  { scope: 'samples', command: 'down', chords: ['ArrowRight', 'J'], shown: '→', label: 'Next sample' },
  { scope: 'samples', command: 'up', chords: ['ArrowLeft', 'K'], shown: '←', label: 'Previous sample' },
  { scope: 'samples', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Back to the skill' },
  { scope: 'family', command: 'practise', chords: ['P'], shown: 'P', label: 'Practise' },
  { scope: 'family', command: 'samples', chords: ['S'], shown: 'S', label: 'Look at samples' },
  { scope: 'family', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Back to all drills' },
  { scope: 'exams', command: 'new', chords: ['N'], shown: 'N', label: 'New exam' },
  {
    scope: 'exams',
    command: 'open',
    chords: ['Enter'],
    shown: 'Enter',
    label: 'Open the exam; without one, prepare for the first offered',
  },
  { scope: 'exams', command: 'down', chords: ['ArrowDown', 'J'], shown: '↓', label: 'Next exam' },
  { scope: 'exams', command: 'up', chords: ['ArrowUp', 'K'], shown: '↑', label: 'Previous exam' },
  { scope: 'exam', command: 'paper', chords: ['P'], shown: 'P', label: 'Start or resume a mock paper' },
  { scope: 'exam', command: 'study', chords: ['S'], shown: 'S', label: 'Study what helps most' },
  { scope: 'exam', command: 'edit', chords: ['E'], shown: 'E', label: 'Change the set-up' },
  { scope: 'exam', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Back to all exams' },
  { scope: 'setup', command: 'save', chords: ['Ctrl+Enter'], shown: 'Ctrl ↵', label: 'Save the exam' },
  { scope: 'setup', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Leave without saving' },
  { scope: 'paper', command: 'back', chords: ['Ctrl+ArrowLeft'], shown: 'Ctrl ←', label: 'Previous task' },
  { scope: 'paper', command: 'next', chords: ['Ctrl+ArrowRight'], shown: 'Ctrl →', label: 'Next task' },
  {
    scope: 'paper',
    command: 'flag',
    chords: ['Ctrl+F'],
    shown: 'Ctrl F',
    label: 'Flag the task to come back',
  },
  { scope: 'paper', command: 'handIn', chords: ['Ctrl+Enter'], shown: 'Ctrl ↵', label: 'Hand in' },
  {
    scope: 'paper',
    command: 'advance',
    chords: ['Enter', 'Space'],
    shown: 'Enter',
    label: 'Next task, once this one is checked',
  },
  {
    scope: 'paper',
    command: 'leave',
    chords: ['Escape'],
    shown: 'Esc',
    label: 'Leave the paper; its clock goes on',
  },
  {
    scope: 'marking',
    command: 'mark',
    chords: ['1', '2', '3'],
    shown: '1 to 3',
    label: 'Your answer was wrong, half right, right',
  },
  { scope: 'marking', command: 'down', chords: ['J', 'ArrowRight'], shown: 'J', label: 'Next card' },
  { scope: 'marking', command: 'up', chords: ['K', 'ArrowLeft'], shown: 'K', label: 'Previous card' },
  { scope: 'report', command: 'study', chords: ['Enter'], shown: 'Enter', label: 'Study the weak ones' },
  { scope: 'report', command: 'show', chords: ['S'], shown: 'S', label: 'Go through the tasks' },
  { scope: 'report', command: 'down', chords: ['J', 'ArrowRight'], shown: 'J', label: 'Next task' },
  { scope: 'report', command: 'up', chords: ['K', 'ArrowLeft'], shown: 'K', label: 'Previous task' },
  { scope: 'report', command: 'repeat', chords: ['R'], shown: 'R', label: 'Sit the same paper again' },
  { scope: 'report', command: 'export', chords: ['E'], shown: 'E', label: 'Export' },
  { scope: 'report', command: 'print', chords: ['P'], shown: 'P', label: 'Print the paper empty' },
  { scope: 'report', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Back to the exam' },
  { scope: 'library', command: 'find', chords: ['/', 'Ctrl+F'], shown: '/', label: 'Search' },
  { scope: 'library', command: 'down', chords: ['ArrowDown', 'J'], shown: '↓', label: 'Next card' },
  { scope: 'library', command: 'up', chords: ['ArrowUp', 'K'], shown: '↑', label: 'Previous card' },
  { scope: 'library', command: 'edit', chords: ['E'], shown: 'E', label: 'Edit the note' },
  { scope: 'library', command: 'suspend', chords: ['S', '@'], shown: 'S', label: 'Suspend or resume' },
  { scope: 'library', command: 'source', chords: ['N'], shown: 'N', label: 'Show it in my notes' },
  {
    scope: 'library',
    command: 'undo',
    chords: ['Ctrl+Z'],
    shown: 'Ctrl Z',
    label: 'Take back the last change',
  },
  { scope: 'library', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Close the card' },
  {
    scope: 'import',
    command: 'apply',
    chords: ['Ctrl+Enter'],
    shown: 'Ctrl ↵',
    label: 'Import the cards shown',
  },
  { scope: 'import', command: 'down', chords: ['J', 'ArrowDown'], shown: 'J', label: 'Next card' },
  { scope: 'import', command: 'up', chords: ['K', 'ArrowUp'], shown: 'K', label: 'Previous card' },
  { scope: 'import', command: 'accept', chords: ['A'], shown: 'A', label: 'Accept, or the first choice' },
  { scope: 'import', command: 'reject', chords: ['X'], shown: 'X', label: 'Reject a proposed card' },
  {
    scope: 'import',
    command: 'edit',
    chords: ['E'],
    shown: 'E',
    label: 'Put a proposed card in your own words',
  },
  {
    scope: 'import',
    command: 'decide',
    chords: ['1', '2', '3'],
    shown: '1 to 3',
    label: 'Take a choice: keep, see soon, start over; suspend, keep, delete',
  },
  { scope: 'import', command: 'find', chords: ['/', 'Ctrl+F'], shown: '/', label: 'Filter the cards' },
  { scope: 'import', command: 'undo', chords: ['Ctrl+Z'], shown: 'Ctrl Z', label: 'Take back the import' },
  { scope: 'import', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Cancel' },
  { scope: 'editor', command: 'save', chords: ['Ctrl+Enter'], shown: 'Ctrl ↵', label: 'Save' },
  { scope: 'editor', command: 'leave', chords: ['Escape'], shown: 'Esc', label: 'Leave without saving' },
] as const satisfies readonly Row[];

/** What a key can ask for. */
export type Command = (typeof bindings)[number]['command'];

/** The parts of a keyboard event that decide its chord. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** A key press as the table writes it: `Ctrl+Z`, `Space`, `?`. Command on a Mac counts as Ctrl. */
export function chordOf(press: KeyPress): string {
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toUpperCase() : press.key;
  return `${press.ctrlKey || press.metaKey ? 'Ctrl+' : ''}${press.altKey ? 'Alt+' : ''}${key}`;
}

/** The commands a chord may mean in the given scopes, nearest scope first. */
export function commandsFor(chord: string, scopes: readonly Scope[]): Command[] {
  return scopes.flatMap((scope) =>
    bindings
      .filter((row) => row.scope === scope && (row.chords as readonly string[]).includes(chord))
      .map((row) => row.command),
  );
}

/** How the keys of a command are written on a button. */
export function shownKeys(scope: Scope, command: Command): string {
  return bindings.find((row) => row.scope === scope && row.command === command)?.shown ?? '';
}

/** Whether a chord still works while the person types into a field. */
export function worksWhileTyping(chord: string): boolean {
  return chord === 'Escape' || (chord.startsWith('Ctrl+') && !/^Ctrl\+[ZXCVAY]$/.test(chord));
}
