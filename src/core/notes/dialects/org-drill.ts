import { flatText } from '../cloze.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { NoteWriter, type Place } from '../note-writer.ts';
import { foundSchedules } from '../org/drill-schedule.ts';
import { orgTitle, type GapNumber } from '../org/org-inline.ts';
import { orgMarkdown } from '../org/org-markdown.ts';
import { readOrg, type OrgSection } from '../org/read-org.ts';
import type { ReadFile } from '../read.ts';
import type { ClozePart } from '../write-cloze.ts';

const id = 'org-drill';
const drillTag = 'drill';
/** Types that hide one or two of the gaps at a time, each a card here; and those that show only some, asked together. */
const eachGap: ReadonlySet<string> = new Set(['hide1cloze', 'multicloze', 'hide2cloze', 'hide1_firstmore']);
const allGaps: ReadonlySet<string> = new Set([
  'show1cloze',
  'show2cloze',
  'show1_firstless',
  'show1_lastmore',
]);

/** org-drill: the headings of an Org file that are tagged `:drill:`. */
export const dialect: Dialect = { id, title: 'org-drill', takesUnmarked: () => false, detect, read };

function detect({ format, source }: ReadFile): Evidence[] {
  if (format !== 'org' || !source.includes(':drill:')) return [];
  return [...drillSections(readOrg(source))].map(({ line, title }) => ({
    line,
    mark: `${title} :drill:`,
    weight: 9,
  }));
}

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  if (file.format === 'org' && file.source.includes(':drill:'))
    for (const section of drillSections(readOrg(file.source))) addCard(section, writer);
  return writer.result();
}

function* drillSections(sections: readonly OrgSection[]): Generator<OrgSection> {
  for (const section of sections) {
    if (section.tags.includes(drillTag)) yield section;
    yield* drillSections(section.children);
  }
}

function addCard(section: OrgSection, writer: NoteWriter): void {
  const type = section.properties.get('DRILL_CARD_TYPE')?.toLowerCase() ?? 'simple';
  const sides = section.children.filter(({ tags }) => !tags.includes(drillTag));
  if (type === 'twosided' || type === 'multisided') return addSides(section, sides, type, writer);
  const isKnown = type === 'simple' || type === 'nil' || eachGap.has(type) || allGaps.has(type);
  if (!isKnown)
    return writer.report(
      section.line,
      `The card type \`${type}\` is made by a program of its own and cannot be learned here; write the card as a plain one.`,
    );
  const gap: GapNumber = eachGap.has(type) ? null : 1;
  const parts = orgMarkdown(section.body, gap);
  const gaps = parts.filter((part) => typeof part !== 'string');
  if (gaps.length > 0) {
    const ordinals = gap === 1 ? [1] : gaps.map((_, index) => index + 1);
    const remark =
      sides
        .map(textOf)
        .filter((text) => text !== '')
        .join('\n\n') || null;
    return writer.cloze(trimmed(parts), placeOf(section, true), { ...extrasOf(section, ordinals), remark });
  }
  if (eachGap.has(type) || allGaps.has(type))
    return writer.report(
      section.line,
      'This card has no gap; mark what is to be asked as `[answer]` or `[answer||hint]`.',
    );
  const body = markdownOf(section);
  const answers = sides.filter((side) => textOf(side) !== '');
  const extras = extrasOf(section, [0]);
  if (answers.length === 0 && body === '') return;
  if (answers.length === 0)
    return writer.card('basic', orgTitle(section.title), body, placeOf(section, false), extras);
  const back = answers.length === 1 && answers[0] ? textOf(answers[0]) : answers.map(titledText).join('\n\n');
  const front = body === '' ? orgTitle(section.title) : body;
  writer.card('basic', front, back, placeOf(section, body !== ''), extras);
}

/** A card whose first two subheadings are its sides; with `multisided` the others join the second one. */
function addSides(section: OrgSection, sides: readonly OrgSection[], type: string, writer: NoteWriter): void {
  const [one, other, ...more] = sides.filter((side) => textOf(side) !== '');
  if (!one || !other)
    return writer.report(
      section.line,
      'This card needs two subheadings with text below them, one for each side.',
    );
  const isMany = type === 'multisided';
  const back = isMany && more.length > 0 ? [other, ...more].map(titledText).join('\n\n') : textOf(other);
  const notes = [markdownOf(section), ...(isMany ? [] : more.map(titledText))].filter((text) => text !== '');
  const extras = { ...extrasOf(section, [0, 1]), remark: notes.join('\n\n') || null };
  writer.card('two-way', textOf(one), back, placeOf(section, true), extras);
}

function extrasOf(section: OrgSection, ordinals: readonly number[]) {
  const orgId = section.properties.get('ID');
  return {
    tags: [...section.inherited, ...section.tags].filter((tag) => tag !== drillTag && tag !== 'leech'),
    explicitId: orgId ? `org:${orgId}` : null,
    schedules: foundSchedules(section, ordinals),
  };
}

function placeOf(section: OrgSection, hasTitleAbove: boolean): Place {
  const titles = section.headings.map(orgTitle);
  return {
    line: section.line,
    endLine: lastLineOf(section),
    headings: hasTitleAbove ? [...titles, orgTitle(section.title)] : titles,
  };
}

/** The last line with text of a section and its subheadings, other drill items left out. */
function lastLineOf({ line, body, children }: OrgSection): number {
  const own = body.findLast(({ text }) => text.trim() !== '')?.line ?? line;
  return children
    .filter(({ tags }) => !tags.includes(drillTag))
    .reduce((last, child) => Math.max(last, lastLineOf(child)), own);
}

function markdownOf({ body }: OrgSection): string {
  return flatText(orgMarkdown(body, undefined))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text of a section and of the subheadings within it. */
function textOf(section: OrgSection): string {
  const within = section.children.filter(({ tags }) => !tags.includes(drillTag)).map(titledText);
  return [markdownOf(section), ...within].filter((text) => text !== '').join('\n\n');
}

function titledText(section: OrgSection): string {
  return `**${orgTitle(section.title)}**\n\n${textOf(section)}`.trim();
}

function trimmed(parts: readonly ClozePart[]): ClozePart[] {
  return parts
    .map((part, index) => {
      if (typeof part !== 'string') return part;
      const text = part.replace(/\n{3,}/g, '\n\n');
      const start = index === 0 ? text.trimStart() : text;
      return index === parts.length - 1 ? start.trimEnd() : start;
    })
    .filter((part) => part !== '');
}
