import { answerOf, cardOf, inlineSidesOf, linesOf, sidesOf } from './cards-in-text.ts';
import type { CodePart, Lead, Passage, TableText } from './material.ts';
import { plainLine } from './plain-line.ts';
import { joinLines, joinTexts, sentencesOf, type PlainText } from './sentences.ts';
import type { Statement } from './statement.ts';

const longestRow = 1500;

/** Items of a list that is read as one row. */
const longestList = 14;

const choice = /^\s*(?:\[[ xX]?\]|\(?[a-hA-H][).]\s)/;
const explicitChoice =
  /\bwhich (?:of|one|is|are|statement)|\btrue (?:or|\/) ?false|\b(?:choose|select|pick|tick) (?:the|one|all|two|every)|\bquiz\b|\boptions?:\s*$/i;

/** Whether what introduces a list asks to choose among its items; a question of how or why is answered by them. */
function asksToChoose({ raw, items }: Lead): boolean {
  if (explicitChoice.test(raw)) return true;
  if (!/\?[\s*_]*$/.test(raw) || /^\W*(?:how|why)\b(?! many| much)/i.test(raw)) return false;
  return items.length <= 6 && items.every((item) => item.raw.length < 80);
}

/** Labels of a table that describes one network or host, line by line. */
const labelsNetwork = /mask|broadcast|gateway|network|subnet|address|hosts?|prefix|cidr|first|last/i;

/** A list of wrong things on purpose, told by its heading or by what introduces it. */
const isAboutMistakes =
  /\b(?:mistakes?|myths?|misconceptions?|misunderstandings?|wrong|incorrect|pitfalls?|gotchas?|false|broken|invalid|anti-?patterns?)\b/i;

/** What a passage says, sentence by sentence and card by card; `before` is the passage above it. */
export function statementsOfPassage(passage: Passage, before: Passage | null): Statement[] {
  const { headings, lead, isUnticked } = passage;
  const context = [...headings, lead?.raw ?? ''].join('\n');
  if (isUnticked || isAboutMistakes.test(context)) return [];
  const whole = plainOf(passage);
  if (lead && (choice.test(whole.text) || (lead.items.length > 1 && asksToChoose(lead)))) return [];
  const statement = statementWith(context);
  const pair = (front: PlainText, back: PlainText) => {
    const { card, rest } = cardOf(front, back);
    return [statement(card, 'card'), ...rest.flatMap(sentences)];
  };
  const sentences = (text: PlainText) => sentencesOf(text).map((sentence) => statement(sentence, 'sentence'));

  const answer = answerOf(whole);
  if (answer && before) {
    const asked = sidesOf(plainOf(before));
    if (asked?.back === null) return pair(asked.front, answer);
  }
  const sides = sidesOf(whole);
  if (sides) return sides.back === null ? [] : pair(sides.front, sides.back);
  const asker = questionAbove(passage, before);
  if (asker) return pair(plainOf(asker), whole);
  if (!/::| >> | <> /.test(whole.text)) return sentences(whole);
  return linesOf(whole).flatMap((line) => {
    const found = inlineSidesOf(line);
    return found ? pair(found.front, found.back) : sentences(line);
  });
}

/** A list with what introduces it as one row of labelled fields; null where that would be no short list. */
export function statementOfList(lead: Lead): Statement | null {
  const { items } = lead;
  const [first] = items;
  if (!first || items.length > longestList) return null;
  const context = [...first.headings, lead.raw].join('\n');
  if (isAboutMistakes.test(context) || asksToChoose(lead)) return null;
  const introduces = lead.raw !== '' && !/[.;!?]\s*$/.test(lead.raw);
  const fields = [...(introduces ? [lead] : []), ...items];
  if (items.some((item) => item.isUnticked)) return null;
  if (fields.length < 2 || fields.some(({ raw }) => raw.length > 160)) return null;
  const plain = fields.map(plainOf);
  if (plain.some(({ text }) => choice.test(text))) return null;
  return rowOf(plain, context);
}

/** The lines of a paragraph or a code block that are labelled fields, as one row; null unless there are two or more. */
export function statementOfFields(raw: string, line: number, context: string): Statement | null {
  if (isAboutMistakes.test(context) || raw.length > 4000) return null;
  const fields = linesOf(plainOf({ raw, line })).filter(({ text }) =>
    /^\s*[A-Za-z][\w /.()-]{1,40}?\s*[:=→]\s*\S/.test(text),
  );
  return fields.length < 2 || fields.length > 20 ? null : rowOf(fields, context);
}

/** The rows of a table, each with its headers as labels; a table of labels and values is one row more. */
export function statementsOfTable({ raw, line, headings }: TableText): Statement[] {
  const context = headings.join('\n');
  const [header = '', , ...rows] = raw.split('\n');
  const headers = cellsOf(header);
  if (isAboutMistakes.test(`${context} ${header}`)) return [];
  const cells = rows.map((row, index) => ({ cells: cellsOf(row), line: line + index + 2 }));
  const statements = cells.flatMap((row) => {
    if (row.cells.every((cell) => cell === '')) return [];
    if (/^(?:question|front|q|prompt)$/i.test(headers[0] ?? '') && headers.length >= 2) {
      const [front = '', back = ''] = row.cells.map((text) => joinLines([text], row.line));
      return front === '' || back === '' ? [] : [statementWith(context)(cardOf(front, back).card, 'card')];
    }
    const text = row.cells
      .map((cell, index) => fieldOf(headers[index] ?? '', cell))
      .filter((field) => field !== '')
      .join('; ');
    return text.length > longestRow ? [] : [statementWith(context)(joinLines([text], row.line), 'row')];
  });
  const labelled = [{ cells: headers, line }, ...cells].filter(
    (row) => row.cells.length === 2 && /[a-z]/i.test(row.cells[0] ?? ''),
  );
  const named = labelled.filter((row) => labelsNetwork.test(row.cells[0] ?? ''));
  if (headers.length !== 2 || named.length < 2 || labelled.length > 20) return statements;
  const fields = labelled.map((row) =>
    joinLines([fieldOf(row.cells[0] ?? '', row.cells[1] ?? '')], row.line),
  );
  const row = rowOf(fields, context);
  return row ? [...statements, row] : statements;
}

/** The lines of code that is no program but text, each as a sentence. */
export function statementsOfCode({ code, headings }: CodePart): Statement[] {
  if (!['', 'text', 'txt', 'plain', 'plaintext', 'console', 'output', 'none'].includes(code.language))
    return [];
  if (isAboutMistakes.test(code.context)) return [];
  const context = headings.join('\n');
  return code.lines.flatMap(({ text, line }) =>
    text.trim() === '' || text.length > 300
      ? []
      : [statementWith(context)(joinLines([text], line), 'sentence')],
  );
}

/** What has been read of a passage, which is looked at again as an item and as a question above. */
const read = new WeakMap<object, PlainText>();

function plainOf(source: { readonly raw: string; readonly line: number }): PlainText {
  const known = read.get(source);
  if (known) return known;
  const text = joinLines(source.raw.split('\n').map(plainLine), source.line);
  read.set(source, text);
  return text;
}

function statementWith(context: string) {
  return ({ text, breaks }: PlainText, kind: Statement['kind']): Statement => ({
    text,
    breaks,
    kind,
    context,
  });
}

function rowOf(fields: readonly PlainText[], context: string): Statement | null {
  const row = joinTexts(fields, '; ');
  return row.text.length > longestRow ? null : statementWith(context)(row, 'row');
}

/** A heading or an item that asks, where the passage is the only one that can answer it. */
function questionAbove(passage: Passage, before: Passage | null): { raw: string; line: number } | null {
  const { lead } = passage;
  const asks = (text: string) => text.length < 300 && /\?[\s*_]*$/.test(text);
  if (lead) return lead.items.length === 1 && lead.items[0] === passage && asks(lead.raw) ? lead : null;
  return before && asks(before.raw) ? before : null;
}

function fieldOf(label: string, value: string): string {
  if (value === '') return '';
  return label === '' ? value : `${label.replace(/[:?]+$/, '')}: ${value}`;
}

function cellsOf(row: string): string[] {
  const text = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return text.split(/(?<!\\)\|/).map((cell) => plainLine(cell.trim()).replaceAll(';', ',').trim());
}
