import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/proxy-uri.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const seedCount = Number(process.env['DRILL_SEEDS'] ?? 300);

interface ReadLocation {
  modifier: string;
  path: string;
  rewrite: [string, string] | null;
  uri: string;
}

function textOf({ picture }: DrillInstance): string {
  if (picture?.kind !== 'files') throw new Error('no file');
  return picture.files.map(({ text }) => text).join('\n');
}

function locationsOf(text: string): ReadLocation[] {
  return [...text.matchAll(/location (?:(~) )?(\S+) \{([^}]*)\}/g)].map(
    ([, modifier = '', path = '', body = '']) => {
      const rewrite = /rewrite (\S+) (\S+) break;/.exec(body);
      return {
        ...{
          modifier,
          path,
          rewrite: rewrite === null ? null : ([rewrite[1] ?? '', rewrite[2] ?? ''] as [string, string]),
        },
        uri: /proxy_pass http:\/\/[^/;]+([^;]*);/.exec(body)?.[1] ?? '',
      };
    },
  );
}

function decoded(target: string): string {
  const path = target.replace(/\?.*$/, '').replaceAll('%2F', '/').replace(/\/+/g, '/');
  return decodeURIComponent(new URL(path, 'http://host').pathname);
}

/** By the documentation of proxy_pass and rewrite, with the tools of JavaScript. */
function received(locations: readonly ReadLocation[], target: string): string {
  const path = decoded(target);
  const query = /\?.*$/.exec(target)?.[0] ?? '';
  const longest = locations
    .filter((one) => one.modifier === '' && path.startsWith(one.path))
    .sort((one, other) => other.path.length - one.path.length)[0];
  const chosen = locations.find((one) => one.modifier === '~' && new RegExp(one.path).test(path)) ?? longest;
  if (chosen === undefined) throw new Error(`nothing for ${target}`);
  if (chosen.rewrite !== null && new RegExp(chosen.rewrite[0]).test(path)) {
    // What the expression leaves out at the end is dropped, since the replacement is the whole path.
    const found = new RegExp(chosen.rewrite[0]).exec(path);
    return encodeURI(chosen.rewrite[1].replace('$1', found?.[1] ?? '')) + query;
  }
  return chosen.uri === '' ? target : encodeURI(chosen.uri + path.slice(chosen.path.length)) + query;
}

describe('proxy-uri', () => {
  it.each(levels)('agrees with the documentation read over the text shown at level %i', (level) => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(level, seed);
      const target = /(?:asks for `|`GET )(\S+)`/.exec(instance.question)?.[1] ?? '';
      const locations = locationsOf(textOf(instance));
      const right = received(locations, target);
      expect(instance.rightText, `seed ${seed}`).toBe(`\`${right}\``);
      expect(locations).toHaveLength([1, 2, 2, 3, 3][level - 1] ?? 0);
      if (instance.answer.kind === 'typed') expect(instance.answer.right).toBe(right);
    }
  });

  it('shows at level 3 every way in which slashes can be missing', () => {
    const shapes = new Set<string>();
    for (let seed = 0; seed < seedCount; seed += 1) {
      const [right] = [family.make(3, seed).rightText];
      if (right.startsWith('`//')) shapes.add('doubled');
      if (/^`\/[a-z0-9]+(?:users|items|list|status|search|login|cart|new|notes|invoices)/.test(right))
        shapes.add('run together');
    }
    expect([...shapes].sort()).toEqual(['doubled', 'run together']);
  });
});
