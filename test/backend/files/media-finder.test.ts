import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRemote, mediaHandedOver, mediaOnDisk } from '../../../src/backend/files/media-finder.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const paths = ['img/a b.png', 'x.png', 'deep/x.png', 'deep/er/only.svg', 'deep/er/sound.mp3', 'page.html'];
const cases: readonly (readonly [string, string, string | null])[] = [
  ['a.md', 'x.png', 'x.png'],
  ['deep/a.md', 'x.png', 'deep/x.png'],
  ['deep/er/a.md', '../x.png', 'deep/x.png'],
  ['a.md', 'img/a%20b.png', 'img/a b.png'],
  ['a.md', 'img/a b.png', 'img/a b.png'],
  ['deep/er/a.md', '@/x.png', 'x.png'],
  ['deep/er/a.md', '/img/a b.png', 'img/a b.png'],
  ['a.md', 'only.svg', 'deep/er/only.svg'],
  ['a.md', 'er/only.svg', 'deep/er/only.svg'],
  ['img/a.md', 'x.png', 'x.png'],
  ['a.md', 'ONLY.SVG', 'deep/er/only.svg'],
  ['a.md', 'sound.mp3', 'deep/er/sound.mp3'],
  ['a.md', 'x.png?raw=1#top', 'x.png'],
  ['a.md', 'page.html', null],
  ['a.md', 'lost.png', null],
  ['a.md', 'r/only.svg', null],
  ['a.md', '%zz.png', null],
];

describe('media on disk', () => {
  const { path: root, remove } = temporaryFolder();
  afterAll(remove);
  beforeAll(() => {
    for (const path of paths) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    }
  });
  it.each(cases)('from %s, “%s” means %s', (note, reference, expected) => {
    const found = mediaOnDisk(root, paths).find(note, reference);
    expect(found?.location ?? null).toBe(expected === null ? null : join(root, expected));
  });
});

describe('media handed over', () => {
  it.each(cases)('from %s, “%s” means %s', (note, reference, expected) => {
    const given = new Map(paths.map((path) => [`vault/${path}`, new Uint8Array([1])]));
    const found = mediaHandedOver(given, 'vault').find(`vault/${note}`, reference);
    expect(found?.location ?? null).toBe(expected === null ? null : `vault/${expected}`);
  });
});

it.each([
  ['https://example.com/x.png', true],
  ['//example.com/x.png', true],
  ['data:image/png;base64,AA', true],
  ['x.png', false],
  ['C:/x.png', false],
  ['a/b:c.png', false],
])('%s is remote: %s', (reference, expected) => {
  expect(isRemote(reference)).toBe(expected);
});
