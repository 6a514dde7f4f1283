import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import type { Problem } from './types.ts';
import { dialects } from './dialects/registry.ts';

/** What a folder's `nexthop.yml` says of the notes in it and below it. */
export interface FolderSettings {
  /** Id of the dialect all notes are written in; null if it is to be found out. */
  readonly dialect: string | null;
  /** Deck of all notes, levels separated by `::`; null if the path decides. */
  readonly deck: string | null;
  readonly tags: readonly string[];
  /** Whether cards are proposed where a note holds none; null if the person's setting decides. */
  readonly proposals: boolean | null;
  /** Paths and patterns of files to leave out, relative to the folder. */
  readonly ignore: readonly string[];
  /** Settings of the dialect; each is of the type that the dialect says. */
  readonly options: Readonly<Record<string, unknown>>;
}

const none: FolderSettings = {
  dialect: null,
  deck: null,
  tags: [],
  proposals: null,
  ignore: [],
  options: {},
};
const longest = 50_000;
const mostOpenings = 1000;
const opening = /[[{]|(?<!\S)[-?](?!\S)/g;

type Say = (node: Node | null, message: string) => void;
type Entry = Pair<Node, Node | null>;

/** Reads the text of a `nexthop.yml`; what cannot be read is left out and told in `problems`, with its line. */
export function readFolderSettings(
  path: string,
  text: string,
): { settings: FolderSettings; problems: Problem[] } {
  const problems: Problem[] = [];
  const tell = (line: number, message: string) => void problems.push({ path, line, message });
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (source.length > longest || [...source.matchAll(opening)].length > mostOpenings) {
    tell(1, 'This file is too long to be read as settings; shorten it to the keys that are needed.');
    return { settings: none, problems };
  }
  const counter = new LineCounter();
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    tell(
      lineAt(error.pos[0]),
      `These settings are not valid YAML: ${error.message.replace(/\.?$/, '.')} Mend this line.`,
    );
    return { settings: none, problems };
  }
  const { contents } = document;
  if (!isMap(contents)) {
    if (contents) tell(1, 'These settings do not consist of `key: value` lines; write them that way.');
    return { settings: none, problems };
  }
  const say: Say = (node, message) => tell(lineAt(node?.range?.[0] ?? 0), message);
  const values = new Map(
    contents.items.map((pair) => [keyOf(pair), { pair, value: plainOf(pair.value) }] as const),
  );
  return { settings: settingsOf(values, say), problems };
}

type Values = ReadonlyMap<string, { readonly pair: Entry; readonly value: unknown }>;

function settingsOf(values: Values, say: Say): FolderSettings {
  for (const [key, { pair }] of values)
    if (!Object.hasOwn(none, key))
      say(pair.key, `\`${key}\` is not a setting; the settings are ${Object.keys(none).join(', ')}.`);
  const take = <Value>(key: keyof FolderSettings, read: (value: unknown) => Value | null, form: string) => {
    const entry = values.get(key);
    if (!entry || entry.value === null) return null;
    const value = read(entry.value);
    if (value === null) say(entry.pair.value ?? entry.pair.key, `\`${key}\` must be ${form}.`);
    return value;
  };
  const dialect = take('dialect', dialectOf, `one of ${[...dialects.keys()].sort().join(', ')}`);
  return {
    dialect,
    deck: take('deck', deckOf, 'the name of a deck, such as `Networking` or `Networking::DNS`'),
    tags: take('tags', wordsOf, 'a list of words, such as `[networking, dns]`') ?? [],
    proposals: take('proposals', booleanOf, '`true` or `false`'),
    ignore: take('ignore', linesOf, 'a list of paths or patterns, such as `[drafts, "*.tmp.md"]`') ?? [],
    options: optionsOf(values.get('options'), dialect, say),
  };
}

function optionsOf(
  entry: { readonly pair: Entry; readonly value: unknown } | undefined,
  dialect: string | null,
  say: Say,
): Record<string, unknown> {
  if (!entry || entry.value === null) return {};
  const { value: map, key } = entry.pair;
  if (!isMap(map)) {
    say(map ?? key, '`options` must be `key: value` lines, indented below it.');
    return {};
  }
  const known = new Map(
    [...dialects.values()]
      .filter(({ id }) => dialect === null || id === dialect)
      .flatMap(({ options }) => Object.entries(options ?? {})),
  );
  const kept: Record<string, unknown> = {};
  for (const pair of map.items as Entry[]) {
    const name = keyOf(pair);
    const type = known.get(name);
    const value = plainOf(pair.value);
    if (!type) {
      const names = [...known.keys()].sort().join(', ') || 'none';
      say(pair.key, `\`${name}\` is no option of ${dialect ?? 'any dialect'}; the options are: ${names}.`);
    } else if (typeOf(value) !== type) say(pair.value ?? pair.key, `\`${name}\` must be ${forms[type]}.`);
    else kept[name] = value;
  }
  return kept;
}

const forms = {
  text: 'text, in quotes where it has signs in it',
  flag: '`true` or `false`',
  list: 'a list of texts, such as `["a", "b"]`',
} as const;

function typeOf(value: unknown): keyof typeof forms | null {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'flag';
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? 'list' : null;
}

function keyOf({ key }: Entry): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** A scalar, or a list of scalars; anything else is an empty object, which no setting takes. */
function plainOf(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  return isSeq(node)
    ? node.items.map((item) => (isScalar(item) ? item.value : {}))
    : node === null
      ? null
      : {};
}

function dialectOf(value: unknown): string | null {
  return typeof value === 'string' && dialects.has(value.trim()) ? value.trim() : null;
}

function deckOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const levels = String(value)
    .split('::')
    .map((level) => level.trim());
  return levels.every((level) => level !== '') ? levels.join('::') : null;
}

function wordsOf(value: unknown): string[] | null {
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((word) => typeof word === 'string' || typeof word === 'number')) return null;
  const words = Array.isArray(value) ? list.map(String) : String(value).split(/[\s,]+/);
  return [...new Set(words.map((word) => word.trim().replace(/^#/, '')).filter(Boolean))];
}

function linesOf(value: unknown): string[] | null {
  const list = Array.isArray(value) ? value : [value];
  return list.every((line) => typeof line === 'string')
    ? list.map((line) => line.trim()).filter(Boolean)
    : null;
}

function booleanOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
