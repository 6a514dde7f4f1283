import type { Report } from './dialect.ts';
import { idPattern } from './id-pattern.ts';

/** A `note:`, `tags:`, `needs:` or `id:` line of a card, with the lines that go on with it. */
export interface MetadataLine {
  readonly key: string;
  value: string;
  readonly line: number;
}

/** What the lines below a card say about it. */
export interface Metadata {
  readonly remark: string | null;
  readonly explicitId: string | null;
  readonly tags: readonly string[];
  readonly needs: readonly string[];
}

const metadataLine = /^[ \t]*(note|tags|needs|id):(?:[ \t]+|$)/;
/** An id that another program gave, behind that program's name. */
const foreignId = /^[a-z][a-z0-9-]{0,20}:\S{1,200}$/;

/** Reads a line such as `id: a-record`; null if it is none. */
export function readMetadataLine(text: string, line: number): MetadataLine | null {
  const match = metadataLine.exec(text);
  return match ? { key: match[1] ?? '', value: text.slice(match[0].length).trimEnd(), line } : null;
}

/** Joins the lines below a card; what is not a name or an id is left out and reported. */
export function joinMetadata(lines: readonly MetadataLine[], report: Report): Metadata {
  const valuesOf = (key: string) => lines.filter((entry) => entry.key === key);
  const names = (key: string) =>
    valuesOf(key).flatMap(({ value, line }) => words(value).map((name) => ({ name, line })));
  const isName = ({ name, line }: { name: string; line: number }) => {
    if (!idPattern.test(name))
      report(
        line,
        `\`${shortened(name)}\` is not an id or a drill family; use letters, digits and hyphens, separated by commas.`,
      );
    return idPattern.test(name);
  };
  return {
    remark:
      valuesOf('note')
        .map(({ value }) => value.trim())
        .filter(Boolean)
        .join('\n\n') || null,
    explicitId: explicitIdOf(valuesOf('id'), report),
    tags: names('tags').map(({ name }) => name.replace(/^#/, '')),
    needs: names('needs')
      .filter(isName)
      .map(({ name }) => name),
  };
}

function explicitIdOf(ids: readonly MetadataLine[], report: Report): string | null {
  const [first, second] = ids;
  if (second) report(second.line, 'This card has more than one `id:`; keep one of them.');
  if (!first) return null;
  const id = first.value.trim();
  if (idPattern.test(id) || foreignId.test(id)) return id;
  report(first.line, `\`${shortened(id)}\` cannot be an id; use letters, digits and hyphens only.`);
  return null;
}

function words(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
