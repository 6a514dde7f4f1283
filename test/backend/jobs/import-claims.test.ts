import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

const drill = (family: string) => `---\ndrills: [${family}]\n---\n\n`;

describe('what only one note may hold', () => {
  it('lets the first card have an id and the other go without, in one file and across files', async () => {
    const scenario = startScenario();
    const same = await scenario.importText('a.md', 'one :: 1\nid: x\n\ntwo :: 2\nid: x\n');
    expect(same.problems).toMatchObject([
      { path: 'a.md', message: expect.stringContaining('The id `x` belongs to the card on line 1') },
    ]);
    const other = await scenario.importText('b.md', 'three :: 3\nid: x\n');
    expect(other.problems).toEqual([
      {
        path: 'b.md',
        line: 1,
        message: 'The id “x” is taken by another deck, so this card goes without one. Give it another id.',
      },
    ]);
    expect(scenario.sql('select front, explicit_id from notes order by id')).toEqual([
      { front: 'one', explicit_id: 'x' },
      { front: 'two', explicit_id: null },
      { front: 'three', explicit_id: null },
    ]);
  });

  it('names the place that has the id when both come in one import', async () => {
    const scenario = startScenario();
    const plan = await scenario.client.job<{ problems: unknown[] }>(
      scenario.client.call('import.preview', {
        items: [
          { kind: 'text', path: 'v/a.md', text: 'one :: 1\nid: x\n' },
          { kind: 'text', path: 'v/b.md', text: 'prose\n\ntwo :: 2\nid: x\n' },
        ],
      }),
    );
    expect(plan.problems).toMatchObject([
      { path: 'b.md', line: 3, message: expect.stringContaining('a.md:1') },
    ]);
  });

  it('gives an id free again that is gone from its file', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\nid: x\n');
    await scenario.importText('a.md', 'prose\n');
    expect((await scenario.importText('b.md', 'three :: 3\nid: x\n')).problems).toEqual([]);
  });

  it('knows a card by its id whatever else changes', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\nid: x\n');
    await scenario.importText('a.md', '# H\n\nQ: entirely other?\nA: words\nid: x\n');
    expect((await scenario.client.call('card.list')).rows).toMatchObject([
      { cardId: 1, front: 'entirely other?' },
    ]);
  });

  it('refuses drills that are unknown or in another file', async () => {
    const scenario = startScenario();
    const unknown = await scenario.importText('a.md', drill('no-such-drill'));
    expect(unknown.problems).toMatchObject([
      {
        message: expect.stringMatching(
          /^There is no drill family “no-such-drill”\. Known are: .*route-match/,
        ),
      },
    ]);
    expect((await scenario.importText('b.md', drill('route-match'))).problems).toEqual([]);
    const again = await scenario.importText('c.md', drill('route-match'));
    expect(again.problems).toMatchObject([{ message: expect.stringContaining('has one memory') }]);
    expect((await scenario.client.call('card.list', { query: 'is:drill' })).total).toBe(1);
    expect((await scenario.importText('b.md', drill('route-match'))).counts).toMatchObject({ unchanged: 1 });
  });

  it('lets a drill come after some cards of its file', async () => {
    const scenario = startScenario();
    const terms = Array.from({ length: 9 }, (_, index) => `term ${index} :: ${index}\n`).join('\n');
    await scenario.importText('a.md', drill('route-match') + terms);
    const kinds = (await scenario.answerAll(4)).map(({ kind }) => kind);
    expect(kinds.indexOf('drill')).toBe(6);
  });
});
