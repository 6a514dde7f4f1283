import { describe, expect, it } from 'vitest';
import { cardOf, dayMs, startScenario, type Scenario } from '../scenario.ts';
import { everyRow, expectUndone } from '../tables.ts';

const picture = Buffer.from('89504e470d0a1a0a', 'hex');

const ports = `---
tags: [ports]
---

# Ports

Q: Which port does DNS use?
A: 53

Q: Which port does HTTP use?
A: 80
id: http

TTL ::: time to live, in seconds

C: the {{c1::longest}} prefix {{c2::always}} wins the lookup

gone soon :: this card will not stay
`;

const changedPorts = `---
tags: [ports]
drills: [route-match]
---

# Ports and names

Q: Which port does DNS use?
A: 53, over UDP and TCP
note: over TCP for long answers

Q: Which port does plain HTTP use?
A: 80
id: http

Q: TTL
A: time to live, in seconds

C: the {{c2::longest}} prefix always wins the {{c3::lookup}}

new here :: a card that was not there
needs: http
`;

const moving = 'moved one :: it stays as it is\n\nQ: What is a resolver asked for?\nA: An address.\n';

async function learned(): Promise<Scenario> {
  const scenario = startScenario({ decks: { 'bundled.md': 'bundled :: card\n' } });
  await scenario.client.call('settings.set', { burySiblings: false });
  scenario.write('vault/ports.md', ports);
  scenario.write('vault/deep/moving.md', moving);
  scenario.write('vault/empty.md', 'No card in here.\n');
  scenario.write('vault/x.png', picture);
  scenario.write('vault/shown.md', 'Q: What is shown?\nA: ![a picture](x.png)\n');
  await scenario.importPaths(`${scenario.folder}/vault`);
  for (let count = 0; count < 7; count += 1) await scenario.answer(cardOf(await scenario.next()), 4);
  scenario.clock.at += dayMs;
  return scenario;
}

describe('an import taken back', () => {
  it('leaves no trace of a first import, with media and proposals', async () => {
    const scenario = startScenario({ decks: { 'bundled.md': 'bundled :: card\n' } });
    scenario.write('vault/ports.md', ports);
    scenario.write('vault/x.png', picture);
    scenario.write('vault/deep/shown.md', 'Q: What is shown?\nA: ![a picture](../x.png)\n');
    scenario.write('vault/plain.md', '# DNS\n\n**Resolver**: a program that asks name servers.\n');
    await expectUndone(scenario, () => scenario.importPaths(`${scenario.folder}/vault`), ['dns', 'bundled']);
  });

  it('restores everything after a re-import with every kind of change', async () => {
    const scenario = await learned();
    await scenario.client.call('card.edit', { cardId: 4, back: 'mine' });
    await expectUndone(scenario, async () => {
      scenario.write('vault/ports.md', changedPorts);
      scenario.write('vault/deep/moving.md', '\n');
      scenario.write('vault/elsewhere/moved.md', `# Moved\n\n${moving}`);
      scenario.write('vault/x.png', Buffer.concat([picture, picture]));
      const plan = await scenario.importPaths(`${scenario.folder}/vault`);
      const { changed, moved, gone } = plan.counts;
      expect(Math.min(changed, moved, gone, plan.counts.new)).toBeGreaterThan(0);
    }, ['dns', 'ttl', 'moved', 'new', 'gone']);
  });

  it.each(['keep', 'soon', 'restart'] as const)('restores schedules after “%s”', async (decision) => {
    const scenario = await learned();
    await expectUndone(scenario, async () => {
      scenario.write('vault/ports.md', changedPorts);
      const plan = await scenario.previewPaths([`${scenario.folder}/vault`]);
      const keys = plan.cards.filter(({ change }) => change === 'changed').map(({ note }) => note);
      const changed = Object.fromEntries(keys.map((key) => [key, decision]));
      await scenario.applyPaths([`${scenario.folder}/vault`], { choices: { changed } });
      expect(scenario.sql('select 1 from reviews where event is not null').length > 0).toBe(
        decision !== 'keep',
      );
    });
  });

  it.each(['suspend', 'keep', 'delete'] as const)('restores what was gone after “%s”', async (decision) => {
    const scenario = await learned();
    await expectUndone(scenario, async () => {
      scenario.write('vault/ports.md', ports.replace(/gone soon.*\n/, '').replace(/TTL.*\n/, ''));
      const plan = await scenario.previewPaths([`${scenario.folder}/vault`]);
      const keys = plan.cards.filter(({ change }) => change === 'gone').map(({ note }) => note);
      expect(new Set(keys).size).toBe(2);
      const gone = Object.fromEntries(keys.map((key) => [key, decision]));
      await scenario.applyPaths([`${scenario.folder}/vault`], { choices: { gone } });
    }, ['gone', 'ttl']);
  });

  it('restores rejections, accepted and edited proposals', async () => {
    const scenario = await learned();
    const plain =
      '# DNS\n\n**Resolver**: a program that asks name servers.\n\n**Zone**: a part of the name space.\n';
    scenario.write('vault/plain.md', plain);
    await expectUndone(scenario, async () => {
      const plan = await scenario.previewPaths([`${scenario.folder}/vault`]);
      const [first, second] = plan.cards.filter(({ rule }) => rule !== null);
      expect(second).toBeDefined();
      await scenario.applyPaths([`${scenario.folder}/vault`], {
        choices: {
          proposals: {
            [first?.note ?? '']: { decision: 'reject' },
            [second?.note ?? '']: { decision: 'accept', front: 'My own question?', back: 'My answer.' },
          },
        },
      });
      expect(scenario.sql('select kind from rejections')).toEqual([{ kind: 'card' }]);
    });
  });

  it('goes to any depth, over restarts', async () => {
    const scenario = startScenario();
    const texts = [ports, changedPorts, moving, `${ports}\n${moving}`, changedPorts];
    const states: unknown[] = [];
    for (const text of texts) {
      states.push(everyRow(scenario));
      await scenario.importText('vault/a.md', text);
      scenario.clock.at += dayMs;
    }
    for (const [index, state] of states.entries().toArray().reverse()) {
      if (index % 2 === 0) await scenario.reopen();
      await scenario.client.call('edit.undo');
      expect(everyRow(scenario)).toEqual(state);
    }
  });

  it('is refused once a card that it set was answered, and then changes nothing', async () => {
    const scenario = await learned();
    scenario.write('vault/ports.md', changedPorts);
    const plan = await scenario.previewPaths([`${scenario.folder}/vault`]);
    const keys = plan.cards.filter(({ change }) => change === 'changed').map(({ note }) => note);
    const changed = Object.fromEntries(keys.map((key) => [key, 'restart' as const]));
    await scenario.applyPaths([`${scenario.folder}/vault`], { choices: { changed } });
    const [card] = scenario.sql<{ id: number; version: number }>(
      'select c.id, c.version from cards c join reviews r on r.card_id = c.id where r.event is not null',
    );
    await scenario.client.call('review.answer', {
      ...{ cardId: card?.id ?? 0, version: card?.version ?? 0, grade: 3, tookMs: 1000 },
    });
    const before = everyRow(scenario);
    await expect(scenario.client.call('edit.undo')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/cannot be undone any more/),
    });
    expect(everyRow(scenario)).toEqual(before);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('lets an answer from before a restart be taken back, in either order', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'Q: Which port does DNS use?\nA: 53\n');
    await scenario.answer(cardOf(await scenario.next()), 4);
    scenario.clock.at += dayMs;
    const text = 'Q: Which port does DNS use?\nA: 53, UDP\n';
    const plan = await scenario.preview('a.md', text);
    const changed = { [plan.cards[0]?.note ?? '']: 'restart' as const };
    await scenario.importText('a.md', text, { choices: { changed } });
    await scenario.client.call('review.undo');
    expect(scenario.sql('select phase, reps from cards')).toEqual([{ phase: 0, reps: 0 }]);
    expect((await scenario.check()).findings).toEqual([]);
    await scenario.client.call('edit.undo');
    expect(scenario.sql('select phase, reps from cards')).toEqual([{ phase: 0, reps: 0 }]);
    expect((await scenario.check()).findings).toEqual([]);
  });
});
