import { bitsOf, formatIpv4 } from '../../../net/address.ts';
import { netmask, wildcardMask } from '../../../net/prefix.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, Mistake } from '../check.ts';
import { networkWords, type MaskWord, type PrefixWord, type WildcardWord } from '../network-words.ts';
import type { Statement } from '../statement.ts';

/** Words that set one network beside another, so that a prefix and a mask need not be the same. */
const compares =
  /\b(?:subnet(?:ted|s|ting)?(?! ?mask)\s+(?:into|it|the|using|of the)|split\w*|divid\w+|carv\w+|borrow\w*|summar\w+|aggregat\w+|supernet\w*|longer|shorter|larger|smaller|bigger|wider|narrower|chang\w+|instead|default|classful|class [a-e]\b|from \/|convert\w*|overrid\w+|within|inside|extend\w*|differ\w*|mismatch\w*|compar\w+|to \/\d|originally|was)\b/i;

type Word = PrefixWord | MaskWord | WildcardWord;

export const check: Check = {
  id: 'prefix-mask',
  joinsItems: true,
  trigger: /255\.|\b0\.0\.|1{8}[. ]|0xf/i,
  inStatement(statement) {
    const text = withoutContrast(statement.text);
    const words = networkWords(text).filter((word): word is Word => word.kind !== 'address');
    const masks = words.filter((word) => word.kind === 'mask');
    const impossible = masks.flatMap((mask) => (mask.length === null ? invalidMask(statement, mask) : []));
    if (impossible.length > 0) return impossible;
    return [...pairs(words, text)].flatMap(([prefix, mask]) => disagreement(prefix, mask));
  },
};

function invalidMask({ text }: Statement, mask: MaskWord): Mistake[] {
  const around = text.slice(Math.max(0, mask.start - 60), mask.end + 40);
  if (!/mask|\/\d/i.test(around) || /wildcard|inverse/i.test(around)) return [];
  const value = mask.text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return [
    {
      start: mask.start,
      end: mask.end,
      computation: `${mask.text} is ${dotted(bitsOf(value))} in binary, and a netmask has all its ones in front.`,
      correction: `${mask.text} is no netmask.`,
    },
  ];
}

/** Pairs each prefix with the mask said to be the same: the only one, or the one beside it where they take turns. */
function* pairs(words: readonly Word[], text: string): Iterable<[Word, Word]> {
  const isAboutWildcards = /wildcard|inverse|hostmask|\bACL|access[- ]list/i.test(text);
  const usable = words.filter(({ kind }) => kind !== 'wildcard' || isAboutWildcards);
  const lengths = new Set(usable.map(({ length }) => length));
  if (lengths.size < 2) return;
  const prefixes = distinct(usable, 'prefix');
  const masks = distinct(usable, 'mask');
  const wildcards = distinct(usable, 'wildcard');
  const [prefix] = prefixes;
  const [mask] = masks;
  const [wildcard] = wildcards;
  if (prefixes.length <= 1 && masks.length <= 1 && wildcards.length <= 1) {
    const first = prefix ?? mask;
    if (compares.test(text) || !first) return;
    if (mask && first !== mask) yield [first, mask];
    if (wildcard) yield [first, wildcard];
    return;
  }
  for (const [index, word] of usable.entries()) {
    const next = usable[index + 1];
    if (!next || word.kind === next.kind) continue;
    if (isEqualled(text.slice(word.end, next.start), word, next)) yield [word, next];
  }
}

/** Whether what stands between a prefix and a mask says that they are the same. */
function isEqualled(between: string, word: Word, next: Word): boolean {
  const link =
    /^[`"'*\s]*(?:[(:=]|→|->|=>|—|–|-|,? ?(?:is|has|means|equals|uses|gives|corresponds to|is equivalent to|is the same as|translates to|or|aka|i\.e\.,?|with|netmask|mask)\b)[\s(:=`"']*(?:(?:the|a|an|same|as|of|is|subnet|net|network|wildcard|mask|netmask|prefix|cidr|notation|decimal|binary|in|dotted|its|inverse)\b[ -:=]*)*[`"'(]*$/i;
  return link.test(between) && (word.kind === 'prefix') !== (next.kind === 'prefix');
}

function distinct(words: readonly Word[], kind: Word['kind']): Word[] {
  const seen = new Map<number | null, Word>();
  for (const word of words) if (word.kind === kind && !seen.has(word.length)) seen.set(word.length, word);
  return [...seen.values()];
}

function disagreement(one: Word, other: Word): Mistake[] {
  if (one.length === other.length || one.length === null) return [];
  const [given, mask] =
    one.kind === 'prefix' ? [one, other] : other.kind === 'prefix' ? [other, one] : [one, other];
  const length = given.length ?? 0;
  const isWildcard = mask.kind === 'wildcard';
  const truth = formatIpv4(isWildcard ? wildcardMask(length) : netmask(length));
  const computation = isWildcard
    ? `A wildcard mask is the netmask turned over: /${length} leaves ${32 - length} bits free, which is ${truth}.`
    : `/${length} is ${length} ones and ${32 - length} zeros, ${dotted(bitsOf(netmask(length)))}, which is ${truth}.`;
  const own =
    mask.length === null ? '' : ` ${mask.text} is ${isWildcard ? 'the wildcard of ' : ''}/${mask.length}.`;
  return [
    {
      start: Math.min(one.start, other.start),
      end: Math.max(one.end, other.end),
      at: Math.max(one.start, other.start),
      computation,
      correction: `The ${isWildcard ? 'wildcard mask' : 'netmask'} of /${length} is ${truth};${own}`.replace(
        /;$/,
        '.',
      ),
    },
  ];
}

function dotted(bits: string): string {
  return bits.replace(/(.{8})(?=.)/g, '$1.');
}
