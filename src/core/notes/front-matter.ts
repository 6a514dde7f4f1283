import { frontMatterOf, withoutPrototype } from './front-matter-keys.ts';
import { looksLikeToml, readToml } from './front-matter-toml.ts';
import { readYaml } from './front-matter-yaml.ts';
import type { Problem } from './types.ts';

/** A value of the front matter and the line of the file it stands on. */
export interface Placed<Value> {
  readonly value: Value;
  readonly line: number;
}

/** What the YAML or TOML at the top of a file says about all its cards. */
export interface FrontMatter {
  /** Id of the dialect the file says it is written in. */
  readonly dialect: Placed<string> | null;
  readonly deck: string | null;
  readonly tags: readonly string[];
  readonly drills: readonly Placed<string>[];
  readonly needs: readonly string[];
  /** Whether every heading with text below it is a card. */
  readonly makesHeadingCards: boolean;
  /** Every key with its value as plain JSON, for what other programs write there; has no prototype. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The line of the file each of those keys stands on. */
  readonly lines: Readonly<Record<string, number>>;
}

const none: FrontMatter = {
  dialect: null,
  deck: null,
  tags: [],
  drills: [],
  needs: [],
  makesHeadingCards: false,
  values: withoutPrototype(),
  lines: withoutPrototype(),
};
const fence = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const tomlFence = /^\+\+\+[ \t]*\n(?:([\s\S]*?)\n)?\+\+\+[ \t]*(?:\n|$)/;
const longest = 50_000;
const mostOpenings = 1000;
const opening = /[[{]|(?<!\S)[-?](?!\S)/g;

/**
 * Splits the front matter off a text with `\n` line ends: YAML or TOML between lines of `---`, or TOML between lines of `+++`.
 * `body` begins on line `bodyLine`; unreadable front matter counts as empty and is told in `problems`.
 */
export function readFrontMatter(
  path: string,
  text: string,
): { frontMatter: FrontMatter; body: string; bodyLine: number; problems: Problem[] } {
  const yaml = text.startsWith('---') ? fence.exec(text) : null;
  const match = yaml ?? (text.startsWith('+++') ? tomlFence.exec(text) : null);
  if (!match) return { frontMatter: none, body: text, bodyLine: 1, problems: [] };
  const problems: Problem[] = [];
  const report = (line: number, message: string) => void problems.push({ path, line, message });
  return {
    frontMatter: readMatter(match[1] ?? '', yaml === null, report),
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
    problems,
  };
}

type Report = (line: number, message: string) => void;

function readMatter(text: string, isToml: boolean, report: Report): FrontMatter {
  if (text.trim() === '') return none;
  if (text.length > longest) {
    report(
      1,
      'The front matter is too long to be read; shorten it, or put an empty line before the first rule.',
    );
    return none;
  }
  if ([...text.matchAll(opening)].length > mostOpenings) {
    report(1, 'The front matter has too many lists to be read; write it as plain `key: value` lines.');
    return none;
  }
  const table = isToml || looksLikeToml(text) ? readToml(text, report) : readYaml(text, report);
  return table ? frontMatterOf(table, report) : none;
}
