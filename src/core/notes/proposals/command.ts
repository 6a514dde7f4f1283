import { basicCard, type Card, contextOfStatement, phrase } from '../phrasing/card.ts';
import { isBoldCommand, isCommand } from '../phrasing/commands.ts';
import { readsAsEnglish } from '../phrasing/english.ts';
import { inlineText, segmentsWithOffsets, sliceInline, unstyled, type Inline } from '../phrasing/inline.ts';
import { withinSentence } from '../phrasing/nouns.ts';
import type { Outline, Section, Statement } from '../phrasing/outline.ts';
import { isSubject } from '../phrasing/subject.ts';
import type { Rule } from '../phrasing/rule.ts';
import { sentencesOf } from '../phrasing/sentences.ts';
import { wordAt } from '../phrasing/shape.ts';
import { baseOf, isBaseVerb, thirdPersonOf } from '../phrasing/verbs.ts';
import { countWords } from '../phrasing/words.ts';

/** Commands in code with what they do: "`ip link` lists the interfaces", "`kubectl get pods` - list pods", "To list pods: `kubectl get pods`". */
export const rule: Rule = {
  id: 'command',
  title: 'from a command and what it does',
  propose: (section, outline) =>
    outline.isEnglish
      ? section.statements.flatMap((statement) => [
          ...ofLabel(statement, section),
          ...(statement.text.segments.some(({ kind }) => kind === 'code')
            ? sentencesOf(statement.text).flatMap((sentence, index) =>
                ofSentence(sentence, index, statement, section, outline),
              )
            : []),
        ])
      : [],
};

function ofLabel(statement: Statement, section: Section): Card[] {
  const { labelled } = statement;
  if (!labelled || labelled.body.isForeign || labelled.mark === 'plain') return [];
  const { label, body } = labelled;
  const isCode = label.segments.every(({ kind, text }) => kind === 'code' || text.trim() === '');
  const isCisco = !isCode && isBoldCommand(label.plain);
  if (!(isCode ? isCommand(label.plain) : isCisco)) return [];
  const aside = /\s[-–—]\s*(?:example|note|e\.g\.|usage|-)|\(e\.g\./i.exec(body.masked);
  const [said] = sentencesOf(withoutSelf(sliceInline(body, 0, aside?.index), label.plain));
  if (!said || !readsAsEnglish(said.plain, true)) return [];
  const does = doesOf(said);
  const command = isCode
    ? unstyled(label)
    : {
        ...label,
        segments: [{ text: label.plain, kind: 'code' as const, isStrong: false, isEmphasised: false }],
      };
  return does ? [card(does, command, statement, section, 0.92, `${statement.line}`)] : [];
}

/** What is said of a command without `The … command is used to` in front. */
function withoutSelf(body: Inline, command: string): Inline {
  const match =
    /^(?:(?:definition|description|purpose|function|use|usage)\s*[:：-]\s*)?(?:(?:this|the)\s+(?:(.{1,60}?)\s+)?command\s+|it\s+)?(?:(?:is\s+)?used\s+(?:on \S+ \S+ )?to\s+)?/i.exec(
      body.plain,
    );
  if (!match || (match[1] !== undefined && match[1].toLowerCase() !== command.toLowerCase())) return body;
  return sliceInline(body, match[0].length);
}

const running =
  /^(?:on [\p{L}\p{N} ]{2,20},?\s+)?(?:running|executing|typing|using|the(?: command)?|command)?\s*$/iu;
const use =
  /^(?:you can |we can |just |simply |then )?(?:use|run|type|execute|enter|issue|try)\s+(?:the\s+(?:command\s+)?)?$/i;
const toDo =
  /^(?:to|in order to)\s+(.{8,140}?)\s*[,:]?\s*(?:(?:you can |we can |you may |just |simply )?(?:use|run|type|execute|enter|issue|do)\s*(?:the\s+)?(?:following\s+)?(?:command)?\s*:?\s*(?:the\s+)?)?$/i;
const passive =
  /^(.{3,70}?)\s+(can be|are|is)\s+(\p{L}+(?:ed|wn|en|un|et))\s+(.{0,40}?)\s*(?:using|with|by running|by using|via|through)\s+(?:the\s+)?(?:command\s+)?$/iu;

function ofSentence(
  sentence: Inline,
  index: number,
  statement: Statement,
  section: Section,
  outline: Outline,
): Card[] {
  if (!sentence.segments.some(({ kind }) => kind === 'code')) return [];
  if (sentence.isForeign || !readsAsEnglish(sentence.plain, true)) return [];
  const codes = segmentsWithOffsets(sentence).filter(
    ({ segment }) => segment.kind === 'code' && isCommand(segment.text),
  );
  const [code] = codes;
  if (!code || codes.length !== 1) return [];
  const before = sentence.masked.slice(0, code.start);
  const after = sentence.masked.slice(code.end).replace(/[.:]\s*$/, '');
  const command = sliceInline(sentence, code.start, code.end);
  const fact = `${statement.line}#${index}`;
  if (running.test(before)) {
    const lead =
      /^\s*(?:command\s*)?(?:on \p{L}+\s|in \p{L}+\s)?(?:command\s*)?/iu.exec(after)?.[0].length ?? 0;
    const does = doesOf(sliceInline(sentence, code.end + lead, code.end + after.length));
    return does ? [card(does, command, statement, section, 0.92, fact)] : [];
  }
  const purpose = use.test(before) ? /^\s*(?:command\s*)?to\s+/i.exec(after) : null;
  if (purpose) {
    const task = sliceInline(sentence, code.end + purpose[0].length, code.end + after.length);
    return isBaseVerb(wordAt(task.masked, 0)) && !beginsBadly.test(wordAt(task.masked, 1))
      ? [card(phrase('do you use to ', task), command, statement, section, 0.9, fact)]
      : [];
  }
  const task = after.trim() === '' ? toDo.exec(before) : null;
  if (
    task &&
    isBaseVerb(wordAt(task[1] ?? '', 0)) &&
    !/,|(?<![\p{L}])(?:use|run|it|them|this)(?![\p{L}])/u.test(task[1] ?? '')
  ) {
    const start = before.indexOf(task[1] ?? '');
    return [
      card(
        phrase('do you use to ', sliceInline(sentence, start, start + (task[1] ?? '').length)),
        command,
        statement,
        section,
        0.92,
        fact,
      ),
    ];
  }
  const done = after.trim() === '' ? passive.exec(before) : null;
  if (done && isSubject(inlineText(done[1] ?? ''))) {
    const [, subject = '', be = '', participle = '', rest = ''] = done;
    const name = withinSentence(sentence.plain.slice(0, subject.length), outline.vocabulary);
    const question = be === 'can be' ? `How can ${name} be ${participle}` : `How ${be} ${name} ${participle}`;
    return [
      basicCard(
        section,
        statement,
        phrase(`${question}${rest === '' ? '' : ` ${rest}`}?`),
        phrase('With ', command),
        { quality: 0.86, fact, context: contextOfStatement(section, statement) },
      ),
    ];
  }
  return [];
}

/** `lists the interfaces`, of "will list the interfaces", "List the interfaces" or "lists the interfaces"; null if it says nothing of the kind. */
function doesOf(said: Inline): Inline | null {
  const plain = said.plain.replace(/[.:]\s*$/, '');
  const text = sliceInline(said, 0, plain.length);
  const match =
    /^(?:(will|can|also|automatically|is used to|are used to|used to|allows you to|lets you|helps to|helps|to)\s+)*(\p{L}+)\s+/iu.exec(
      text.masked,
    );
  if (!match || countWords(text.plain) < 2) return null;
  const verb = (match[2] ?? '').toLowerCase();
  const rest = sliceInline(text, match[0].length);
  if (/^(?:that|how)(?![\p{L}])/iu.test(rest.plain) || beginsBadly.test(rest.plain)) return null;
  if (baseOf(verb) !== null) return phrase(`${verb} `, rest);
  return isBaseVerb(verb) ? phrase(`${thirdPersonOf(verb)} `, secondVerbs(rest)) : null;
}

/** A verb behind `and` takes the person of the first one: of `create a branch and switch to it` the second is `switches`. */
function secondVerbs(rest: Inline): Inline {
  const match = /(?<=(?:^|\s)(?:and|or|then)\s)\p{Ll}+(?=\s)/u.exec(rest.masked);
  if (!match || !isBaseVerb(match[0])) return rest;
  const end = match.index + match[0].length;
  return phrase(sliceInline(rest, 0, match.index), ` ${thirdPersonOf(match[0])} `, sliceInline(rest, end));
}

const beginsBadly = /^(?:it|them|this|these|that|if|is|are|of)(?![\p{L}])/iu;

function card(
  does: Inline,
  command: Inline,
  statement: Statement,
  section: Section,
  quality: number,
  fact: string,
): Card {
  const parents = contextOfStatement(section, statement).filter(
    (topic) => !/^(?:.*\s)?commands?$/i.test(topic) || topic === section.context[0],
  );
  return basicCard(section, statement, phrase('Which command ', does, '?'), command, {
    quality,
    fact,
    context: parents,
  });
}
