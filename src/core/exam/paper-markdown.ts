import type { AnswerForm, DrillInstance } from '../drills/types.ts';
import { enclosed, escapedText, list, quoted } from '../notes/markdown-parts.ts';
import { rightMarkdown } from './answer-markdown.ts';
import { counted, duration, percent, points } from './amounts.ts';
import { optionsMarkdown, questionMarkdown } from './instance-markdown.ts';
import type { DrawHosts, PrintedPaper, PrintedTask } from './printed-paper.ts';
import { lost, titleOf } from './task-words.ts';

/** The sheets of a paper to be printed, each as Markdown. */
export interface PaperSheets {
  readonly paper: string;
  /** Null while it must not be seen. */
  readonly key: string | null;
}

/** Dots rather than underscores, which Markdown may take for emphasis or a rule. */
const line = '.'.repeat(60);
const letterBlank = '.'.repeat(12);

/** The paper without any answer, with room to write, and its key as a sheet of its own unless that is still to be kept. */
export function paperMarkdown(
  paper: PrintedPaper,
  isKeyOpen: boolean,
  drawHosts: DrawHosts | null,
): PaperSheets {
  const title = escapedText(`${paper.examName}, mock ${paper.number}`);
  const sheet = [
    `# ${title}`,
    facts(paper),
    escapedText(paper.remark ?? ''),
    `Name: ${line}\\\nDate: ${line}`,
    instructions(paper),
    ...paper.tasks.flatMap((task) => emptyTask(paper, task, drawHosts)),
    ...(isKeyOpen
      ? []
      : [
          '---',
          'This paper is being sat, so its key is left out. Hand it in and export it again to have the key.',
        ]),
  ];
  const key = [`# Key: ${title}`, `Drawn with seed ${paper.seed}.`, ...paper.tasks.flatMap(keyOf)];
  return { paper: joined(sheet), key: isKeyOpen ? joined(key) : null };
}

function facts({ tasks, durationMs, passMark }: PrintedPaper): string {
  const total = tasks.reduce((sum, task) => sum + task.points, 0);
  const pass = `${points(passMark * total)} (${percent(passMark)}) to pass`;
  return `${counted(tasks.length, 'task')} · ${points(total)} · ${duration(durationMs)} · ${pass}`;
}

function instructions({ tasks }: PrintedPaper): string {
  const kinds = new Set(tasks.map(({ instance }) => instance?.answer.kind ?? 'card'));
  const hasLetters = kinds.has('choice') || kinds.has('order') || kinds.has('mark');
  return list([
    'Answer the tasks in any order. What is left empty gets no points.',
    ...(hasLetters ? ['Where there are letters to choose from, write letters.'] : []),
    ...(kinds.has('fields')
      ? ['Where there are several blanks, each counts for a share of the points.']
      : []),
    'Stop when the time is up, and only then look at the key.',
  ]);
}

function emptyTask({ domains }: PrintedPaper, task: PrintedTask, drawHosts: DrawHosts | null): string[] {
  const { position, domain, card, instance } = task;
  const heading = `## Task ${position + 1} (${points(task.points)})`;
  const where = `*${escapedText(domains[domain]?.name ?? '')}*`;
  if (instance === null)
    return [heading, where, enclosed(card?.front ?? lost), `Answer: ${line}\\\n${line}\\\n${line}`];
  const parts = [questionMarkdown(instance, drawHosts), optionsMarkdown(instance), blanks(instance.answer)];
  return [heading, where, ...parts];
}

function blanks(form: AnswerForm): string {
  const blank = (label: string, hint: string) => `${escapedText(`${label} (${hint})`)}: ${line}`;
  switch (form.kind) {
    case 'typed':
      return blank('Answer', form.hint);
    case 'fields':
      return list(form.fields.map(({ label, hint }) => blank(label, hint)));
    case 'order':
      return `Letters, the first one first: ${line}`;
    case 'choice':
      return `Letter: ${letterBlank}`;
    case 'mark':
      return form.several ? `Letters of all that fit: ${line}` : `Letter: ${letterBlank}`;
  }
}

function keyOf({ position, points: amount, title, card, instance }: PrintedTask): string[] {
  const heading = `## Task ${position + 1} (${points(amount)})`;
  const name = `*${escapedText(titleOf(title, instance !== null))}*`;
  if (instance === null) return [heading, name, card === null ? lost : quoted(card.back ?? '')];
  return [heading, name, rightMarkdown(instance), reason(instance)];
}

/** Why the right answer is right, in a sentence. */
function reason({ explanation }: DrillInstance): string {
  const text = explanation.find(({ kind }) => kind === 'text');
  return text?.kind === 'text' ? enclosed(text.markdown) : '';
}

function joined(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
