import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/upstream-turn.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const seedCount = Number(process.env['DRILL_SEEDS'] ?? 300);

function filesOf({ picture }: DrillInstance) {
  if (picture?.kind !== 'files') throw new Error('no file');
  return picture.files.map(({ text }) => text);
}

interface ReadServer {
  host: string;
  weight: number;
  option: string;
}

function serversOf(text: string): ReadServer[] {
  return [...text.matchAll(/server ([\d.]+):\d+(?: weight=(\d+))?(?: (down|backup))?;/g)].map(
    ([, host = '', weight = '1', option = '']) => ({ host, weight: Number(weight), option }),
  );
}

/** Every request in turn by the rule of nginx's change log for 1.3.1, written with one table of counters. */
function answering(servers: readonly ReadServer[], dead: string | null, count: number): string[] {
  const taking = servers.filter(({ option }) => option === '');
  const counters = new Map(taking.map(({ host }) => [host, 0]));
  const failed = new Set<string>();
  const answered: string[] = [];
  while (answered.length < count) {
    const alive = taking.filter(({ host }) => !failed.has(host));
    for (const { host, weight } of alive) counters.set(host, (counters.get(host) ?? 0) + weight);
    const [first] = [...alive].sort(
      (one, other) => (counters.get(other.host) ?? 0) - (counters.get(one.host) ?? 0),
    );
    const host = first?.host ?? '';
    counters.set(host, (counters.get(host) ?? 0) - alive.reduce((sum, { weight }) => sum + weight, 0));
    if (host === dead) failed.add(host);
    else answered.push(host);
  }
  return answered;
}

function rightOf({ answer, rightText }: DrillInstance): string[] {
  if (answer.kind === 'fields') return answer.fields.map(({ right }) => right);
  return [rightText.replaceAll('`', '')];
}

describe('upstream-turn', () => {
  it.each(levels)('agrees with counting by hand at level %i', (level) => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(level, seed);
      const [config = '', open = ''] = filesOf(instance);
      const servers = serversOf(config);
      const where = `seed ${seed}`;
      if (config.includes('least_conn')) {
        const counts = new Map(
          [...open.matchAll(/([\d.]+):\d+ {2}(\d+) open/g)].map(([, host, n]) => [host, Number(n)]),
        );
        const taking = servers.filter(({ option }) => option === '');
        const share = ({ host, weight }: ReadServer) => (counts.get(host) ?? NaN) / weight;
        const least = Math.min(...taking.map(share));
        expect(
          taking.filter((one) => share(one) === least).map(({ host }) => host),
          where,
        ).toEqual(rightOf(instance));
        continue;
      }
      const turns = /(?:request|requests) (\d+)(?: to (\d+))?\?/.exec(instance.question);
      const from = Number(turns?.[1]);
      const to = Number(turns?.[2] ?? from);
      const dead = /^`([\d.]+)` refuses/.exec(instance.question)?.[1] ?? null;
      expect(answering(servers, dead, to).slice(from - 1), where).toEqual(rightOf(instance));
    }
  });

  it('keeps its levels', () => {
    const seen = levels.map((level) => {
      const texts = Array.from({ length: seedCount }, (_, seed) => {
        const instance = family.make(level, seed);
        return `${filesOf(instance).join('')} ${instance.question}`;
      });
      const servers = texts.map(serversOf);
      return {
        most: Math.max(...servers.map(({ length }) => length)),
        heaviest: Math.max(...servers.flat().map(({ weight }) => weight)),
        aside: servers.every((some) => some.some(({ option }) => option !== '')),
        refusing: texts.some((text) => text.includes('refuses')),
        connections: texts.some((text) => text.includes('least_conn')),
      };
    });
    expect(seen).toEqual([
      { most: 4, heaviest: 1, aside: false, refusing: false, connections: false },
      { most: 3, heaviest: 4, aside: false, refusing: false, connections: false },
      { most: 4, heaviest: 4, aside: true, refusing: false, connections: false },
      { most: 4, heaviest: 4, aside: false, refusing: true, connections: true },
      { most: 4, heaviest: 5, aside: false, refusing: true, connections: false },
    ]);
  });
});
