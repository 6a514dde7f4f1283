import type { Card } from './card.ts';
import {
  beginsWithPointer,
  contentWords,
  countWords,
  functionWords,
  pointsElsewhere,
  wordsOf,
} from './words.ts';

const longestFront = 220;
const longestBack = { phrase: 350, list: 420, code: 700 };
const mostCodeLines = 15;

/** Why a card is not worth proposing, as a word or two; null if it passes. */
export function flawOf(card: Card): string | null {
  const { front, gap } = card.shown;
  const question = front.slice(card.context === '' ? 0 : card.context.length + 2);
  return (
    flawOfText(question) ??
    (front.length > longestFront + (gap ? 60 : 0) ? 'long front' : null) ??
    (personal.test(front) ? 'personal' : null) ??
    (gap ? flawOfGap(card, gap) : flawOfAnswer(card, question))
  );
}

const personal =
  /(?<![\p{L}\p{N}'’-])(?:I|I['’](?:m|ve|ll|d)|my|mine|we|we['’](?:re|ve|ll)|our|ours|us|let['’]s|lol|btw|imho|tbd|todo|fixme)(?![\p{L}\p{N}'’/.-])/iu;
const danglingEnd =
  /(?:[:：,;(–—-]|(?<![\p{L}\p{N}])(?:and|or|but|the|a|an|of|to|in|for|with|as|by|from|that|which|is|are|e\.g\.|i\.e\.|such as|like|via|und|oder|der|die|das))\s*[.?]?$/iu;
const address = /https?:\/\/|www\.|\]\(/;

/** What is wrong with a text whoever asks it: empty, cut off, or in need of what stands elsewhere. */
function flawOfText(text: string): string | null {
  if (countWords(text) === 0) return 'empty';
  if (beginsWithPointer(text)) return 'pronoun';
  if (pointsElsewhere(text)) return 'points elsewhere';
  if (
    /(?<![;,—–]\s|(?:and|but|or|so|that|which|by|if|when)\s)(?<![\p{L}])(?:this|these|those|such)(?:[,.;:]?\s)(?!as(?![\p{L}])|that(?![\p{L}]))/iu.test(
      text,
    )
  )
    return 'pronoun inside';
  if (!isBalanced(text)) return 'unbalanced';
  if (!/[?？]$/.test(text) && danglingEnd.test(text)) return 'cut off';
  if (address.test(text)) return 'address';
  if (/ > [^>]* > /.test(text)) return 'path of pages';
  if (/\{\{|\}\}| :: |^[QAC]: |%%|<!--/.test(text)) return 'card mark';
  return null;
}

function flawOfAnswer({ answerKind, shown }: Card, question: string): string | null {
  const { front, back } = shown;
  if (back.length > longestBack[answerKind]) return 'long back';
  if (answerKind === 'code')
    return back.trim() === '' || back.split('\n').length > mostCodeLines ? 'long code' : null;
  const flaw = answerKind === 'phrase' ? flawOfText(back) : null;
  if (flaw !== null) return `answer: ${flaw}`;
  if (answerKind === 'phrase' && /[?？]$/.test(back)) return 'answer asks';
  if (personal.test(back)) return 'personal';
  if (/^(?:n\/a|none|-+|–|—|\?+|tbd|todo|x|✓|✔|✗|✘|❌|✅|yes|no|true|false|…|\.\.\.)$/iu.test(back.trim()))
    return 'says nothing';
  return holds(front, back) || isGivenAway(question, back) ? 'answer in question' : null;
}

/** Whether the question already holds the answer, or all but nothing of it is new. */
function isGivenAway(question: string, back: string): boolean {
  const asked = new Set(contentWords(question));
  const words = contentWords(back);
  if (words.length === 0) return false;
  const fresh = words.filter((word) => !asked.has(word));
  return fresh.length === 0 || (words.length >= 5 && fresh.length / words.length < 0.34);
}

function holds(text: string, part: string): boolean {
  return ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(part).join(' ')} `);
}

const vague =
  /^(?:important|main|key|primary|secondary|different|same|not|never|always|only|must|should|very|all|every|each|any|some|many|most|more|less|few|several|both|new|old|first|second|third|last|next|previous|other|another|various|specific|common|typical|default|simple|easy|hard|good|bad|better|best|fast|faster|slow|slower|high|higher|low|lower|large|larger|small|smaller|big|bigger|true|false|yes|no|note|tip|warning|example|examples|unique|multiple|single|however|therefore|and|or|if|before|after|without|with|during|between|within|across|automatically|manually|directly|usually|typically|generally|often|sometimes|optional|optionally|required|mandatory|recommended|critical|essential|crucial|necessary|possible|available|useful|used|one|two|three|four)$/i;

function flawOfGap(card: Card, gap: { before: string; answer: string; after: string }): string | null {
  const { answer } = gap;
  const rest = `${card.context} ${gap.before} … ${gap.after}`;
  if (card.shown.front.length < 30 || countWords(rest) < 4) return 'short text';
  if (answer.length > 48 || countWords(answer) > 6) return 'long gap';
  if (vague.test(answer.trim()) || /ly$/.test(answer.trim())) return 'vague gap';
  const words = contentWords(answer);
  if (words.length === 0 && (!/\d|[^\s\p{L}]/u.test(answer) || functionWords.has(answer.toLowerCase())))
    return 'stop word gap';
  if (holds(rest, answer)) return 'answer in text';
  if ((answer.match(/\p{Lu}{2,}/gu) ?? []).some((short) => holds(rest, short))) return 'answer in text';
  const said = new Set(contentWords(rest));
  const given = words.filter((word) => said.has(word));
  if (words.length > 0 && given.length / words.length > 0.5) return 'answer in text';
  return null;
}

const pairs: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['“', '”'],
];

function isBalanced(text: string): boolean {
  for (const [open, close] of pairs) {
    let depth = 0;
    for (const character of text) {
      if (character === open) depth += 1;
      if (character === close) depth -= 1;
      if (depth < 0) return false;
    }
    if (depth !== 0) return false;
  }
  return (text.match(/"/g)?.length ?? 0) % 2 === 0;
}
