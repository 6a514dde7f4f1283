import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/tls-where.ts';
import type { Picture } from '../../../src/core/drills/picture.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const seedCount = Number(process.env['DRILL_SEEDS'] ?? 300);

function picturesOf({ picture }: DrillInstance): readonly Picture[] {
  if (picture?.kind !== 'stack') throw new Error('no stack');
  return picture.pictures;
}

/** What is to be marked, from the words of the settings alone. */
function marked(instance: DrillInstance): string[] {
  const [drawn, files] = picturesOf(instance);
  if (drawn?.kind !== 'hosts' || files?.kind !== 'files') throw new Error('another picture');
  const texts = files.files.map(({ text }) => text);
  const passes = texts.map((text) => text.startsWith('stream') || text.startsWith('CONNECT'));
  const outgoing = texts.map((text) => /proxy_pass (https?):/.exec(text)?.[1] ?? '');
  // The connection before the first machine that is not passed through unopened goes on like the one before it.
  const schemes = [/`(https?):/.exec(instance.question)?.[1] ?? ''];
  for (let index = 0; index < texts.length; index += 1)
    schemes.push(passes[index] === true ? (schemes[index] ?? '') : (outgoing[index] ?? ''));
  if (instance.question.includes('machine between'))
    return drawn.devices
      .slice(1, -1)
      .filter((_, index) => passes[index] === false || schemes[index] === 'http')
      .map(({ name }) => name);
  const wanted = instance.question.includes('listening in') ? 'http' : 'https';
  return drawn.links.filter((_, index) => schemes[index] === wanted).map(({ id = '' }) => id);
}

describe('tls-where', () => {
  it.each(levels)('agrees with the settings shown at level %i', (level) => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(level, seed);
      if (instance.answer.kind !== 'mark') throw new Error('nothing to mark');
      expect(instance.answer.right, `seed ${seed}`).toEqual(marked(instance));
    }
  });

  it.each(levels)('shows settings that fit together at level %i', (level) => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(level, seed);
      const [drawn, files] = picturesOf(instance);
      if (drawn?.kind !== 'hosts' || files?.kind !== 'files') throw new Error('another picture');
      const names = drawn.devices.map(({ name }) => name);
      let isEncrypted = instance.question.includes('`https:');
      files.files.forEach(({ name, text }, index) => {
        expect(name.startsWith(`${names[index + 1] ?? ''}: `)).toBe(true);
        expect(text).toContain(names[index + 2]);
        if (text.startsWith('CONNECT')) return;
        expect(text.includes(isEncrypted ? 'listen 443' : 'listen 80')).toBe(true);
        if (text.startsWith('server')) isEncrypted = text.includes('https://');
      });
    }
  });

  it('passes TCP on from level 3, begins plain at the upper two, and asks who reads at the last', () => {
    const seen = levels.map((level) => {
      const shown = Array.from({ length: seedCount }, (_, seed) => JSON.stringify(family.make(level, seed)));
      return ['stream {', 'CONNECT ', 'opens `http:', 'machine between'].map((words) =>
        shown.some((text) => text.includes(words)),
      );
    });
    expect(seen).toEqual([
      [false, false, false, false],
      [false, false, false, false],
      [true, false, false, false],
      [true, true, true, false],
      [true, true, true, true],
    ]);
  });
});
