import { describe, expect, it } from 'vitest';
import { chooseDialects } from '../../../src/core/notes/choose-dialects.ts';
import type { FolderSettings } from '../../../src/core/notes/folder-settings.ts';
import { readFile } from '../../../src/core/notes/read.ts';

const settings: FolderSettings = {
  dialect: null,
  deck: null,
  tags: [],
  proposals: null,
  ignore: [],
  options: {},
};

const choose = (
  texts: Record<string, string>,
  declared: string | null = null,
  dialect: string | null = null,
) =>
  chooseDialects(
    Object.entries(texts).map(([path, text]) => ({
      file: readFile({ path, text }),
      settings: { ...settings, dialect },
    })),
    declared,
  );

describe('a declared dialect', () => {
  it('is taken from the front matter, else from the person, else from the folder', () => {
    const text = { 'a.md': '---\ndialect: nexthop\n---\n', 'b.md': '' };
    expect(choose(text, 'nexthop', 'nexthop').choices).toEqual([
      { path: 'a.md', dialect: 'nexthop', by: 'front matter' },
      { path: 'b.md', dialect: 'nexthop', by: 'settings' },
    ]);
    expect(choose(text, null, 'nexthop').choices[1]?.by).toBe('folder settings');
    expect(choose(text).choices[1]).toEqual({ path: 'b.md', dialect: 'nexthop', by: 'default' });
  });

  it('that does not exist is told with its line, and the next word counts', () => {
    const { choices, problems } = choose({ 'a.md': '---\ntags: a\ndialect: morse\n---\n' }, 'nexthop');
    expect(choices[0]?.by).toBe('settings');
    expect(problems).toEqual([
      {
        path: 'a.md',
        line: 3,
        message: expect.stringContaining('`dialect: morse` is not a dialect') as string,
      },
    ]);
  });
});
