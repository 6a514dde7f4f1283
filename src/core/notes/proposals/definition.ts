import { askAbout, isAdjective, isOrderLabel } from '../phrasing/asking.ts';
import { basicCard, type Card, contextFor, contextOfStatement, phrase } from '../phrasing/card.ts';
import { readsAsEnglish } from '../phrasing/english.ts';
import type { Labelled } from '../phrasing/label.ts';
import { unnumbered } from '../phrasing/label.ts';
import { labelKindOf } from '../phrasing/label-kinds.ts';
import { singularOf, withinSentence } from '../phrasing/nouns.ts';
import type { Outline, Section, Statement } from '../phrasing/outline.ts';
import { cleanTitle, topicOfPath } from '../phrasing/topic.ts';
import type { Rule } from '../phrasing/rule.ts';
import { sentencesOf } from '../phrasing/sentences.ts';
import { hasFiniteVerb, shapeOf } from '../phrasing/shape.ts';
import { countWords } from '../phrasing/words.ts';

/** Terms with what is said of them: `**term**: …`, `term - …`. */
export const rule: Rule = {
  id: 'definition',
  title: 'from a definition',
  propose: (section, outline) =>
    section.statements.flatMap((statement) => {
      const { labelled } = statement;
      return labelled && isTerm(labelled, statement) ? cardOf(labelled, statement, section, outline) : [];
    }),
};

function isTerm({ label, mark, separator, body }: Labelled, statement: Statement): boolean {
  if (label.isForeign || body.isForeign || labelKindOf(label.plain) !== 'term') return false;
  const words = countWords(label.plain);
  if (words === 0 || words > 7 || countWords(body.plain) < 3) return false;
  if (isOrderLabel(label.plain) || hasFiniteVerb(label.plain) || saysNothing(body.masked)) return false;
  if (mark !== 'plain') return true;
  return statement.isItem ? words <= 5 : separator !== '=' && words <= 4 && statement.parents.length === 0;
}

/** Whether what is said is a value of an example, nothing but code, or a question. */
function saysNothing(masked: string): boolean {
  return (
    /^(?:[\d.$€~<>=x`"]|(?:what|which|how|who|why|when|where)\b.*\?$)/i.test(masked) &&
    !/^\d+(?:st|nd|rd|th|-\p{L})/u.test(masked)
  );
}

function cardOf(
  { label: written, body, mark }: Labelled,
  statement: Statement,
  section: Section,
  outline: Outline,
): Card[] {
  const title = (statement.parents.at(-1) ?? section.title).plain;
  if (examples.test(cleanTitle(title))) return [];
  const label = unnumbered(written);
  const [answer] = sentencesOf(body);
  if (!answer) return [];
  const context = contextOfStatement(section, statement);
  if (!outline.isEnglish || !readsAsEnglish(answer.plain, true)) {
    const options = { quality: mark === 'plain' ? 0.7 : 0.78, context };
    return [basicCard(section, statement, phrase(label, '?'), answer, options)];
  }
  const kind = kindOf(section, statement, outline);
  if (kind === '' && evaluative.test(label.plain)) return [];
  const shaped = shapeOf(answer);
  if (shaped.text.plain.toLowerCase().startsWith(label.plain.toLowerCase())) return [];
  const asked = askAbout(label, shaped, { vocabulary: outline.vocabulary, kind });
  if (!asked) return [];
  const quality =
    asked.quality -
    (mark === 'plain' ? 0.06 : 0) -
    (isAdjective(label.plain) ? 0.15 : 0) -
    (context.length === 0 ? 0.05 : 0) -
    (answer.plain.length > 200 ? 0.05 : 0);
  const keepsContext = kind === 'step';
  if (keepsContext && contextFor(context, '') === '') return [];
  return [basicCard(section, statement, asked.question, asked.answer, { quality, context, keepsContext })];
}

/** What the items of the list are, in the singular: `step`, `key feature`; empty if neither its lead nor its heading says. */
function kindOf(section: Section, statement: Statement, { vocabulary }: Outline): string {
  if (!statement.isItem) return '';
  const titles = [statement.parents.at(-1)?.plain, section.title.plain, section.context.at(-1)];
  for (const written of titles) {
    const title = (written ?? '').replace(/[:：]\s*$/, '');
    if (title === '') continue;
    if (statement.isNumbered && processes.test(title)) return 'step';
    const kind = kindNamed(title, vocabulary);
    if (kind !== '' || topicOfPath(title) !== '') return kind;
  }
  return '';
}

/** Titles of lists whose items name no terms but uses and reasons. */
const examples =
  /^(?:(?:common|typical|main|key|other|real[- ]world)\s+)?(?:why|use cases?|uses?|applications?|examples?|reasons?|when to|scenarios?)(?![\p{L}])|\s(?:use cases?|applications|examples)$/iu;
const processes =
  /(?<![\p{L}])(?:process|steps?|phases?|stages?|handshake|workflow|procedure|sequence|how .*(?:works?|operates?)|operation)(?![\p{L}])/iu;
const counted =
  /^(?:the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|some|all|various|different|main|common|other)\s+/i;

/** The kind of thing that a title names in the plural; empty if it names none. */
function kindNamed(title: string, vocabulary: ReadonlySet<string>): string {
  const head = title.replace(/\s+(?:of|for|in|on|between|to)\s.*$/i, '').trim();
  const bare = cleanTitle(head).replace(counted, '');
  const kind = singularOf(withinSentence(bare, vocabulary));
  if (kind === bare || !kindNames.test(kind) || countWords(kind) > 3) return '';
  return kind.replace(/(?<![\p{L}])\p{Lu}\p{Ll}+(?![\p{L}])/gu, (word) => word.toLowerCase());
}

const evaluative =
  /^(?:low|lower|high|higher|large|small|fast|slow|simple|simplified|limited|improved|reduced|increased|enhanced|greater|efficient|centrali[sz]ed|flexible|reliable|secure|strong|weak|poor|potential|difficult|complex|dependent|predictable|minimal|ordered|guaranteed|wide|broad)(?![\p{L}])/iu;

const kindNames =
  /(?:feature|advantage|disadvantage|benefit|drawback|limitation|characteristic|property|component|principle|type|state|mode|phase|stage|function|mechanism|concept|role|policy|strategy|method|technique|algorithm|protocol|attack|threat|layer|rule|criterion|metric|parameter|option|field|flag|timer|message|record|issue|problem|service|model|level|class|category|element|approach|standard|command)$/i;
