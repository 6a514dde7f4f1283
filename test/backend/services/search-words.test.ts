import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const notes =
  '---\ntags: [Net]\n---\n\nHTTPS port :: 443\n\nDNS port :: 53, over "UDP" and TCP\n\nÜber AND NEAR( :: *\n';

describe('searching', () => {
  it.each([
    ['port', ['HTTPS port', 'DNS port']],
    ['por 44', ['HTTPS port']],
    ['port -dns', ['HTTPS port']],
    ['"udp and"', ['DNS port']],
    ['-tag:net', []],
    ['tag:NET udp', ['DNS port']],
    ['deck:a uber', ['Über AND NEAR(']],
    ['is:new -is:suspended and near', ['Über AND NEAR(']],
    ['is:nonsense', []],
  ])('finds by %s', async (query, fronts) => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    const found = await scenario.client.call('card.list', { query });
    expect(found.rows.map(({ front }) => front)).toEqual(fronts);
    expect(found).toMatchObject({ total: fronts.length, all: 3 });
  });

  it.each([
    '\0',
    'a\0b',
    '\ud800',
    '^',
    '*',
    '"',
    "'",
    'NEAR(',
    '-',
    '--',
    'OR',
    'front:',
    '{a b}:c',
    '-"',
    'tag:"',
  ])('bears %j', async (query) => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    expect((await scenario.client.call('card.list', { query })).all).toBe(3);
  });
});
