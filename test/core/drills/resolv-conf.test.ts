import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/resolv-conf.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function shownIn({ picture, question }: DrillInstance) {
  if (picture?.kind !== 'files') throw new Error('no files');
  const text = picture.files[0]?.text ?? '';
  const number = (option: string, usual: number) =>
    Number(new RegExp(`${option}:(\\d+)`).exec(text)?.[1] ?? usual);
  const search = [...text.matchAll(/^(search|domain) (.*)$/gm)].at(-1)?.[2]?.split(' ') ?? [];
  const servers = [...text.matchAll(/^nameserver (\S+)$/gm)].map((found) => found[1] ?? '').slice(0, 3);
  const rows = (picture.files[1]?.text ?? '').split('\n').map((row) => row.split(/ {3,}/));
  const state = (address: string) => rows.find(([one]) => one === address)?.[1] ?? 'NXDOMAIN';
  const name = /looks up `([^`]+)`/.exec(question)?.[1] ?? '';
  const isDotted = name.split('.').length - 1 >= number('ndots', 1);
  const tried = search.map((domain) => `${name}.${domain}`);
  return {
    servers,
    state,
    timeout: number('timeout', 5),
    names: isDotted ? [name, ...tried] : [...tried, name],
  };
}

/** Which server settles a question, and the seconds waited before it. */
function settle({ servers, state, timeout }: ReturnType<typeof shownIn>): {
  server: string | null;
  seconds: number;
} {
  let seconds = 0;
  for (const [index, server] of servers.entries()) {
    if (['knows the name', 'NXDOMAIN'].includes(state(server))) return { server, seconds };
    const share = index === 0 ? timeout : Math.max(1, Math.floor((timeout * 2 ** index) / servers.length));
    if (state(server) === 'no answer') seconds += share;
  }
  return { server: null, seconds };
}

describe('resolv-conf', () => {
  it.each(levels)('agrees with going through the file by hand at level %i', (level) => {
    for (let seed = 0; seed < 400; seed += 1) {
      const instance = family.make(level, seed);
      const shown = shownIn(instance);
      const { answer, rightText } = instance;
      const { server, seconds } = settle(shown);
      if (level <= 2) expect(rightText).toBe(shown.names.map((name) => `\`${name}\``).join(', then '));
      if (answer.kind === 'order')
        expect(answer.right.map((index) => answer.items[index])).toEqual(shown.names);
      if (level === 4) expect(rightText).toBe(server === null ? 'None: there is no answer' : `\`${server}\``);
      if (answer.kind === 'fields') {
        const [name = '', address, waited] = answer.fields.map(({ right }) => right);
        expect(shown.names).toContain(name);
        expect(address).toBe(server);
        expect(Number(waited)).toBe(seconds * (shown.names.indexOf(name) + 1));
      }
      expect(answer.kind).toBe(level === 3 ? 'order' : level === 5 ? 'fields' : 'choice');
    }
  });
});
