import { withCarried } from './carried.ts';
import { defaultDialect } from './choose-dialects.ts';
import { dialects } from './dialects/registry.ts';
import { dialectOfFormat } from './format.ts';
import { imagesOf } from './images.ts';
import { lint } from './lint.ts';
import { ownDrills } from './own-drills.ts';
import { propose } from './propose.ts';
import { readFile, type ReadFile } from './read.ts';
import type { NoteFile, ParsedFile, ParsedNote, Problem } from './types.ts';

/** How a file is to be read. */
export interface ReadingChoice {
  /** Id of the dialect; one that does not exist counts as Nexthop's own. */
  readonly dialect: string;
  /** Settings of the dialect from `nexthop.yml`. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether cards are proposed for a Markdown file that holds none. */
  readonly proposes: boolean;
}

const plainChoice: ReadingChoice = { dialect: defaultDialect, options: {}, proposes: false };

/** Reads a Markdown file into notes, in the order of their lines; never throws, and tells in `problems` what it left out. */
export function parseFile(file: NoteFile | ReadFile, choice: ReadingChoice = plainChoice): ParsedFile {
  const read = 'text' in file ? readFile(file) : file;
  const dialect =
    dialects.get(dialectOfFormat(read.format) ?? choice.dialect) ?? dialects.get(defaultDialect);
  const own = ownDrills(read);
  // Nexthop's own syntax lets such a block end a card; to every other it is not there.
  const found = dialect?.read(dialect.id === defaultDialect ? read : own.rest, { options: choice.options });
  const written = (found?.notes ?? []).map(withCarried);
  const { notes, repeated } = withUniqueIds(file.path, [...own.notes, ...written]);
  const problems = [...read.problems, ...own.problems, ...(found?.problems ?? []), ...repeated];
  const mayPropose = choice.proposes && written.length === 0 && read.format === 'markdown';
  const proposals = mayPropose ? propose(own.rest, () => false) : [];
  return {
    path: file.path,
    deck: read.frontMatter.deck ?? found?.deck ?? null,
    notes: [...drillNotes(read), ...notes, ...proposals],
    problems: problems.sort((one, other) => one.line - other.line),
    findings: lint(own.rest),
    isRefused: read.isRefused,
    images: [...new Set(notes.flatMap(imagesOf))],
  };
}

function drillNotes({ frontMatter }: ReadFile): ParsedNote[] {
  return frontMatter.drills.map(({ value, line }) => ({
    kind: 'drill',
    front: value,
    back: '',
    remark: null,
    explicitId: null,
    tags: frontMatter.tags,
    needs: frontMatter.needs.filter((name) => name !== value),
    headings: [],
    line,
    endLine: line,
    dialect: defaultDialect,
    proposal: null,
    schedules: [],
  }));
}

function withUniqueIds(
  path: string,
  notes: readonly ParsedNote[],
): { notes: ParsedNote[]; repeated: Problem[] } {
  const lines = new Map<string, number>();
  const repeated: Problem[] = [];
  const unique = notes.map((note) => {
    const { explicitId: id, line } = note;
    const taken = id === null ? undefined : lines.get(id);
    if (id !== null && taken === undefined) lines.set(id, line);
    if (taken === undefined) return note;
    const message = `The id \`${id}\` belongs to the card on line ${taken} already, so this card has none; give it another.`;
    repeated.push({ path, line, message });
    return { ...note, explicitId: null };
  });
  return { notes: unique, repeated };
}
