import type { Dice } from './edits.ts';

/** A line of a note with a name that stays with it through all edits. */
export interface TextLine {
  readonly id: number;
  text: string;
}

export interface TextFile {
  path: string;
  lines: TextLine[];
}

/** Changes plain notes in place, line by line; false if there was nothing it could change. */
export type TextEdit = (files: TextFile[], dice: Dice) => boolean;

const bullet = /^\s*[-*+] \S/;
const prose = /^(?:\s*[-*+] )?[A-Z*][^|`[\]<>{}]*$/;
const row = /^\|.*\|\s*$/;
const heading = /^#{2,6} \S/;
const otherWords = 'chosen usual actual given particular separate whole common related further'.split(' ');
let nextId = 1_000_000;

export const textEdits: Readonly<Record<string, TextEdit>> = {
  'typo in a line': onLine(prose, (text, dice) => typo(text, dice)),
  'a word replaced': onLine(prose, (text, dice) => otherWord(text, dice)),
  'a word replaced in each of three lines': (files, dice) =>
    [1, 2, 3].map(() => onLine(prose, (text) => otherWord(text, dice))(files, dice)).includes(true),
  'words added to a line': onLine(prose, (text) => `${text.trimEnd().replace(/\.$/, '')}, as a rule.`),
  'a digit changed': onLine(/^[^`|#]*\d/, (text, dice) =>
    text.replace(/\d(?!.*\d)/, (digit) => String((Number(digit) + 1 + dice.below(8)) % 10)),
  ),
  'a heading renamed': onLine(heading, (text) => `${text} Explained`),
  'a line deleted': (files, dice) => {
    const spot = spotOf(files, dice, bullet);
    spot?.file.lines.splice(spot.index, 1);
    return spot !== null;
  },
  'a bullet added': (files, dice) => {
    const spot = spotOf(files, dice, bullet);
    spot?.file.lines.splice(
      spot.index,
      0,
      line('- **Quorum**: the number of members that must agree on a write'),
    );
    return spot !== null;
  },
  'two bullets swapped': (files, dice) => {
    const spot = spotOf(files, dice, bullet);
    const [one, other] = [spot?.file.lines[spot.index], spot?.file.lines[spot.index + 1]];
    if (!spot || !one || !other || !bullet.test(other.text)) return false;
    spot.file.lines.splice(spot.index, 2, other, one);
    return true;
  },
  'a cell changed': onLine(
    row,
    (text, dice) => {
      const cells = text.split('|');
      const index = 2 + dice.below(Math.max(1, cells.length - 3));
      cells[index] = ` ${otherWord((cells[index] ?? '').trim(), dice)} more `;
      return cells.join('|');
    },
    isBodyRow,
  ),
  'a row inserted': (files, dice) => {
    const spot = spotOf(files, dice, row, isBodyRow);
    if (!spot) return false;
    const cells = (spot.file.lines[spot.index]?.text ?? '').trim().split('|').slice(1, -1);
    const text = `| ${cells.map((_, index) => `Entry ${'abcdefgh'.charAt(index)} of a new row`).join(' | ')} |`;
    spot.file.lines.splice(spot.index, 0, line(text));
    return true;
  },
  'a column renamed': onLine(
    row,
    (text) => {
      const cells = text.split('|');
      cells[2] = ` ${(cells[2] ?? '').trim()} Renamed `;
      return cells.join('|');
    },
    isHeaderRow,
  ),
  'a column inserted': (files, dice) => {
    const spot = spotOf(files, dice, row, isHeaderRow);
    if (!spot) return false;
    for (let index = spot.index; row.test(spot.file.lines[index]?.text ?? ''); index++) {
      const one = spot.file.lines[index];
      if (!one) break;
      const cell = index === spot.index ? ' Remark ' : index === spot.index + 1 ? ' --- ' : ' none so far ';
      one.text = `${one.text.trimEnd()}${cell}|`;
    }
    return true;
  },
  'a file renamed': (files, dice) => {
    dice.pick(files).path = `renamed/${dice.below(10_000)}.md`;
    return true;
  },
  'a file renamed and edited': (files, dice) => {
    const file = dice.pick(files);
    file.path = `renamed/${dice.below(10_000)}.md`;
    return onLine(prose, (text) => otherWord(text, dice))([file], dice);
  },
};

function line(text: string): TextLine {
  return { id: nextId++, text };
}

function onLine(
  pattern: RegExp,
  change: (text: string, dice: Dice) => string,
  suits: (file: TextFile, index: number) => boolean = () => true,
): TextEdit {
  return (files, dice) => {
    const spot = spotOf(files, dice, pattern, suits);
    const one = spot?.file.lines[spot.index];
    if (!one) return false;
    const text = change(one.text, dice);
    const isChanged = text !== one.text;
    one.text = text;
    return isChanged;
  };
}

function spotOf(
  files: TextFile[],
  dice: Dice,
  pattern: RegExp,
  suits: (file: TextFile, index: number) => boolean = () => true,
): { file: TextFile; index: number } | null {
  const spots = files.flatMap((file) => {
    let isFenced = false;
    return file.lines.flatMap(({ text }, index) => {
      if (/^\s*(?:```|~~~)/.test(text)) isFenced = !isFenced;
      return !isFenced && pattern.test(text) && suits(file, index) ? [{ file, index }] : [];
    });
  });
  return spots.length === 0 ? null : dice.pick(spots);
}

function isHeaderRow({ lines }: TextFile, index: number): boolean {
  return /^\|[-:| ]+\|\s*$/.test(lines[index + 1]?.text ?? '');
}

function isBodyRow(file: TextFile, index: number): boolean {
  const above = file.lines.slice(0, index).map(({ text }) => text);
  const start = above.findLastIndex((text) => !row.test(text));
  return index - start > 2;
}

function typo(text: string, dice: Dice): string {
  const words = [...text.matchAll(/(?<=^|[ (])[a-z]{5,}(?=[ ,.?)]|$)/g)];
  if (words.length === 0) return text;
  const { 0: word, index } = dice.pick(words);
  const at = index + 1 + dice.below(word.length - 2);
  return `${text.slice(0, at)}${text.slice(at + 1)}`;
}

function otherWord(text: string, dice: Dice): string {
  const words = [...text.matchAll(/(?<=^|[ (])[a-z]{3,}(?=[ ,.?)]|$)/g)];
  if (words.length === 0) return text;
  const { 0: word, index } = dice.pick(words);
  return `${text.slice(0, index)}${dice.pick(otherWords)}${text.slice(index + word.length)}`;
}
