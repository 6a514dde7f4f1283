import { tellingWords } from './word-lists.ts';

/** A word of a text without markup and without the punctuation around it. */
export interface Word {
  readonly text: string;
  /** Whether another word in its place makes another text: a number, address, path, flag, operator or negation. */
  readonly isTelling: boolean;
  /** Whether one letter more or less makes another word: a name in code, or one written in capitals. */
  readonly isExact: boolean;
}

/** Stands for a gap in the words of a cloze. */
export const gapWord = '□';

const structure =
  /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)]|#{1,6}|\[[ xX]\]|\[![a-z]+\][-+]?)(?=[ \t]))+|^[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*$/gm;
const linkTarget = /\]\([^()\n]{0,2000}\)/g;
const emphasis = /(?<=[^\s=])(?:==|\*\*|~~|__)|(?:==|\*\*|~~|__)(?=[^\s=])/g;
const tokens =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s|\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
const opening = new Set('"\'“”„‘’«»‹›([{*_,;');
const closing = new Set('"\'“”‘’«»‹›)]}*_,;.!?…');
const ornament = /^[-–—•·*_…"'“”„‘’«»‹›.,:;()[\]{}?#~]*$/;
const innerMark = /[\p{L}\p{N}][/.:@=][\p{L}\p{N}]|\\/u;
const abbreviation = /^(?:e\.g|i\.e|z\.b|d\.h|u\.a|a\.k\.a|and\/or|w\/o)$/;
const flag = /^--?\p{L}/u;

/** The words of a Markdown text in order, lower case; list marks, link targets and lone punctuation are left out. */
export function wordsOf(markdown: string): Word[] {
  const text = markdown.replace(structure, ' ').replace(linkTarget, ']');
  return text.split('`').flatMap((segment, index) => {
    const isCode = index % 2 === 1;
    const plain = isCode ? segment : segment.replace(emphasis, '');
    return (plain.match(tokens) ?? []).flatMap((token) => wordOf(token, isCode) ?? []);
  });
}

function wordOf(token: string, isCode: boolean): Word | null {
  if (token === gapWord) return { text: token, isTelling: false, isExact: true };
  const written = stripped(token);
  if (!/[\p{L}\p{N}]/u.test(written))
    return ornament.test(token) && !token.includes('::')
      ? null
      : { text: token, isTelling: true, isExact: true };
  const isFlag = flag.test(written);
  const lower = written.toLowerCase();
  const isTelling =
    isFlag ||
    /\p{N}/u.test(written) ||
    tellingWords.has(lower) ||
    /n['’]t$/.test(lower) ||
    (innerMark.test(written) && !abbreviation.test(lower));
  const isExact = isTelling || isCode || /\p{Lu}/u.test(written.slice(1));
  const isCaseTelling = isFlag || (isCode && written.length <= 2);
  return { text: isCaseTelling ? written : lower, isTelling, isExact };
}

function stripped(token: string): string {
  let start = 0;
  let end = token.length;
  while (start < end && opening.has(token.charAt(start))) start += 1;
  while (end > start && isClosing(token, end - 1)) end -= 1;
  return token.slice(start, end);
}

/** The colons that end an address such as `fe80::` belong to it. */
function isClosing(token: string, index: number): boolean {
  const character = token.charAt(index);
  return character === ':' ? token.charAt(index - 1) !== ':' : closing.has(character);
}
