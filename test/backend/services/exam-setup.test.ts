import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src/contract/api.ts';
import { dayMs, morning, questions, startScenario, type Scenario } from '../scenario.ts';
import { expectUndone } from '../tables.ts';

const bundled = join(import.meta.dirname, '../../../decks');
const files = ['1-switches-and-interfaces.md', '2-routing.md', '3-dns.md', '4-proxies.md'];

type Fields = InputOf<'exam.save'>;

const fields: Fields = {
  name: 'Networks',
  at: morning + 20 * dayMs,
  passMark: 0.66,
  durationMs: 3_600_000,
  taskCount: 10,
  minutesPerDay: 15,
  drillShare: 0.5,
  isEvidence: true,
  domains: [],
};

const domain = (name: string, parts: Partial<Fields['domains'][number]>) => ({
  name,
  weight: 1,
  deckIds: [],
  tags: [],
  families: [],
  ...parts,
});

let scenario: Scenario;
let deckIds: { routing: number; dns: number };

beforeEach(async () => {
  scenario = startScenario({
    decks: {
      'routing.md': `---\ndeck: Net::Routing\ndrills: [route-match]\n---\n\n${questions(3, 'Route')}`,
      'dns.md': `---\ndeck: Net::DNS\ntags: [names]\n---\n\n${questions(2, 'Name')}`,
    },
  });
  deckIds = { routing: await scenario.deckId('Net::Routing'), dns: await scenario.deckId('Net::DNS') };
});

describe('pools', () => {
  it('hold what decks, tags and drills name, each item in the first domain that names it', async () => {
    const net = await scenario.deckId('Net');
    const exam = await scenario.client.call('exam.save', {
      ...fields,
      domains: [
        domain('Names', { tags: ['NAMES'], families: ['next-hop'] }),
        domain('Everything', { deckIds: [net], families: ['next-hop', 'route-match'] }),
      ],
    });
    const { pools } = await scenario.client.call('exam.get', { examId: exam.examId });
    expect(pools).toEqual([
      { cards: 2, drills: 1, unseen: 3 },
      { cards: 3, drills: 1, unseen: 4 },
    ]);
  });

  it('can be asked for before there is an exam; what is not there holds nothing', async () => {
    const pools = await scenario.client.call('exam.pools', {
      domains: [
        { deckIds: [deckIds.dns], tags: [], families: [] },
        { deckIds: [deckIds.dns, deckIds.routing, 999], tags: [], families: [] },
        { deckIds: [], tags: ['no-such'], families: ['no-such'] },
      ],
    });
    expect(pools).toEqual([
      { cards: 2, drills: 0, unseen: 2 },
      { cards: 3, drills: 1, unseen: 4 },
      { cards: 0, drills: 0, unseen: 0 },
    ]);
    expect(await scenario.client.call('exam.list')).toEqual([]);
  });

  it('leave out what is suspended, and count what was answered as seen', async () => {
    const exam = await scenario.client.call('exam.save', {
      ...fields,
      domains: [domain('All', { deckIds: [deckIds.routing, deckIds.dns] })],
    });
    const step = await scenario.next({ deckId: deckIds.dns });
    if (step.card === null) throw new Error('A card should be ready.');
    await scenario.answer(step.card, 3);
    const other = await scenario.next({ deckId: deckIds.routing, only: 'cards' });
    if (other.card === null) throw new Error('A card should be ready.');
    await scenario.client.call('card.suspend', { cardIds: [other.card.cardId], suspended: true });
    const { pools } = await scenario.client.call('exam.get', { examId: exam.examId });
    expect(pools).toEqual([{ cards: 4, drills: 1, unseen: 4 }]);
  });
});

describe('what cannot be saved', () => {
  it.each([
    { what: 'a date that is past', change: { at: morning - 1 }, says: 'over already' },
    {
      what: 'a deck that is not there',
      change: { domains: [domain('A', { deckIds: [999] })] },
      says: 'a deck that is not there',
    },
    {
      what: 'an unknown drill',
      change: { domains: [domain('A', { families: ['no-such'] })] },
      says: '“no-such”',
    },
    { what: 'a domain without anything', change: { domains: [domain('A', {})] }, says: 'names nothing' },
    {
      what: 'two domains of one name',
      change: { domains: [domain('A', { tags: ['x'] }), domain('a', { tags: ['y'] })] },
      says: 'Two domains',
    },
  ])('is $what', async ({ change, says }) => {
    const saving = scenario.client.call('exam.save', {
      ...fields,
      domains: [domain('DNS', { deckIds: [deckIds.dns] })],
      ...change,
    });
    await expect(saving).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(says),
    });
  });

  it('may be changed once it is over, but to no other date that is past', async () => {
    const { examId, ...exam } = await scenario.client.call('exam.save', {
      ...fields,
      domains: [domain('DNS', { deckIds: [deckIds.dns] })],
    });
    scenario.clock.at = fields.at + dayMs;
    const { isPlanned: _, addedAt: __, ...old } = exam;
    const saved = await scenario.client.call('exam.save', { ...old, examId, name: 'Renamed' });
    expect(saved.name).toBe('Renamed');
    await expect(
      scenario.client.call('exam.save', { ...old, examId, at: fields.at + 1 }),
    ).rejects.toMatchObject({ code: 'bad-input' });
    const [listed] = await scenario.client.call('exam.list');
    expect(listed).toMatchObject({ daysLeft: -1, outlook: null, help: null });
  });
});

describe('taking back', () => {
  const dns = (): Fields => ({ ...fields, domains: [domain('DNS', { deckIds: [deckIds.dns] })] });

  it('leaves nothing of an exam that was added', async () => {
    await expectUndone(scenario, () => scenario.client.call('exam.save', dns()));
  });

  it('brings back an exam that was changed or removed', async () => {
    const { examId } = await scenario.client.call('exam.save', dns());
    await expectUndone(scenario, () =>
      scenario.client.call('exam.save', { ...dns(), examId, passMark: 0.8, taskCount: 3 }),
    );
    await expectUndone(scenario, () => scenario.client.call('exam.remove', { examId }));
    expect(await scenario.client.call('exam.list')).toHaveLength(1);
  });

  it('says what it takes back', async () => {
    const { examId } = await scenario.client.call('exam.save', dns());
    expect(await scenario.client.call('exam.remove', { examId })).toEqual({ removed: 'Networks' });
    await expect(scenario.client.call('exam.get', { examId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Remove the exam “Networks”' });
  });

  it('is refused of adding an exam once a paper of it was begun', async () => {
    const { examId } = await scenario.client.call('exam.save', dns());
    await scenario.client.call('paper.start', { examId, mode: 'strict', weighting: 'blueprint' });
    await expect(scenario.client.call('edit.undo')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('papers of it'),
    });
    expect(await scenario.client.call('exam.list')).toHaveLength(1);
  });
});

describe('lists', () => {
  it('have the next exam first, and those that are over last, the latest of them first', async () => {
    const dns = [domain('DNS', { deckIds: [deckIds.dns] })];
    for (const [name, days] of [
      ['third', 1],
      ['fourth', 0.5],
      ['second', 9],
      ['first', 5],
    ] as const)
      await scenario.client.call('exam.save', { ...fields, name, at: morning + days * dayMs, domains: dns });
    scenario.clock.at = morning + 2 * dayMs;
    const listed = await scenario.client.call('exam.list');
    expect(listed.map(({ name }) => name)).toEqual(['first', 'second', 'third', 'fourth']);
    expect(listed.map(({ daysLeft }) => daysLeft)).toEqual([3, 7, -1, -2]);
  });
});

describe('the bundled exam', () => {
  it('asks the bundled decks, saves as it is and has something to ask in every domain', async () => {
    const own = startScenario({
      decks: Object.fromEntries(files.map((name) => [name, readFileSync(join(bundled, name), 'utf8')])),
    });
    const [blueprint] = await own.client.call('exam.blueprints');
    expect(blueprint).toMatchObject({ id: 'cka-networking', missingDecks: [] });
    if (blueprint === undefined) throw new Error('There should be a blueprint.');
    expect(new Date(blueprint.exam.at).toISOString()).toBe('2026-04-01T09:00:00.000Z');
    const { examId } = await own.client.call('exam.save', blueprint.exam);
    const exam = await own.client.call('exam.get', { examId });
    expect(exam.pools).toHaveLength(4);
    for (const pool of exam.pools) expect(Math.min(pool.cards, pool.drills)).toBeGreaterThan(5);
    const forecast = await own.client.call('exam.forecast', { examId });
    expect(forecast.today.expected).toBeLessThan(0.25);
    expect(forecast.studied.expected).toBeGreaterThan(forecast.idle.expected + 0.2);
  });

  it('says which decks are missing', async () => {
    const [blueprint] = await scenario.client.call('exam.blueprints');
    expect(blueprint?.missingDecks).toHaveLength(4);
  });
});
