/** A line of an Org file, counted from 1. */
export interface OrgLine {
  readonly text: string;
  readonly line: number;
}

/** A heading of an Org file with what stands directly below it. */
export interface OrgSection {
  readonly level: number;
  readonly title: string;
  /** The heading's own tags. */
  readonly tags: readonly string[];
  /** Tags of the file and of the headings above. */
  readonly inherited: readonly string[];
  /** Titles of the headings above, outermost first. */
  readonly headings: readonly string[];
  readonly line: number;
  /** The lines below the heading without its drawers and dates, up to the next heading. */
  readonly body: readonly OrgLine[];
  readonly properties: ReadonlyMap<string, string>;
  /** Day it is scheduled for, as `YYYY-MM-DD`; null if it is not. */
  readonly scheduledOn: string | null;
  readonly children: readonly OrgSection[];
}

interface Open extends OrgSection {
  readonly body: OrgLine[];
  readonly properties: Map<string, string>;
  scheduledOn: string | null;
  readonly children: Open[];
}

const heading = /^(\*+)[ \t]+(.*)$/;
const headingTags = /^(.*?)[ \t]{1,120}:([\p{L}\p{N}_@#%:]+):[ \t]*$/u;
const keyword = /^(?:TODO|DONE|NEXT|WAITING|CANCELLED|CANCELED)[ \t]+/;
const priority = /^\[#[A-Z0-9]\][ \t]*/;
const cookie = /[ \t]{0,3}\[\d*(?:\/\d*|%)\]/g;
const property = /^[ \t]*:([A-Za-z0-9_+-]+):(?:[ \t]+(.*))?$/;
const planning = /^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<[]/;
const scheduled = /SCHEDULED:[ \t]*<(\d{4}-\d{2}-\d{2})/;
const blockMark = /^[ \t]*#\+(begin|end)_(\w+)/i;
const fileTags = /^#\+filetags:[ \t]*(.*)$/i;

/** Reads the headings of an Org file, as a tree; lines within blocks such as `#+begin_src` are never headings or drawers. */
export function readOrg(source: string): OrgSection[] {
  const texts = source.split('\n');
  const ends = blockEnds(texts);
  const roots: Open[] = [];
  const path: Open[] = [];
  let tags: readonly string[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? '';
    const current = path.at(-1);
    const end = ends.get(index);
    const match = heading.exec(text);
    if (end !== undefined) {
      for (; index <= end; index += 1) current?.body.push({ text: texts[index] ?? '', line: index + 1 });
      index = end;
    } else if (match) {
      const level = match[1]?.length ?? 1;
      while ((path.at(-1)?.level ?? 0) >= level) path.pop();
      const section = sectionOf(level, match[2] ?? '', index + 1, path, tags);
      (path.at(-1)?.children ?? roots).push(section);
      path.push(section);
    } else if (!current) tags = fileTagsIn(text) ?? tags;
    else index = takeLine(current, texts, index);
  }
  return roots;
}

function sectionOf(
  level: number,
  text: string,
  line: number,
  path: readonly Open[],
  fileTags: readonly string[],
): Open {
  const tagged = headingTags.exec(text);
  const title = (tagged?.[1] ?? text)
    .replace(keyword, '')
    .replace(priority, '')
    .replaceAll(cookie, '')
    .trim();
  return {
    level,
    title,
    tags: splitTags(tagged?.[2] ?? ''),
    inherited: [...new Set([...fileTags, ...path.flatMap(({ tags }) => tags)])],
    headings: path.map((above) => above.title),
    line,
    body: [],
    properties: new Map(),
    scheduledOn: null,
    children: [],
  };
}

/** Takes a line, or the drawer that begins on it; the index of the last one taken. */
function takeLine(section: Open, texts: readonly string[], index: number): number {
  const text = texts[index] ?? '';
  if (planning.test(text)) {
    section.scheduledOn ??= scheduled.exec(text)?.[1] ?? null;
    return index;
  }
  const drawer = /^[ \t]*:([A-Za-z][\w-]*):[ \t]*$/.exec(text)?.[1];
  const end = drawer === undefined ? -1 : endOfDrawer(texts, index + 1);
  if (end < 0) {
    section.body.push({ text, line: index + 1 });
    return index;
  }
  if (drawer?.toUpperCase() === 'PROPERTIES')
    for (const [, name = '', value = ''] of propertiesIn(texts, index + 1, end))
      section.properties.set(name.toUpperCase(), value.trim());
  return end;
}

function propertiesIn(texts: readonly string[], from: number, to: number): RegExpExecArray[] {
  return texts.slice(from, to).flatMap((line) => {
    const match = property.exec(line);
    return match ? [match] : [];
  });
}

function endOfDrawer(texts: readonly string[], from: number): number {
  for (let index = from; index < texts.length && index < from + 500; index += 1) {
    if (/^[ \t]*:END:[ \t]*$/i.test(texts[index] ?? '')) return index;
    if (heading.test(texts[index] ?? '')) return -1;
  }
  return -1;
}

/** The index of the last line of each block that is closed, by that of its first; blocks within another one are its text. */
export function blockEnds(texts: readonly string[]): Map<number, number> {
  const begun = new Map<string, number>();
  const found: { start: number; end: number }[] = [];
  for (const [index, text] of texts.entries()) {
    const [, mark = '', kind = ''] = text.includes('#+') ? (blockMark.exec(text) ?? []) : [];
    const name = kind.toLowerCase();
    const start = begun.get(name);
    if (mark.toLowerCase() === 'begin') begun.set(name, index);
    else if (mark !== '' && start !== undefined) {
      found.push({ start, end: index });
      begun.delete(name);
    }
  }
  const ends = new Map<number, number>();
  let last = -1;
  for (const { start, end } of found.sort((one, other) => one.start - other.start)) {
    if (start <= last) continue;
    ends.set(start, end);
    last = end;
  }
  return ends;
}

function fileTagsIn(text: string): readonly string[] | null {
  const match = fileTags.exec(text);
  return match ? splitTags(match[1] ?? '') : null;
}

function splitTags(text: string): string[] {
  return text.split(/[:\s]+/).filter((tag) => tag !== '');
}
