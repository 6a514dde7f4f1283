import { basicCard, type Card, phrase } from '../phrasing/card.ts';
import { isCommand } from '../phrasing/commands.ts';
import { readsAsEnglish } from '../phrasing/english.ts';
import { inlineText, sliceInline, unstyled, type Inline } from '../phrasing/inline.ts';
import { labelOf } from '../phrasing/label.ts';
import { withinSentence } from '../phrasing/nouns.ts';
import type { Outline, Section } from '../phrasing/outline.ts';
import type { CodePart, Item, Part } from '../phrasing/parts.ts';
import type { Rule } from '../phrasing/rule.ts';
import { sentencesOf } from '../phrasing/sentences.ts';
import { wordAt } from '../phrasing/shape.ts';
import { cleanTitle } from '../phrasing/topic.ts';
import { isBaseVerb } from '../phrasing/verbs.ts';
import { countWords } from '../phrasing/words.ts';

/** Short code blocks with the sentence above that says what they do: "To list pods, run:". */
export const rule: Rule = {
  id: 'command-block',
  title: 'from a code block and the sentence above it',
  propose: (section, outline) => {
    if (!outline.isEnglish) return [];
    const [first] = section.parts;
    const ofHeading =
      first?.kind === 'code'
        ? cardOf(inlineText(cleanTitle(section.title.plain)), section.line, first, section, outline, 0.03)
        : [];
    return [...ofHeading, ...ofParts(section.parts, section, outline)];
  },
};

function ofParts(parts: readonly Part[], section: Section, outline: Outline): Card[] {
  return parts.flatMap((part, index) => {
    if (part.kind === 'list') return part.items.flatMap((item) => ofItem(item, section, outline));
    const next = parts[index + 1];
    if (part.kind !== 'text' || next?.kind !== 'code') return [];
    return cardOf(part.text, part.line, next, section, outline, 0);
  });
}

function ofItem({ text, line, parts }: Item, section: Section, outline: Outline): Card[] {
  const [first] = parts;
  const own = text && first?.kind === 'code' ? cardOf(text, line, first, section, outline, 0) : [];
  return [...own, ...ofParts(parts, section, outline)];
}

const shells = /^(?:|bash|sh|shell|zsh|console|terminal|powershell|ps1|cmd|text|txt|ios|cisco)$/;

function cardOf(
  lead: Inline,
  line: number,
  block: CodePart,
  section: Section,
  outline: Outline,
  malus: number,
): Card[] {
  if (lead.isForeign || !shells.test(block.language) || !areCommands(block.code)) return [];
  const task = taskOf(lead, outline);
  if (!task || !readsAsEnglish(task.plain, true)) return [];
  const question = phrase('How do you ', task, '?');
  const answer = { markdown: fenced(block), plain: block.code.trim(), kind: 'code' as const };
  const quality = 0.86 - malus - (countWords(task.plain) < 3 ? 0.08 : 0);
  return [
    basicCard(section, { line, endLine: block.endLine }, question, answer, {
      quality,
      fact: `${block.line}`,
      context: outer(section, task),
    }),
  ];
}

/** Within its own section the title says what is asked already. */
function outer({ context, title }: Section, task: Inline): readonly string[] {
  return cleanTitle(title.plain).toLowerCase().includes(task.plain.toLowerCase())
    ? context.slice(0, -1)
    : context;
}

function fenced({ raw, code, language }: CodePart): string {
  return /^ {0,3}(?:```|~~~)/.test(raw)
    ? raw.replace(/^ {1,3}(?=```|~~~)/gm, '')
    : `\`\`\`${language}\n${code.trim()}\n\`\`\``;
}

const mostLines = 5;

function areCommands(code: string): boolean {
  const lines = code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0 || lines.length > mostLines) return false;
  return lines.every((line) =>
    isCommand(line.replace(/\s+#.*$/, '').replace(/^[\w.-]*(?:\([\w-]+\))?[#$>%]\s*/, '')),
  );
}

const toDo =
  /^(?:to|in order to|if you (?:want|need|wish) to|when you (?:want|need) to)\s+(.{6,120}?)(?:,\s*|\s+)(?:(?:you|we) (?:can|may|could|need to|should|must|would)\s+|(?:just|simply|then|first)\s+)?(?:use|run|type|execute|enter|issue|do|apply|try|create|add|call|invoke)(?![\p{L}])/iu;
const bare = /^(?:to\s+)?(.{4,100}?)\s*[:：]?$/i;
const using =
  /^(?:you can|we can|you may)\s+(.{6,120}?)\s+(?:by (?:running|using|executing)|with|using|via)(?![\p{L}])/iu;

/** What one does with the commands, beginning with a verb; null if the text does not say. */
function taskOf(lead: Inline, { vocabulary }: Outline): Inline | null {
  const last = sentencesOf(lead).at(-1);
  if (!last) return null;
  const sentence = unstyled(
    labelOf(last) && /^(?:step|\d)/i.test(last.plain) ? (labelOf(last)?.body ?? last) : last,
  );
  const plain = sentence.masked;
  const match =
    toDo.exec(plain) ??
    using.exec(plain) ??
    (/[:：]$/.test(plain) || !/[.!?]$/.test(plain) ? bare.exec(plain) : null);
  const task = match?.[1];
  if (!task) return null;
  const start = plain.indexOf(task);
  const words = sliceInline(sentence, start, start + task.length);
  const first = wordAt(words.masked, 0);
  if (
    !isBaseVerb(first) ||
    (/^(?:run|use|note|see|example|output|result|execute|type|show|test|verify|start|look|set up|setup|plan|process|state|answer|list|interface|host|function|network)$/i.test(
      first,
    ) &&
      countWords(words.plain) < 3)
  )
    return null;
  if (
    /(?<![\p{L}])(?:it|this|these|them|following|below|above|command|commands)(?![\p{L}])/iu.test(words.plain)
  )
    return null;
  if (
    /(?<![\p{L}])(?:with|by|to|for|of|in|on|from|and|or|as|the|a|view|using)$/iu.test(words.plain) ||
    / (?:use|run|view) /.test(words.plain)
  )
    return null;
  const isNoun = !vocabulary.has(first.toLowerCase()) && countWords(words.plain) < 2;
  return isNoun ? null : lowered(words, vocabulary);
}

/** The task as it stands behind `How do you`: its verb, and in short ones common nouns, in lower case. */
function lowered(text: Inline, vocabulary: ReadonlySet<string>): Inline {
  const verb = /^\p{L}+/u.exec(text.masked)?.[0] ?? '';
  const object = sliceInline(text, verb.length);
  const isText = object.segments.every(({ kind }) => kind === 'text');
  const name =
    isText && countWords(object.plain) <= 3 ? inlineText(withinSentence(object.plain, vocabulary)) : object;
  return phrase(`${verb.toLowerCase()} `, name);
}
