import { describe, expect, it } from 'vitest';
import { cardOf, startScenario, type Scenario } from '../scenario.ts';

const rows = async ({ client }: Scenario, query = '') => (await client.call('card.list', { query })).rows;

describe('importing again', () => {
  it('keeps the cards of a deck that was renamed where they are', async () => {
    const scenario = startScenario();
    await scenario.importText('vault/a.md', 'one :: 1\n');
    await scenario.client.call('deck.update', {
      deckId: await scenario.deckId('vault::a'),
      name: 'Mine::Ports',
    });
    const plan = await scenario.importText('vault/a.md', 'one :: 1\n\ntwo :: 2\n');
    expect(plan).toMatchObject({ decks: ['Mine::Ports'], counts: { new: 1, unchanged: 1, moved: 0 } });
    expect((await rows(scenario)).map(({ deck }) => deck)).toEqual(['Mine::Ports', 'Mine::Ports']);
    expect((await scenario.client.call('deck.list')).map(({ name }) => name)).not.toContain('vault::a');
  });

  it('keeps an edit made here, and asks once its file changes, too', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\n');
    await scenario.client.call('card.edit', { cardId: 1, back: 'mine' });
    expect((await scenario.importText('a.md', 'one :: 1\n\ntwo :: 2\n')).counts).toMatchObject({
      unchanged: 1,
    });
    const back = async () => (await scenario.client.call('card.get', { cardId: 1 })).back;
    expect(await back()).toBe('mine');
    const changed = 'one :: 1b\n\ntwo :: 2\n';
    const plan = await scenario.preview('a.md', changed);
    expect(plan.counts).toMatchObject({ changed: 1 });
    expect(plan.cards[0]?.before).toMatchObject({ front: 'one', back: 'mine' });
    expect(plan.questions).toMatchObject([
      {
        ...{ kind: 'edited-both', default: 'mine', answer: null },
        ...{ before: [{ back: 'mine' }], after: [{ back: '1b' }] },
        text: expect.stringMatching(/^You edited “one” here, and your notes now say “one”\./),
        options: [{ id: 'mine' }, { id: 'notes' }],
      },
    ]);
    await scenario.importText('a.md', changed);
    expect(await back()).toBe('mine');
    expect((await scenario.importText('a.md', changed)).questions).toEqual([]);
    await scenario.client.call('edit.undo');
    const answers = { [plan.questions[0]?.id ?? '']: 'notes' };
    expect((await scenario.importText('a.md', changed, { choices: { answers } })).questions).toMatchObject([
      { answer: 'notes' },
    ]);
    expect(await back()).toBe('1b');
    await scenario.client.call('edit.undo');
    expect(await back()).toBe('mine');
  });

  it('takes a remark or an id from the file beside an edit, without asking', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\n');
    await scenario.client.call('card.edit', { cardId: 1, back: 'mine' });
    const plan = await scenario.importText('a.md', 'one :: 1\nnote: aside\nid: x\n');
    expect([plan.counts.changed, plan.questions]).toEqual([1, []]);
    expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({
      back: 'mine',
      remark: 'aside',
    });
    expect(scenario.sql('select explicit_id from notes')).toEqual([{ explicit_id: 'x' }]);
  });

  it('does not ask when the file comes to say what was edited here', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\n');
    await scenario.client.call('card.edit', { cardId: 1, back: '2' });
    expect(await scenario.importText('a.md', 'one :: 2\n')).toMatchObject({ questions: [] });
    expect(scenario.sql('select back, imported from notes')).toEqual([{ back: '2', imported: null }]);
  });

  it('keeps an edit when a bundled deck brings a newer text, and its schedule in any case', async () => {
    const scenario = startScenario({ decks: { 'a.md': 'one :: 1\n\ntwo :: 2\n' } });
    await scenario.client.call('card.edit', { cardId: 1, back: 'mine' });
    await scenario.answer(cardOf(await scenario.next()), 4);
    await scenario.answer(cardOf(await scenario.next()), 4);
    const before = await rows(scenario);
    scenario.write('decks/a.md', '# Heading\n\none :: newer\n\ntwo :: newer, too\n\nthree :: 3\n');
    await scenario.reopen();
    expect(scenario.sql('select back from notes order by id')).toEqual([
      { back: 'mine' },
      { back: 'newer, too' },
      { back: '3' },
    ]);
    expect((await rows(scenario)).slice(0, 2)).toEqual(before);
    await expect(scenario.client.call('edit.undo')).resolves.toEqual({ undone: 'Edit' });
  });

  it('moves cards with their schedule to another deck, heading and file', async () => {
    const scenario = startScenario();
    await scenario.importText('vault/a.md', 'Q: long question one?\nA: one\n\nQ: question two?\nA: two\n');
    await scenario.answerAll(4);
    const learned = scenario.sql('select id, stability, due_day, reps from cards order by id');
    const plan = await scenario.client.job<{ counts: object }>(
      scenario.client.call('import.apply', {
        items: [
          { kind: 'text', path: 'vault/a.md', text: '# New\n\nQ: question two?\nA: two\n' },
          { kind: 'text', path: 'vault/b.md', text: 'Q: long question one?\nA: one\n' },
        ],
      }),
    );
    expect(plan.counts).toMatchObject({ new: 0, changed: 0, moved: 2, unchanged: 0, gone: 0 });
    expect(scenario.sql('select id, stability, due_day, reps from cards order by id')).toEqual(learned);
    expect((await rows(scenario)).map(({ deck }) => deck)).toEqual(['vault::b', 'vault::a']);
  });

  it('sets the card of a removed gap aside, adds one for a new gap, and wakes the first when it is back', async () => {
    const scenario = startScenario();
    const states = () => scenario.sql('select ordinal, suspended, reps from cards order by ordinal');
    await scenario.client.call('settings.set', { burySiblings: false });
    await scenario.importText('a.md', 'C: the {{c1::longest}} prefix {{c2::wins}} always\n');
    await scenario.answerAll(4);
    await scenario.importText('a.md', 'C: the {{c1::longest}} prefix wins {{c3::always}}\n');
    expect(states()).toEqual([
      { ordinal: 1, suspended: 0, reps: 1 },
      { ordinal: 2, suspended: 2, reps: 1 },
      { ordinal: 3, suspended: 0, reps: 0 },
    ]);
    await scenario.importText('a.md', 'C: the {{c1::longest}} prefix {{c2::wins}} always\n');
    expect(states()).toEqual([
      { ordinal: 1, suspended: 0, reps: 1 },
      { ordinal: 2, suspended: 0, reps: 1 },
      { ordinal: 3, suspended: 2, reps: 0 },
    ]);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('keeps the first card when a note changes its type', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'TTL :: time to live\n');
    await scenario.answerAll(4);
    expect((await scenario.importText('a.md', 'TTL ::: time to live\n')).counts).toMatchObject({
      changed: 2,
      new: 0,
    });
    expect(await rows(scenario)).toMatchObject([
      { phase: 'review' },
      { phase: 'new', front: 'time to live' },
    ]);
    await scenario.importText('a.md', 'Q: TTL\nA: time to live\n');
    expect(await rows(scenario)).toMatchObject([
      { kind: 'basic', phase: 'review', isSuspended: false },
      { isSuspended: true },
    ]);
  });

  it('leaves a card suspended that the person suspended, gone or not', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\n\ntwo :: 2\n');
    await scenario.client.call('card.suspend', { cardIds: [1], suspended: true });
    await scenario.importText('a.md', 'nothing\n');
    await scenario.importText('a.md', 'one :: 1\n\ntwo :: 2\n');
    expect((await rows(scenario)).map(({ isSuspended }) => isSuspended)).toEqual([true, false]);
  });
});
