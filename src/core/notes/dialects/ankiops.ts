import { ankiGaps, hasAnkiGap } from '../anki-gaps.ts';
import { choiceSidesAsWritten } from '../choice-sides.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { labelledTexts, type LabelledText } from '../labelled-lines.ts';
import { NoteWriter, type Place } from '../note-writer.ts';
import type { ReadFile } from '../read.ts';
import { sourceLines, type SourceLine } from '../source-lines.ts';

const id = 'ankiops';
const label = /^(Q|A|E|M|T|THA|F|B|I|C\d{1,2}):(?:[ \t]+|$)/;
const starters = /^(?:Q|T|THA|F)$/;
const comment = /<!--[ \t]*(note_key|note_type|tags):[ \t]{0,8}([^\n]{0,500}?)[ \t]{0,8}-->/g;
const choiceNumbers = /^\d{1,2}(?:[ \t]*,[ \t]*\d{1,2})*$/;
const mayHold = /^(?:Q|T|THA|F):|<!--[ \t]*note_(?:key|type):/m;
/** Labels that tell a card of AnkiOps from one of others, and its comments. */
const isTelling = /^(?:T|THA|F|E|M|I|C1):(?:[ \t]|$)|<!--[ \t]*note_(?:key|type):/m;

/** AnkiOps: labels such as `Q:`, `T:` and `F:`, cards parted by `---`, comments with the card's key and tags. */
export const dialect: Dialect = { id, title: 'AnkiOps', detect, read };

/** The labelled texts of one card and what the comments above it say. */
interface Entry {
  readonly texts: readonly LabelledText[];
  readonly comments: ReadonlyMap<string, string>;
  readonly headings: readonly string[];
}

function detect(file: ReadFile): Evidence[] {
  if (!mayHold.test(file.source) || !isTelling.test(file.source)) return [];
  return entriesOf(file).flatMap((entry) => {
    const weight = weightOf(entry);
    const [first] = entry.texts;
    return first && weight > 0
      ? [{ line: first.line, mark: `${first.label}: ${first.text.split('\n', 1)[0] ?? ''}`, weight }]
      : [];
  });
}

function weightOf(entry: Entry): number {
  if (entry.comments.has('note_key') || /^AnkiOps/.test(entry.comments.get('note_type') ?? '')) return 10;
  const has = (name: string) => entry.texts.some((text) => text.label === name);
  const answer = entry.texts.find((text) => text.label === 'A')?.text ?? '';
  if (has('Q') && has('C1') && has('C2') && choiceNumbers.test(answer)) return 7;
  if (entry.texts.some((text) => /^T/.test(text.label) && hasAnkiGap(text.text))) return 7;
  if (has('F') && has('B')) return 5;
  if (has('Q') && has('A') && (has('E') || has('M'))) return 5;
  return has('Q') && has('I') ? 4 : 0;
}

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  if (!mayHold.test(file.source)) return writer.result();
  for (const entry of entriesOf(file)) addCard(entry, writer);
  return writer.result();
}

function addCard({ texts, comments, headings }: Entry, writer: NoteWriter): void {
  const [first] = texts;
  if (!first) return;
  const of = (name: string) => texts.find((text) => text.label === name)?.text ?? '';
  const place: Place = { line: first.line, endLine: texts.at(-1)?.endLine ?? first.endLine, headings };
  const key = comments.get('note_key');
  const extras = {
    remark: [of('E'), of('M')].filter((text) => text !== '').join('\n\n') || null,
    tags: (comments.get('tags') ?? '').split(/[\s,]+/).filter((tag) => tag !== ''),
    explicitId: key === undefined ? null : `ankiops:${key}`,
  };
  if (first.label === 'F')
    return writer.card(
      'two-way',
      first.text,
      of('B'),
      place,
      extras,
      'write it on a line that begins with `B: `',
    );
  if (first.label !== 'Q') {
    if (!hasAnkiGap(first.text) && key === undefined) return;
    const gaps = ankiGaps(first.text);
    return 'message' in gaps
      ? writer.report(first.line, gaps.message)
      : writer.cloze(gaps.parts, place, extras);
  }
  const choices = texts.filter(({ label: name }) => /^C\d/.test(name));
  const right = of('A');
  if (choices.length > 0 && choiceNumbers.test(right)) {
    const numbers = new Set(right.split(',').map(Number));
    const options = choices.map(({ label: name, text }) => ({
      text,
      isRight: numbers.has(Number(name.slice(1))),
    }));
    const { front, back } = choiceSidesAsWritten(first.text, options);
    return writer.card(
      'basic',
      front,
      back,
      place,
      extras,
      'write the numbers of the right choices behind `A: `',
    );
  }
  const answer = [...choices.map(({ label: name, text }) => `${name}: ${text}`), right || of('I')]
    .join('\n\n')
    .trim();
  writer.card(
    'basic',
    first.text,
    right || of('I') ? answer : '',
    place,
    extras,
    'write it below, on a line that begins with `A: `',
  );
}

/** The cards of a file: what stands between rules, begun anew at each label that begins a card. */
function entriesOf(file: ReadFile): Entry[] {
  const entries: Entry[] = [];
  let comments = new Map<string, string>();
  let lines: SourceLine[] = [];
  const finish = () => {
    const texts = lines.length > 0 ? labelledTexts(lines, label) : [];
    if (texts.length > 0) entries.push({ texts, comments, headings: lines[0]?.headings ?? [] });
    if (lines.length > 0) comments = new Map();
    lines = [];
  };
  for (const line of sourceLines(file.body)) {
    const name = line.kind === 'text' ? label.exec(line.text)?.[1] : undefined;
    const found = line.kind === 'html' ? [...line.text.matchAll(comment)] : [];
    if (line.kind === 'rule' || line.kind === 'heading') {
      finish();
      comments = new Map();
    } else if (found.length > 0) {
      finish();
      for (const [, key = '', value = ''] of found) comments.set(key, value);
    } else if (name !== undefined && starters.test(name)) {
      finish();
      lines = [line];
    } else if (lines.length > 0) lines.push(line);
  }
  finish();
  return entries.filter(({ texts }) => joinedText(texts) !== '');
}

function joinedText(texts: readonly LabelledText[]): string {
  return texts.map(({ text }) => text).join('');
}
