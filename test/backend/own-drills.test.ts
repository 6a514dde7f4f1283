import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DrillDetail } from '../../src/backend/services/show-card.ts';
import type { ExportReport } from '../../src/contract/export.ts';
import { cardOf, dayMs, questions, startScenario, type Scenario } from './scenario.ts';
import { everyRow, expectUndone } from './tables.ts';

const drill = `\`\`\`drill
id: half
title: Halving a network
topic: Prefixes
variables:
  net: some network /16../24
question: What is the second half of \`{{ net }}\`?
answer: subnet(net, lengthOf(net) + 1, 1)
as: choice of code
wrong:
  - heading: You took the first half
    answer: subnet(net, lengthOf(net) + 1, 0)
    because: That is the first half.
  - heading: You kept the length
    answer: network(addressOf(subnet(net, lengthOf(net) + 1, 1)), lengthOf(net) + 2)
    because: That is a quarter.
explanation:
  - One more bit tells the halves apart.
  - In the second half it is one.
\`\`\`
`;
const changed = drill.replace('What is the second half of', 'Which network is the upper half of');
const notes = (block: string) => `# Networks\n\n${block}\n${questions(2)}`;

const drillRows = (scenario: Scenario) =>
  scenario
    .sql<{ drill: string | null }>('select drill from reviews order by id')
    .map(({ drill: text }) => text);
const skill = async (scenario: Scenario) =>
  (await scenario.client.call('card.list', { query: 'is:drill' })).rows[0];

describe('a drill of one’s own', () => {
  it('is listed, found by the words of its title, asked, marked and logged', async () => {
    const scenario = startScenario();
    const plan = await scenario.importText('net.md', notes(drill));
    expect(plan.problems).toEqual([]);
    expect(plan.cards[0]).toMatchObject({
      kind: 'drill',
      front: 'own/half',
      back: '',
      line: 3,
      headings: ['Networks'],
    });
    const families = await scenario.client.call('drill.families');
    const card = cardOf(await scenario.next({ only: 'drills' }));
    expect(families.find(({ id }) => id === 'own/half')).toMatchObject({
      title: 'Halving a network',
      topic: 'Prefixes',
      misconceptions: { 'you-took-the-first-half': 'You took the first half' },
      cardId: card.cardId,
    });
    const found = await scenario.client.call('card.list', { query: 'halving' });
    expect(found.rows).toMatchObject([{ cardId: card.cardId, front: 'Halving a network' }]);
    const instance = card.drill?.instance;
    expect(instance).toMatchObject({ family: 'own/half', level: 1 });
    if (instance === undefined) return;
    const { level, seed } = instance;
    expect(await scenario.client.call('drill.make', { family: 'own/half', level, seed })).toEqual(instance);
    const check = { family: 'own/half', level, seed, answer: { kind: 'choice' as const, index: 0 } };
    const verdict = await scenario.client.call('drill.check', check);
    await scenario.answer(card, 3);
    expect(JSON.parse(drillRows(scenario)[0] ?? '')).toMatchObject({
      level,
      seed,
      right: verdict.right,
      misconception: verdict.misconception,
      definition: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    });
  });

  it('does not change when it is imported again', async () => {
    const scenario = startScenario();
    await scenario.importText('net.md', notes(drill));
    const before = everyRow(scenario);
    const plan = await scenario.importText('net.md', notes(drill));
    expect(plan.counts).toMatchObject({ new: 0, changed: 0, moved: 0, unchanged: 3, gone: 0 });
    expect(everyRow(scenario)).toEqual(before);
  });

  it('keeps its schedule and its past questions when it is edited or moved', async () => {
    const scenario = startScenario();
    await scenario.importText('net.md', notes(drill));
    const card = cardOf(await scenario.next({ only: 'drills' }));
    const shown = card.drill?.instance;
    await scenario.answer(card, 4);
    const learned = await skill(scenario);
    const plan = await scenario.importText(
      'net.md',
      `---\ntags: [net]\n---\n${questions(2)}\n## Halves\n\n${changed}`,
    );
    expect(plan.counts).toMatchObject({ new: 0, changed: 3, gone: 0 });
    expect(await skill(scenario)).toEqual(learned);
    scenario.clock.at += 90 * dayMs;
    const again = cardOf(await scenario.next({ only: 'drills' }));
    expect(again.cardId).toBe(card.cardId);
    expect(again.drill?.instance.question).toMatch(/^Which network/);
    const logged = JSON.parse(drillRows(scenario)[0] ?? '') as DrillDetail;
    const past = { family: `own/half@${logged.definition}`, level: logged.level, seed: logged.seed };
    expect(await scenario.client.call('drill.make', past)).toEqual(shown);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('refuses an answer to what it asked before it was edited', async () => {
    const scenario = startScenario();
    await scenario.importText('net.md', notes(drill));
    const card = cardOf(await scenario.next({ only: 'drills' }));
    await scenario.importText('net.md', notes(changed));
    await expect(scenario.answer(card, 3)).rejects.toMatchObject({ code: 'conflict' });
    await scenario.answer(cardOf(await scenario.next({ only: 'drills' })), 3);
    expect(drillRows(scenario)).toHaveLength(1);
  });

  it('is set aside while it cannot be read, and comes back with its memory', async () => {
    const scenario = startScenario();
    await scenario.importText('net.md', notes(drill));
    await scenario.answer(cardOf(await scenario.next({ only: 'drills' })), 4);
    const learned = await skill(scenario);
    const plan = await scenario.importText('net.md', notes(drill.replace('some network', 'some netwrk')));
    expect(plan.problems).toMatchObject([
      { path: 'net.md', line: 8, message: expect.stringContaining('some netwrk') },
    ]);
    expect(await skill(scenario)).toMatchObject({ isSuspended: true });
    await scenario.importText('net.md', notes(drill));
    expect(await skill(scenario)).toEqual(learned);
  });

  it('can be taken back with the import that brought or changed it', async () => {
    const scenario = startScenario();
    await scenario.importText('other.md', questions(1));
    await expectUndone(scenario, () => scenario.importText('net.md', notes(drill)), ['halving']);
    await scenario.importText('net.md', notes(drill));
    await expectUndone(scenario, () => scenario.importText('net.md', notes(changed)), ['upper', 'second']);
  });

  it('holds back what needs it, and waits for what it needs', async () => {
    const scenario = startScenario();
    const needing = drill.replace('topic: Prefixes', 'needs: [first]');
    await scenario.importText('net.md', `${needing}\nlast :: 1\nneeds: half\n\nfirst :: 2\nid: first\n`);
    const fronts = (await scenario.answerAll(4)).map(({ front }) => front);
    expect(fronts).toEqual(['first', 'own/half', 'last']);
  });

  it('needs an id of its own in the collection', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\nid: half\n');
    const { problems, counts } = await scenario.importText('b.md', drill);
    expect(problems).toMatchObject([
      { path: 'b.md', line: 1, message: expect.stringContaining('“half” is taken') },
    ]);
    expect(counts.new).toBe(0);
  });

  it('may take the id of a card that it replaces', async () => {
    const scenario = startScenario();
    await scenario.importText('net.md', 'one :: 1\nid: half\n');
    const plan = await scenario.importText('net.md', drill);
    expect(plan.counts).toMatchObject({ new: 1, gone: 1 });
    const card = cardOf(await scenario.next());
    await scenario.answer(card, 3);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('is written back with its deck, in a form that reads back the same', async () => {
    const scenario = startScenario();
    const text = `---\ntags: [net]\ndrills: [route-match]\n---\n# Networks\n\n${drill}\n${questions(1)}\n# Other\n\n${questions(1, 'Other')}`;
    await scenario.importText('net.md', text);
    const exportTo = (from: Scenario, to: string) =>
      from.client.job<ExportReport>(from.client.call('deck.export', { deckId: null, format: 'nexthop', to }));
    const first = join(scenario.folder, 'first');
    const { losses, paths } = await exportTo(scenario, first);
    expect({ losses, paths }).toEqual({ losses: [], paths: ['net.md'] });
    expect(readFileSync(join(first, 'net.md'), 'utf8')).toContain(drill.trimEnd());
    const other = startScenario();
    await other.importPaths(first);
    const columns = 'kind, front, back, tags, needs, headings, explicit_id';
    const all = `select ${columns} from notes where kind = 'drill' order by front`;
    expect(other.sql(all)).toEqual(scenario.sql(all));
    const second = join(other.folder, 'second');
    await exportTo(other, second);
    expect(readFileSync(join(second, 'net.md'))).toEqual(readFileSync(join(first, 'net.md')));
  });
});

it('holds a built-in drill back until the families it needs are learned, also in a collection that knew no such need', async () => {
  const scenario = startScenario();
  const { client } = scenario;
  const families = new Map((await client.call('drill.families')).map((family) => [family.id, family]));
  const needs = families.get('route-match')?.needs ?? [];
  expect(needs).toContain('network-address');
  const text = `---\ndrills: [${['route-match', ...needs].join(', ')}]\n---\n`;
  await scenario.importText('a.md', text);
  expect(await scenario.next()).toMatchObject({ card: { front: 'network-address' } });
  const rows = (await client.call('card.list', {})).rows.map(({ cardId }) => cardId);
  expect(rows).toHaveLength(needs.length + 1);
  const fresh = startScenario();
  await fresh.importText('a.md', text);
  const held = 'select held from cards order by id';
  const before = fresh.sql(held);
  await fresh.close();
  fresh.sql('delete from needs');
  fresh.sql('update cards set held = 0');
  await fresh.reopen();
  expect(fresh.sql(held)).toEqual(before);
});
