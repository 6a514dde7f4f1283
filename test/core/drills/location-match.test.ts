import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/location-match.ts';
import { guessLocation } from '../../../src/core/drills/location-match/guess.ts';
import { locationScenario } from '../../../src/core/drills/location-match/scenario.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';
import { readNginx } from '../../../src/core/net/nginx/read-nginx.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const seedCount = Number(process.env['DRILL_SEEDS'] ?? 200);

interface ReadLocation {
  modifier: string;
  path: string;
  word: string;
  inside: ReadLocation[];
}

function textOf({ picture }: DrillInstance): string {
  if (picture?.kind !== 'files') throw new Error('no file');
  return picture.files.map(({ text }) => text).join('\n');
}

/** Reads the block as it is laid out, line by line. */
function locationsOf(text: string): ReadLocation[] {
  const top: ReadLocation[] = [];
  let open: ReadLocation | null = null;
  for (const line of text.split('\n')) {
    const head = /^( *)location (?:(=|\^~|~\*|~) )?(\S+) \{(?: return 200 "(\w+)"; \}| root \S+; \})?$/.exec(
      line,
    );
    if (head !== null) {
      const location = { modifier: head[2] ?? '', path: head[3] ?? '', word: head[4] ?? '', inside: [] };
      (open?.inside ?? top).push(location);
      if (line.endsWith('{')) open = location;
    } else if (open !== null && line.trim() === '}') open = null;
    else if (open !== null) open.word = /"(\w+)"/.exec(line)?.[1] ?? '';
  }
  return top;
}

/** The path as a URL parser and hand-made merging see it. */
function decoded(target: string): string {
  const path = target.replace(/\?.*$/, '').replaceAll('%2F', '/').replace(/\/+/g, '/');
  return decodeURIComponent(new URL(path, 'http://host').pathname);
}

/** By the documentation's words, with expressions of JavaScript; a nested expression or exact location goes before outer expressions. */
function find(locations: readonly ReadLocation[], path: string): ReadLocation | undefined {
  const exact = locations.find(({ modifier, path: own }) => modifier === '=' && own === path);
  if (exact !== undefined) return exact;
  const [longest] = locations
    .filter(({ modifier, path: own }) => (modifier === '' || modifier === '^~') && path.startsWith(own))
    .sort((one, other) => other.path.length - one.path.length);
  const nested = longest === undefined ? undefined : find(longest.inside, path);
  if (nested !== undefined && nested.modifier !== '' && nested.modifier !== '^~') return nested;
  const expression =
    longest?.modifier === '^~'
      ? undefined
      : locations.find(
          ({ modifier, path: own }) =>
            modifier.startsWith('~') && new RegExp(own, modifier === '~*' ? 'i' : '').test(path),
        );
  return expression ?? nested ?? longest;
}

function named({ modifier, path }: ReadLocation): string {
  return `\`location ${modifier === '' ? path : `${modifier} ${path}`}\``;
}

const counts: Record<Level, [number, number]> = { 1: [4, 5], 2: [6, 6], 3: [5, 5], 4: [7, 7], 5: [4, 5] };

describe('location-match', () => {
  it.each(levels)('agrees with the documentation read over the text shown at level %i', (level) => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(level, seed);
      const target = /`GET (\S+)`/.exec(instance.question)?.[1] ?? '';
      const locations = locationsOf(textOf(instance));
      const found = find(locations, decoded(target));
      if (found === undefined) throw new Error(`nothing for ${target}`);
      expect(locations.length).toBeGreaterThanOrEqual(counts[level][0]);
      expect(locations.length).toBeLessThanOrEqual(counts[level][1]);
      if (instance.answer.kind === 'typed') expect(instance.answer.right, `seed ${seed}`).toBe(found.word);
      else expect(instance.rightText, `seed ${seed}`).toBe(named(found));
    }
  });

  it('guesses rightly where no mistake is made', () => {
    for (const level of levels)
      for (let seed = 0; seed < seedCount; seed += 1) {
        const { config, request, winner } = locationScenario(level, seed);
        const locations = readNginx(config).servers[0]?.locations ?? [];
        expect(guessLocation(locations, request, null)?.line).toBe(winner.line);
      }
  });

  it('knows each mistake on an example', () => {
    const { locations = [] } =
      readNginx(`server {
        location / { }
        location /img { }
        location /img/v1/ { }
        location = /img/ { }
        location ~ \\.png$ { }
        location ~ g$ { }
        location ^~ /raw/ { }
        location /app/ { location ~ \\.js$ { } }
        location ~ js { }
      }`).servers[0] ?? {};
    const lineFor = (mistake: Parameters<typeof guessLocation>[2], raw: string, path = raw) =>
      guessLocation(locations, { raw, path }, mistake)?.line ?? null;
    expect(lineFor('first-in-file', '/img/a.png')).toBe(2);
    expect(lineFor('shortest-prefix', '/img/x')).toBe(2);
    expect(lineFor('begins-alike', '/img/v2/x')).toBe(4);
    expect(lineFor('needs-slash', '/imgx')).toBe(2);
    expect(lineFor('exact-as-prefix', '/img/x')).toBe(5);
    expect(lineFor('prefix-beats-regex', '/img/a.png')).toBe(3);
    expect(lineFor('regex-over-caret', '/raw/a.png')).toBe(6);
    expect(lineFor('last-regex', '/img/a.png')).toBe(7);
    expect(lineFor('ignores-case', '/IMG/x')).toBe(3);
    expect(lineFor('raw-path', '/./img/x', '/img/x')).toBe(2);
    expect(lineFor('outer-first', '/app/x.js')).toBe(10);
  });
});
