import { phrase } from './card.ts';
import { inlineText, sliceInline, unstyled, type Inline } from './inline.ts';
import { articleOf, isPlural, withinSentence } from './nouns.ts';
import { capitalisedInline, type Shaped, wordAt } from './shape.ts';
import { baseOf, isBaseVerb, mayBeNoun, thirdPersonOf } from './verbs.ts';
import { countWords } from './words.ts';

/** A question with its answer and how likely both are good. */
export interface Asked {
  readonly question: Inline;
  readonly answer: Inline;
  readonly quality: number;
}

/** What is needed to ask about a term. */
export interface TermContext {
  readonly vocabulary: ReadonlySet<string>;
  /** What the term is one of, in the singular, such as `step` or `key feature`; empty if that is not known. */
  readonly kind: string;
}

/** Asks about a term what is said of it; null where no question fits. */
export function askAbout(
  styled: Inline,
  { shape, text }: Shaped,
  { vocabulary, kind }: TermContext,
): Asked | null {
  const term = unstyled(styled);
  const isCode = term.segments.every((segment) => segment.kind === 'code');
  const plural = !isCode && isPlural(term.plain);
  if (shape === 'order' && !isCode && !plural) return null;
  const name = named(term, vocabulary);
  const answer = capitalisedInline(text);
  const does =
    shape === 'does' ||
    shape === 'order' ||
    (shape === 'phrase' && plural && isBaseVerb(wordAt(text.masked, 0)));
  const quoted = term.segments.every((segment) => segment.kind === 'text')
    ? phrase('“', term.plain, '”')
    : term;
  if (kind === 'step')
    return { question: phrase('What happens in the step ', quoted, '?'), answer, quality: 0.84 };
  if (qualityKinds.test(kind))
    return { question: phrase(`What is meant by the ${kind} `, quoted, '?'), answer, quality: 0.8 };
  if (stateKinds.test(kind))
    return { question: phrase(`What does the ${kind} `, quoted, ' mean?'), answer, quality: 0.84 };
  if (shape === 'phrase' && !does)
    return {
      question: phrase(...whatIs(name, text, plural), '?'),
      answer,
      quality: phraseQuality(text.masked),
    };
  if (does)
    return {
      question:
        plural && !isTitle(term.plain, text.masked)
          ? phrase('What do ', name.text, ' do?')
          : phrase('What does ', withArticle(name), ' do?'),
      answer,
      quality: 0.88,
    };
  if (shape === 'used')
    return {
      question: phrase(
        plural ? 'What are ' : 'What is ',
        plural ? name.text : withArticle(name),
        ' used for?',
      ),
      answer,
      quality: 0.88,
    };
  const question =
    kind === ''
      ? phrase('What is meant by ', quoted, '?')
      : phrase(`What characterises the ${kind} `, quoted, '?');
  return { question, answer, quality: kind === '' ? 0.68 : 0.78 };
}

/** Whether a plural is the name of one thing, such as `Least Connections`, of which the text speaks in the singular. */
function isTitle(term: string, said: string): boolean {
  return /^\p{Lu}\S* \p{Lu}/u.test(term) && baseOf(wordAt(said, 0)) !== null;
}

/** A phrase that defines has an article or says what it is for; mere enumerations and participles seldom make an answer. */
function phraseQuality(masked: string): number {
  if (/ = |;/.test(masked)) return 0.6;
  if (
    /^(?:\p{L}+ed|\p{L}{3,}ing|sent|set|built|known|found|kept|held|shown|run|made|seen|given|written|most|very|no|not|only|all|suitable|ideal|good|useful|available|similar|same|faster|slower|higher|lower|better|easy|simple|similar|due|up|per|about|around|approximately)(?![\p{L}-])/iu.test(
      masked,
    )
  )
    return 0.65;
  const hasArticle =
    /^(?:an?|the|any|one of|set of|collection of|group of|part of|method|process|type of|kind of|protocol|technique|mechanism)\s/i.test(
      masked,
    );
  const isJoined =
    /(?<![\p{L}])(?:that|which|who|for|used|to|of|between|where|from|by|with|through|via|containing|consisting|in|on|per)(?![\p{L}])/iu.test(
      masked,
    );
  const isEnumeration = (masked.match(/,/g)?.length ?? 0) >= 2;
  if (hasArticle) return isJoined ? 0.92 : 0.86;
  return isEnumeration && !isJoined ? 0.66 : isJoined ? 0.84 : 0.76;
}

const qualityKinds =
  /(?:feature|advantage|disadvantage|benefit|drawback|limitation|characteristic|property|principle|issue|problem|challenge|concern|goal)$/;
const stateKinds = /(?:state|mode|phase|stage|level|policy|status)$/;

interface Name {
  readonly text: Inline;
  /** Whether it is a common noun in the singular, which needs an article. */
  readonly isCommon: boolean;
}

/** A term as it stands within a sentence behind `of` or `does`, with an article where it needs one. */
export function inSentence(term: Inline, vocabulary: ReadonlySet<string>): Inline {
  return withArticle(named(unstyled(term), vocabulary));
}

/** A term as it stands within a sentence. */
function named(term: Inline, vocabulary: ReadonlySet<string>): Name {
  const isText = term.segments.every(({ kind }) => kind === 'text');
  const text = isText ? inlineText(withinSentence(term.plain, vocabulary)) : loweredArticle(term);
  const isCommon =
    isText &&
    (/^\p{Ll}/u.test(text.plain) || /^[\p{Lu}\d-]{2,}(?: \p{Ll}[\p{L}-]+)+$/u.test(text.plain)) &&
    !/^(?:the|an?|each|every|all)\s/.test(text.plain);
  const isBare =
    isAdjective(text.plain) ||
    /^[^aeiouy\s]+$|[bcdfghjklmnpqrstvwxz]{5}|ctl$|^\p{Ll}+\p{Lu}|\d|[&+/]|^\p{L}+ing(?:$|\s(?:the|an?|of|in|to|and|with|from|for)\s)/u.test(
      text.plain,
    );
  return { text, isCommon: isCommon && !isBare && !isPlural(text.plain) && !isMass(text.plain) };
}

function loweredArticle(term: Inline): Inline {
  const article = /^(?:The|An?)(?=\s)/.exec(term.masked)?.[0];
  return article ? phrase(`${article.toLowerCase()} `, sliceInline(term, article.length)) : term;
}

function whatIs({ text, isCommon }: Name, body: Inline, plural: boolean): (string | Inline)[] {
  if (plural) return ['What are ', text];
  const isTitled =
    /^\p{Lu}\p{Ll}+[ -].*\p{Ll}$/u.test(text.plain) &&
    /^an?$/i.test(wordAt(body.masked, 0)) &&
    !isMass(text.plain);
  if (!isCommon && !isTitled) return ['What is ', text];
  const isOne = /^(?:the|its)$/i.test(wordAt(body.masked, 0)) || only.test(text.plain);
  return [isOne ? 'What is the ' : `What is ${articleOf(text.plain)} `, text];
}

const only =
  /^(?:max|min|maximum|minimum|default|total|average|first|last|root|primary|highest|lowest|main|local|global|current)(?![\p{L}])/iu;

function withArticle({ text, isCommon }: Name): Inline {
  return isCommon ? phrase('the ', text) : text;
}

function isMass(phraseText: string): boolean {
  const head = phraseText.split(/\s+(?:of|for|in|on|to|with)\s+/)[0] ?? '';
  return /(?:ing|tion|sion|ity|ness|ance|ence|cy|ism|ment|ware|data|traffic|information|software|access)$/.test(
    head,
  );
}

/** Whether a term is a lone adjective such as `Reliable`, which names nothing. */
export function isAdjective(term: string): boolean {
  return (
    countWords(term) === 1 &&
    /(?:able|ible|ful|less|ous|ly|[^r]ive|ated|ized|ised|faster|slower|easier|cheaper|simple|secure|cheap|free|slow|easy|strong|weak|open|flat|rich|safe|fast|resistant|efficient|persistent|transparent|independent|complex|expensive|robust|modular|scalable|deterministic|cellular|symmetric|asymmetric|static|dynamic|public|private|inbound|outbound|-oriented|-based|-agnostic|-aware|-free|-only|-safe|-driven)$/i.test(
      term,
    ) &&
    !/(?:variable|cable|table|wireless|serverless|directive|archive|drive|assembly|objective|primitive|incentive|alternative|hive)$/i.test(
      term,
    )
  );
}

/** Whether a label tells to do something, such as `Enable logging`, so that it names nothing. */
export function isOrderLabel(term: string): boolean {
  const first = wordAt(term, 0);
  if (
    /^(?:use|avoid|ensure|make|keep|check|do|don['’]t|always|never|enable|disable|create|add|remove|configure|verify|set|enter|exit|run|install|apply|choose|implement|reduce|minimi[sz]e|maximi[sz]e|improve|increase|decrease|define|identify|how|why|when|where|what|if|to)$/i.test(
      first,
    )
  )
    return countWords(term) > 1;
  return countWords(term) > 1 && isBaseVerb(first) && !mayBeNoun(thirdPersonOf(first.toLowerCase()));
}
