import type { Statement } from './statement.ts';

/** Words after which nothing in the sentence is meant to be true. */
const refuses =
  /\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistake(?:n|nly|s)?|myths?|misconceptions?|misunderstand\w*|untrue|false(?:ly)?|invalid|illegal|confus\w+|mix(?:ed|ing)? up|mistyped?|typo|bogus|error|fails?|refused?|rejected|don['’]t (?:think|say|write|believe)|never (?:think|say|write)|hypothetical\w*|used to think|once thought|people (?:often )?(?:say|think|believe)|oops|nonsense)\b|[❌✗✘🚫]|\bx:/iu;
const denies =
  /\b(?:not|never|no|nor|neither|cannot|without|instead of|rather than|unlike|isn['’]t|aren['’]t|doesn['’]t|don['’]t|can['’]t|won['’]t|wasn['’]t|didn['’]t|wouldn['’]t|couldn['’]t|shouldn['’]t|except|vs\.?|versus|could|might|should (?:it|we|you)|either)\b|[≠]|!=/i;
const supposes =
  /(?:^|[,;:(]\s*)(?:what )?(?:if|suppose|imagine|say|assume|pretend|unless|whether)\b[^,;]*$/i;
const clauseEnd = /[;:,—→]|\s[–-]\s|\b(?:but|because|since|so|while|whereas|although|though|which)\b/gi;
const asks =
  /^\s*(?:[-*\d.)\s]*)(?:is|are|does|do|did|can|could|would|should|will|what|which|how|why|when|where|who)\b/i;

/**
 * Whether a statement means to say what stands from `start` to `end`: not when it is asked, denied, supposed, quoted as an
 * error or called a mistake.
 */
export function isAsserted({ text, kind }: Statement, start: number, end: number, isDenial = false): boolean {
  if (refuses.test(text)) return false;
  if (kind !== 'card' && isQuestion(text, end)) return false;
  if (supposes.test(text.slice(0, start)) && !/[,;:]/.test(text.slice(start, end))) return false;
  if (isReported(text, start, end)) return false;
  return isDenial || !denies.test(clauseAround(withoutContrast(text), start, end));
}

/** Whether a sentence shows the code within it as what is wrong or not done. */
export function isShownAsWrong(sentence: string, code: string): boolean {
  if (refuses.test(sentence)) return true;
  const before = sentence.slice(0, Math.max(0, sentence.indexOf(code)));
  return /\b(?:not|never|n['’]t|instead of|rather than|unlike|without)\b[^.;]{0,30}$/i.test(before);
}

/** The text without the parts that name what is not so, such as `, not 23`; what is cut becomes spaces. */
export function withoutContrast(text: string): string {
  if (last.text !== text) last = { text, cut: cutContrast(text) };
  return last.cut;
}

/** The text asked for last, as every check of a statement asks for the same. */
let last = { text: '', cut: '' };

function cutContrast(text: string): string {
  if (!/\b(?:not|unlike|instead of|rather than|vs|versus|compared|opposed)\b/i.test(text)) return text;
  return text.replace(
    /[,;(—–-]\s*(?:and |but )?(?:not|unlike|instead of|rather than|as opposed to|compared (?:to|with))\b[^,;.)—→]*|\b(?:instead of|rather than|as opposed to|unlike) [^,;.)—→]*/gi,
    (cut) => ' '.repeat(cut.length),
  );
}

function isQuestion(text: string, end: number): boolean {
  const mark = text.indexOf('?', end);
  if (mark < 0) return false;
  return (
    asks.test(text) || text.slice(mark + 1).trim() === '' || /^["”')\s]*(?:\s|$)/.test(text.slice(mark + 1))
  );
}

function isReported(text: string, start: number, end: number): boolean {
  const open = Math.max(text.lastIndexOf('"', start), text.lastIndexOf('“', start));
  if (open < 0) return false;
  const closes = Math.max(text.indexOf('"', end), text.indexOf('”', end));
  return (
    closes >= 0 &&
    /\b(?:says?|said|thinks?|thought|believes?|claims?|heard|told|writes?|answers?)\b/i.test(text)
  );
}

function clauseAround(text: string, start: number, end: number): string {
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(clauseEnd)) {
    if (match.index + match[0].length <= start) from = match.index + match[0].length;
    else if (match.index >= end) {
      to = match.index;
      break;
    }
  }
  return text.slice(from, to);
}
