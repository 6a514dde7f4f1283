import { sliceInline, type Inline } from './inline.ts';
import { capitalised } from './nouns.ts';
import { baseOf, isAuxiliary, isBaseVerb, mayBeNoun } from './verbs.ts';

/**
 * How what is said of a term reads: a noun phrase (`a set of rules`), what it does (`Maps names`), what it is used for,
 * an order (`Use …`), or a clause of its own (`The client sends …`).
 */
export type Shape = 'phrase' | 'does' | 'used' | 'order' | 'clause';

/** What is said of a term without a subject that stands for it (`It`, `This service`), and how it reads. */
export interface Shaped {
  readonly shape: Shape;
  readonly text: Inline;
}

const standIn =
  /^(?:it|they|this|these)(?:\s+(?!is\b|are\b|was\b|can\b|will\b|has\b|have\b|does\b|do\b|must\b|should\b|may\b)[\p{Ll}-]+(?:\s+(?:tool|type|mode|layer|protocol|command|option|field|plugin|record|server|service|flag|port|node|object|component|method|algorithm|message|state|address|device|file|process))?)?\s+(?=(?:(?:also|only|always|usually|typically|often|simply|basically|mainly|primarily)\s+)?(?:[\p{Ll}]+))/iu;
const adverbs =
  /^(?:also|only|always|usually|typically|often|simply|basically|mainly|primarily|automatically|directly|dynamically|then|just|commonly|generally|normally|essentially|actively|continuously|periodically|efficiently|securely|temporarily|manually|randomly|locally|globally|optionally|explicitly|transparently)\s+/i;
const used =
  /^(?:(?:is|are|was|were)\s+)?(?:(?:mainly|primarily|commonly|often|typically|usually|mostly|generally|widely|only|also|sometimes)\s+)?used\s+(?:to|for)\s+/i;
const toBe = /^(?:is|are)\s+(?=(?:an?|the|one of)\s)/i;

/** Reads what is said of a term. */
export function shapeOf(body: Inline): Shaped {
  const stand = standIn.exec(body.masked);
  if (stand) {
    const rest = sliceInline(body, stand[0].length);
    const first = wordAt(rest.masked.replace(adverbs, ''), 0);
    if (isAuxiliary(first) || baseOf(first) !== null || isBaseVerb(first)) {
      if (/^(?:is|are)\s/i.test(rest.masked)) return ofPredicate(rest);
      return { shape: isAuxiliary(first) ? 'clause' : 'does', text: first === '' ? body : rest };
    }
    return { shape: 'clause', text: body };
  }
  return ofPredicate(body);
}

function ofPredicate(text: Inline): Shaped {
  const purpose = used.exec(text.masked);
  if (purpose)
    return {
      shape: 'used',
      text: sliceInline(text, purpose[0].length - (/to\s+$/i.exec(purpose[0])?.[0].length ?? 0)),
    };
  const be = toBe.exec(text.masked);
  if (be) return { shape: 'phrase', text: sliceInline(text, be[0].length) };
  const bare = text.masked.replace(adverbs, '');
  const first = wordAt(bare, 0);
  const second = wordAt(bare, 1);
  if (/^to$/i.test(first) && isBaseVerb(second))
    return { shape: /,|(?<![\p{L}])(?:you|we)(?![\p{L}])/u.test(text.masked) ? 'clause' : 'used', text };
  if (isThirdPerson(first, second)) return { shape: 'does', text };
  if (/^(?:does|has|can|cannot|must|is|are|will|may|should)$/i.test(first))
    return {
      shape: first.toLowerCase() === 'has' || first.toLowerCase() === 'does' ? 'does' : 'clause',
      text,
    };
  if (isOrder(first, second, wordAt(bare, 2))) return { shape: 'order', text };
  if (
    /^(?:if|when|while|once|after|before|as|in|on|at|for|with|by|from|during|because|since|although|though|unlike|like|instead|whether|where|how|why|what|no|not|you|your)$/i.test(
      first,
    )
  )
    return { shape: 'clause', text };
  return { shape: hasFiniteVerb(text.masked) ? 'clause' : 'phrase', text };
}

function isThirdPerson(first: string, second: string): boolean {
  if (baseOf(first) === null) return false;
  if (!mayBeNoun(first)) return !/^(?:of|are|is)$/i.test(second);
  return (
    second !== '' &&
    !/^(?:of|for|are|is|that|which|to|in|on|and|or|with|used|between|from|can|must|will|have|do|does|did|may|should|would|could|cannot|not|who|where|by|at)$/i.test(
      second,
    )
  );
}

function isOrder(first: string, second: string, third: string): boolean {
  if (!isBaseVerb(first) || second === '') return false;
  if (
    /^(?:use|ensure|avoid|make|keep|run|check|verify|create|configure|enable|disable|implement|add|remove|set|choose|apply|deploy|identify|provide|allow|define|prevent|limit|reduce|increase|improve|query|test|specify|display|send|start|stop|include|install)$/i.test(
      first,
    )
  )
    return true;
  return (
    (/^and$/i.test(second) && isBaseVerb(third)) ||
    /^(?:the|a|an|all|any|your|each|every|its|their|only|to|it|them|that)$/i.test(second) ||
    second.startsWith('x')
  );
}

const relative =
  /^(?:that|which|who|whose|whom|where|when|while|to|if|because|using|based|consisting|containing|such|than|how|why|so|within|whereby)$/i;
const article =
  /^(?:the|an?|all|each|every|its|their|any|no|one|two|only|both|other|another|more|multiple|some|data|traffic|packets|information|it|them|up|down|out|whether|that)$/i;
const preposition =
  /^(?:of|in|for|on|by|with|at|from|to|as|the|an?|and|or|per|via|between|its|their|your|each|every|any|this|these)$/i;

/** Whether the main clause has a finite verb; the verb of a clause that begins with `that` or `which` is not of the main clause. */
export function hasFiniteVerb(masked: string): boolean {
  const words = masked
    .slice(0, 240)
    .replace(/\([^)]*\)/g, ' ')
    .split(/\s+/)
    .slice(0, longestClause);
  let isInRelative = false;
  for (let index = 1; index < words.length; index += 1) {
    const word = bareWord(words[index] ?? '');
    const after = bareWord(words[index + 1] ?? '');
    if (relative.test(word)) isInRelative = true;
    else if (/^(?:and|or)$/i.test(word)) index += 1;
    else if (isFinite(words, index)) {
      if (!isInRelative) return true;
      isInRelative = false;
      if (isAuxiliary(word) && isAuxiliary(after)) index += 1;
    } else if (/(?:ed|ing)$/.test(word) && index > 1 && afterParticiple.test(after)) return false;
  }
  return false;
}

const longestClause = 24;
const afterParticiple = /^(?:by|to|for|in|on|with|as|from|the|an?|at|via|between)$/i;

function isFinite(words: readonly string[], index: number): boolean {
  const word = bareWord(words[index] ?? '');
  if (isAuxiliary(word)) return true;
  const previous = words[index - 1] ?? '';
  const before = bareWord(previous);
  if (preposition.test(before) || /[,;]$/.test(previous)) return false;
  if (baseOf(word) !== null && (!mayBeNoun(word) || article.test(bareWord(words[index + 1] ?? ''))))
    return true;
  return isBaseVerb(word) && /^\p{Ll}{3,}[^su]s$/u.test(before);
}

/** The nth word of a text, from 0, without punctuation. */
export function wordAt(text: string, index: number): string {
  return bareWord(text.trimStart().slice(0, 200).split(/\s+/)[index] ?? '');
}

function bareWord(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** A text whose first letter is upper case where it is a plain word. */
export function capitalisedInline(text: Inline): Inline {
  const [first, ...rest] = text.segments;
  if (first?.kind !== 'text') return text;
  const capital = capitalised(first.text);
  if (capital === first.text) return text;
  const masked = capital.slice(0, 1) + text.masked.slice(1);
  return {
    ...text,
    segments: [{ ...first, text: capital }, ...rest],
    plain: capital.slice(0, 1) + text.plain.slice(1),
    masked,
  };
}
