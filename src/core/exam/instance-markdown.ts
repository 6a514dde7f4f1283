import { rowsThatAreChoices } from '../drills/routes-choices.ts';
import type { AnswerForm, DrillInstance, Working } from '../drills/types.ts';
import { codeBlock, enclosed, escapedText, list, table } from '../notes/markdown-parts.ts';
import { letterOf } from './amounts.ts';
import { pictureMarkdown } from './picture-markdown.ts';
import type { DrawHosts } from './printed-paper.ts';

type BitRows = Extract<Working, { kind: 'bits' }>['rows'];

/** Question and picture of a drill as Markdown; nothing of it tells the answer. */
export function questionMarkdown(instance: DrillInstance, drawHosts: DrawHosts | null): string {
  const { question, picture, answer } = instance;
  if (picture === null) return enclosed(question);
  const letters = new Map(
    answer.kind === 'mark' ? answer.targets.map(({ id }, index) => [id, letterOf(index)]) : [],
  );
  const rowsAreChoices = rowsThatAreChoices(picture, answer) > 0;
  return `${enclosed(question)}\n\n${pictureMarkdown(picture, { rowsAreChoices, letters, drawHosts })}`;
}

/** What there is to choose, to put in order or to mark, each with its letter, as a list; empty for what is typed. */
export function optionsMarkdown({ picture, answer }: DrillInstance): string {
  const listedFrom = rowsThatAreChoices(picture, answer);
  return list(
    optionsOf(answer)
      .map((option, index) => `**${letterOf(index)}** ${option}`)
      .slice(listedFrom),
  );
}

/** The worked explanation as Markdown: bits as aligned code, what was considered as a table, steps as a list. */
export function explanationMarkdown(workings: readonly Working[]): string {
  return workings.map(workingMarkdown).join('\n\n');
}

/** The inline Markdown of what can be chosen, put in order or marked; nothing for what is typed. */
export function optionsOf(form: AnswerForm): readonly string[] {
  switch (form.kind) {
    case 'choice':
      return form.choices.map(({ text }) => text);
    case 'order':
      return form.items;
    case 'mark':
      return form.targets.map(({ label }) => label);
    case 'typed':
    case 'fields':
      return [];
  }
}

function workingMarkdown(working: Working): string {
  switch (working.kind) {
    case 'text':
      return enclosed(working.markdown);
    case 'bits':
      return codeBlock(bits(working.rows));
    case 'candidates':
      return table(
        [{ title: 'Considered' }, { title: 'Result' }, { title: 'Why' }],
        working.rows.map(({ label, verdict, reason }) => [
          escapedText(label),
          { wins: '✓ yes', loses: '– no', 'no-match': '· no match' }[verdict],
          reason,
        ]),
      );
    case 'steps':
      return list(working.steps, true);
  }
}

/** Rows below each other, octet by octet; a bar stands where the compared part ends. */
function bits(rows: BitRows): string {
  const width = Math.max(...rows.map(({ label }) => label.length));
  return rows
    .map((row) =>
      `${row.label.padEnd(width)}  ${octets(row.bits, row.compared).padEnd(36)}  ${remarkOf(row)}`.trimEnd(),
    )
    .join('\n');
}

function octets(bits: string, compared: number): string {
  return Array.from({ length: bits.length }, (_, place) => {
    const isCut = place === compared && place > 0;
    const isOctet = place % 8 === 0 && place > 0;
    return `${isCut ? '|' : isOctet ? '.' : ''}${bits.charAt(place)}`;
  }).join('');
}

function remarkOf({ verdict, remark }: BitRows[number]): string {
  const word = { plain: '', match: 'matches', differs: 'differs' }[verdict];
  const isSaid = word === '' || remark.toLowerCase().startsWith(word);
  return isSaid ? remark : [word, remark].filter((part) => part !== '').join(', ');
}
