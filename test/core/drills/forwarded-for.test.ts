import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/forwarded-for.ts';
import {
  guessedHeader,
  headerAtApp,
  type Chain,
  type Policy,
} from '../../../src/core/drills/forwarded-for/chain.ts';
import type { Picture } from '../../../src/core/drills/picture.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const seedCount = Number(process.env['DRILL_SEEDS'] ?? 300);

function flat(picture: Picture | null): Picture[] {
  if (picture === null) return [];
  return picture.kind === 'stack' ? picture.pictures.flatMap(flat) : [picture];
}

function textOf({ picture }: DrillInstance): string {
  return flat(picture)
    .flatMap((one) => (one.kind === 'files' ? one.files.map(({ text }) => text) : []))
    .join('\n');
}

function devicesOf({ picture }: DrillInstance) {
  return flat(picture).flatMap((one) => (one.kind === 'hosts' ? one.devices : []));
}

function received(text: string) {
  const header = /X-Forwarded-For: (.*)/.exec(text)?.[1]?.split(', ') ?? [];
  return { header, connection: /connection from (\S+)/.exec(text)?.[1] ?? '' };
}

/** By taking addresses off the end as long as they are in the list. */
function lastStranger(header: readonly string[], connection: string, isOwn: (address: string) => boolean) {
  const all = [...header, connection];
  while (all.length > 1 && isOwn(all.at(-1) ?? '')) all.pop();
  return all.at(-1) ?? '';
}

const rightOf = ({ rightText }: DrillInstance) => rightText.replaceAll('`', '');

describe('forwarded-for', () => {
  it('takes the first address at level 1, where all are one’s own proxies’', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(1, seed);
      const { header, connection } = received(textOf(instance));
      expect(rightOf(instance)).toBe(header[0]);
      expect(
        header
          .slice(1)
          .concat(connection)
          .every((address) => address.startsWith('10.')),
      ).toBe(true);
    }
  });

  it('agrees at level 2 with the addresses drawn', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(2, seed);
      const addresses = devicesOf(instance).map(({ address }) => address ?? '');
      const [first = '', beforeLast = ''] = [addresses[0], addresses.at(-3)];
      expect(rightOf(instance)).toBe(instance.question.includes('stands last') ? beforeLast : first);
    }
  });

  it('agrees at level 3 with following the settings shown', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(3, seed);
      const addresses = devicesOf(instance).map(({ address }) => address ?? '');
      let header = /X-Forwarded-For: ([^`]+)` itself/.exec(instance.question)?.[1] ?? '';
      const blocks = textOf(instance).split('location / {').slice(1);
      expect(blocks).toHaveLength(addresses.length - 2);
      for (const [index, block] of blocks.entries()) {
        const before = addresses[index] ?? '';
        if (block.includes('$remote_addr')) header = before;
        if (block.includes('$proxy_add')) header = header === '' ? before : `${header}, ${before}`;
      }
      const list = header.split(', ');
      if (instance.answer.kind !== 'fields') throw new Error('no fields');
      const right = instance.answer.fields.map((field) => field.right);
      expect(right).toEqual([list[0], list.at(-1), addresses.at(-2)]);
    }
  });

  it('takes off its own proxies from the end at level 4', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(4, seed);
      const own = [...instance.question.matchAll(/`([\d.]+)`/g)].map(([, address]) => address);
      const { header, connection } = received(textOf(instance));
      expect(rightOf(instance)).toBe(lastStranger(header, connection, (address) => own.includes(address)));
      expect(own.includes(rightOf(instance))).toBe(false);
    }
  });

  it('follows the settings of nginx at level 5', () => {
    const seen = { stranger: 0, off: 0 };
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(5, seed);
      const text = textOf(instance);
      const { header, connection } = received(text);
      const ranges = [...text.matchAll(/set_real_ip_from ([\d.]+)(\/16)?;/g)];
      const isOwn = (address: string) =>
        ranges.some(([, range = '', wide]) =>
          wide === undefined ? address === range : address.startsWith(range.replace(/\.0\.0$/, '.')),
        );
      const isOff = text.includes('real_ip_recursive off');
      if (!isOwn(connection)) seen.stranger += 1;
      if (isOff) seen.off += 1;
      const right = isOff && isOwn(connection) ? header.at(-1) : lastStranger(header, connection, isOwn);
      expect(rightOf(instance), `seed ${seed}`).toBe(right);
    }
    expect(Math.min(seen.stranger, seen.off)).toBeGreaterThan(seedCount / 20);
  });

  it('guesses as nginx does where no mistake is made', () => {
    const policies: readonly Policy[] = ['append', 'replace', 'pass'];
    for (const one of policies)
      for (const other of policies)
        for (const forged of [[], ['192.0.2.1'], ['192.0.2.1', '192.0.2.2']]) {
          const hops = [one, other].map((policy, index) => ({
            name: `p${index}`,
            address: `10.0.${index}.1`,
            policy,
          }));
          const chain: Chain = { client: '203.0.113.5', forged, hops };
          expect(guessedHeader(chain, null)).toEqual(headerAtApp(chain));
        }
  });

  it('documents its levels', () => {
    const counts = ([1, 2, 3, 4, 5] as Level[]).map((level) => family.make(level, 1).answer.kind);
    expect(counts).toEqual(['choice', 'typed', 'fields', 'typed', 'typed']);
  });
});
