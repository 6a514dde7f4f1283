import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/read-route-n.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function rowsOf({ picture }: DrillInstance) {
  if (picture?.kind !== 'files') throw new Error('no terminal');
  const lines = (picture.files[0]?.text ?? '').split('\n').slice(2);
  return lines.map((line) => {
    const [destination = '', gateway = '', mask = '', flags = '', , , , device = ''] = line.split(/\s+/);
    return { destination, gateway, mask, flags, device };
  });
}

describe('read-route-n', () => {
  it.each(levels)('says what the columns say at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const rows = rowsOf(instance);
      if (instance.answer.kind === 'fields') {
        const counts = [
          rows.filter(({ flags }) => flags === 'U'),
          rows.filter(({ gateway }) => !['0.0.0.0', '-'].includes(gateway)),
          rows.filter(({ mask }) => mask === '255.255.255.255'),
        ];
        expect(instance.answer.fields.map(({ right }) => Number(right))).toEqual(
          counts.map(({ length }) => length),
        );
        continue;
      }
      const [, destination, flags] = /destination `(\S+)` and flags `(\S+)`/.exec(instance.question) ?? [];
      const fitting = rows.filter((row) => row.destination === destination && row.flags === flags);
      const [row] = fitting;
      if (fitting.length !== 1 || row === undefined) throw new Error(`${fitting.length} rows at ${seed}`);
      if (instance.answer.kind === 'typed') {
        const ones = row.mask
          .split('.')
          .map((octet) => Number(octet).toString(2))
          .join('')
          .replaceAll('0', '').length;
        expect(instance.answer.right).toBe(`/${ones}`);
        continue;
      }
      const wanted = row.flags.startsWith('!')
        ? `Packets for \`${row.destination}\` are refused`
        : row.mask === '0.0.0.0'
          ? `Whatever no other row holds goes to \`${row.gateway}\``
          : row.gateway === '0.0.0.0'
            ? `The hosts of \`${row.destination}\` are neighbours on \`${row.device}\``
            : `Packets for the ${row.flags.includes('H') ? 'single host' : 'network'} \`${row.destination}\` go to \`${row.gateway}\``;
      expect(instance.rightText).toBe(wanted);
    }
  });
});
