import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackend } from '../../../src/backend/backend.ts';
import { createClock } from '../../../src/backend/clock.ts';
import { join } from 'node:path';
import { folderForTest, root } from '../../support/temporary.ts';
import { dayMs, morning, questions, startScenario, type Scenario } from '../scenario.ts';

const decks = ['P', 'P::A', 'P::A::X', 'P::B', 'Q'] as const;
const limit = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null });
const collections = fc.record({
  cards: fc.tuple(...decks.map(() => fc.integer({ min: 0, max: 5 }))),
  limits: fc.tuple(...decks.map(() => fc.record({ newPerDay: limit, reviewsPerDay: limit }))),
  scope: fc.constantFrom(null, ...decks),
  only: fc.constantFrom(null, 'cards' as const),
  days: fc.integer({ min: 0, max: 30 }),
});

async function build(cards: readonly number[]): Promise<Scenario> {
  const scenario = startScenario();
  for (const [index, deck] of decks.entries())
    await scenario.importText(
      `${index}.md`,
      `---\ndeck: ${deck}\n---\n\n${questions(cards[index] ?? 0, deck)}`,
    );
  return scenario;
}

describe('a session', () => {
  it('shows just as many new cards and reviews as were counted at its start', async () => {
    await fc.assert(
      fc.asyncProperty(collections, async ({ cards, limits, scope, only, days }) => {
        const scenario = await build(cards);
        await scenario.client.call('settings.set', { newPerDay: 6 });
        await scenario.answerAll(4);
        scenario.clock.at += days * dayMs;
        const known = await scenario.client.call('deck.list');
        for (const { deckId, name } of known)
          await scenario.client.call('deck.update', {
            deckId,
            ...limits[decks.findIndex((deck) => deck === name)],
          });
        const deckId = known.find(({ name }) => name === scope)?.deckId ?? null;
        const { newCount, dueCount, answeredToday } = await scenario.next({ deckId, only });
        const shown = await scenario.answerAll(4, { deckId, only });
        const phases = shown.map(({ phase }) => phase);
        expect(phases.filter((phase) => phase === 'new')).toHaveLength(newCount);
        expect(phases.filter((phase) => phase === 'review')).toHaveLength(dueCount);
        expect(new Set(shown.map(({ cardId }) => cardId)).size).toBe(shown.length);
        expect(await scenario.next({ deckId, only })).toMatchObject({
          card: null,
          newCount: 0,
          dueCount: 0,
          answeredToday: answeredToday + shown.length,
        });
        await scenario.close();
      }),
      { numRuns: 25 },
    );
  });

  it('counts down by one with every card that leaves for days', async () => {
    const scenario = await build([2, 3, 1, 2, 4]);
    let step = await scenario.next();
    while (step.card !== null) {
      const left = step.newCount;
      step = await scenario.answer(step.card, 4);
      expect(step.newCount).toBe(left - 1);
    }
    expect(step.answeredToday).toBe(12);
  });
});

/** Everything two weeks of reviews reply, with the bundled decks and drills. */
async function replies(seed: number): Promise<unknown[]> {
  const clock = { at: morning, now: () => clock.at };
  const dataDir = join(folderForTest(), 'data');
  const backend = createBackend({ dataDir, decksDir: join(root, 'decks'), clock, seed });
  const heard: unknown[] = [];
  const call = async (method: string, input: unknown = {}) => {
    const reply = await backend.invoke(method, input);
    heard.push(reply);
    return reply.ok ? (reply.value as Awaited<ReturnType<Scenario['next']>>) : null;
  };
  for (let turn = 0; turn < 80; turn += 1) {
    const card = (await call('review.next', { only: turn % 4 === 0 ? 'drills' : null }))?.card ?? null;
    if (card !== null) {
      const { level, seed: drawn } = card.drill?.instance ?? {};
      const drill = card.drill && {
        level,
        seed: drawn,
        answeredMs: 2000,
        answer: { kind: 'choice', index: 0 },
      };
      await call('review.answer', {
        ...{ cardId: card.cardId, version: card.version, grade: (turn % 4) + 1, tookMs: 3000, drill },
      });
    }
    if (turn % 9 === 8) await call('review.undo');
    if (turn % 10 === 9) clock.at += dayMs;
  }
  await call('deck.list');
  await call('today.overview');
  await backend.close();
  return heard;
}

describe('with the same instants and seed', () => {
  it('two collections reply the same to the same script', async () => {
    const first = await replies(7);
    expect(await replies(7)).toEqual(first);
    expect(await replies(8)).not.toEqual(first);
  });

  it('a clock that stands still shows the same instant for ever', () => {
    const clock = createClock(morning, true);
    expect([clock.now(), clock.now()]).toEqual([morning, morning]);
    const running = createClock(morning, false);
    expect(running.now() - morning).toBeLessThan(1000);
    expect(Math.abs(createClock(null, true).now() - Date.now())).toBeLessThan(1000);
  });
});
