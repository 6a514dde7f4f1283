import { tryOwnDrill } from '../drills/own/read-own-drill.ts';
import type { Block, Sequence } from './block.ts';
import { defaultDialect } from './choose-dialects.ts';
import { isDrillBlock } from './drill-block.ts';
import { readFile, type ReadFile } from './read.ts';
import type { ParsedNote, Problem } from './types.ts';

/** The drills that the fenced blocks of a file define. */
export interface OwnDrills {
  readonly notes: readonly ParsedNote[];
  readonly problems: readonly Problem[];
  /** The file with empty lines in place of these blocks, which are no text of any card. */
  readonly rest: ReadFile;
}

/** Reads the drills that a file defines, in the order of their lines. */
export function ownDrills(file: ReadFile): OwnDrills {
  const blocks = file.body.text.includes('drill') ? blocksIn(file.body) : [];
  if (blocks.length === 0) return { notes: [], problems: [], rest: file };
  const problems: Problem[] = [];
  const lines = new Map<string, number>();
  const notes = blocks.flatMap((block) => {
    const report = (line: number, message: string) =>
      void problems.push({ path: file.path, line: block.line + line, message });
    const definition = definitionIn(block);
    const { drill, problems: found } = tryOwnDrill(definition);
    for (const { line, message } of found) report(line, message);
    if (drill === null) return [];
    const taken = lines.get(drill.id);
    if (taken !== undefined) {
      report(0, `The drill on line ${taken} is called “${drill.id}” already; give this one another id.`);
      return [];
    }
    lines.set(drill.id, block.line);
    return noteOf(file, block, definition, drill);
  });
  return { notes, problems, rest: without(file, blocks) };
}

function noteOf(
  { frontMatter }: ReadFile,
  { headings, line, endLine }: Block,
  definition: string,
  { id, family, tags }: NonNullable<ReturnType<typeof tryOwnDrill>['drill']>,
): ParsedNote {
  return {
    kind: 'drill',
    front: family.id,
    back: definition,
    remark: null,
    explicitId: id,
    tags: [...new Set([...frontMatter.tags, ...tags])],
    needs: [...new Set([...frontMatter.needs, ...family.needs])].filter((name) => name !== id),
    ...{ headings, line, endLine, dialect: defaultDialect, proposal: null, schedules: [] },
  };
}

function blocksIn({ blocks }: Sequence): Block[] {
  return blocks.flatMap((block) => (isDrillBlock(block) ? [block] : block.children.flatMap(blocksIn)));
}

/** The text between the fences, without the indentation of the first. */
function definitionIn({ raw }: Block): string {
  const [first = '', ...lines] = raw.trimEnd().split('\n');
  const indentation = /^ */.exec(first)?.[0].length ?? 0;
  const isClosed = /^ *(?:`{3,}|~{3,})[ \t]*$/.test(lines.at(-1) ?? '');
  const inside = isClosed ? lines.slice(0, -1) : lines;
  return inside
    .map((line) => line.slice(Math.min(indentation, line.length - line.trimStart().length)).trimEnd())
    .join('\n')
    .trimEnd();
}

function without(file: ReadFile, blocks: readonly Block[]): ReadFile {
  const lines = file.source.split('\n');
  for (const { line, endLine } of blocks)
    for (let at = line; at <= endLine; at += 1) {
      const text = lines[at - 1] ?? '';
      const fence = at === line ? text.search(/`{3}|~{3}/) : -1;
      lines[at - 1] = (fence < 0 ? (/^[ \t>]*/.exec(text)?.[0] ?? '') : text.slice(0, fence)).trimEnd();
    }
  return readFile({ path: file.path, text: lines.join('\n') });
}
