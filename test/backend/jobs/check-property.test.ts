import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InputOf } from '../../../src/contract/api.ts';
import { dayMs, minuteMs, startScenario, type Grade, type Scenario } from '../scenario.ts';

interface Model {
  /** Answers not taken back. */
  standing: number;
}

type Real = Scenario;
type Command = fc.AsyncCommand<Model, Real>;

const texts = [
  '---\ndrills: [route-match]\n---\n\nQ: one?\nA: 1\nid: one\n\nQ: two?\nA: 2\nneeds: one\n\nTTL ::: time to live\n',
  'C: the {{longest}} prefix {{wins}}\n\nQ: one?\nA: changed\nid: one\n\nnew :: term\n',
  '---\ndeck: Other::Deck\n---\n\nTTL ::: time to live\n\nC: the {{longest}} prefix wins\n',
] as const;

const settings: readonly InputOf<'settings.set'>[] = [
  { desiredRetention: 0.8 },
  { desiredRetention: 0.95, fuzz: false },
  { learningStepsMinutes: [], relearningStepsMinutes: [] },
  { learningStepsMinutes: [1, 5, 30], relearningStepsMinutes: [10, 20] },
  { fuzz: true, maximumIntervalDays: 30 },
  { burySiblings: false, newPerDay: 1, reviewsPerDay: 2 },
  { rolloverHour: 0 },
];

/** A step of the test; what is refused as a conflict counts as done. */
function step(name: string, run: (real: Real, model: Model) => Promise<unknown>): Command {
  return {
    check: () => true,
    async run(model, real) {
      await run(real, model).catch((error: unknown) => expect(error).toMatchObject({ code: 'conflict' }));
      await expectSound(model, real);
    },
    toString: () => name,
  };
}

async function expectSound(model: Model, real: Real): Promise<void> {
  const { isSound, findings } = await real.check();
  expect(findings).toEqual([]);
  expect(isSound).toBe(true);
  const count = 'count(*) filter (where grade is not null) - count(*) filter (where undoes is not null)';
  expect(real.sql(`select ${count} as standing from reviews`)).toEqual([{ standing: model.standing }]);
  expect(real.sql('select * from tallies where cards < 0')).toEqual([]);
  expect(real.sql('select * from daily where min(new_seen, reviews, answered, again, took_ms) < 0')).toEqual(
    [],
  );
  for (const only of [null, 'cards', 'drills'] as const) {
    const { newCount, learningCount, dueCount, answeredToday } = await real.next({ only });
    expect(Math.min(newCount, learningCount, dueCount, answeredToday)).toBeGreaterThanOrEqual(0);
  }
}

const cardIds = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 });
const grades = fc.constantFrom<Grade>(1, 2, 3, 4);

async function known(real: Real, wanted: readonly number[]): Promise<number[]> {
  const rows = (await real.client.call('card.list')).rows.map(({ cardId }) => cardId);
  const found = wanted.flatMap((id) => rows[id % Math.max(1, rows.length)] ?? []);
  return [...new Set(found)];
}

const commands: fc.Arbitrary<Command>[] = [
  fc.array(grades, { minLength: 1, maxLength: 6 }).map((list) =>
    step(`answer ${list.join()}`, async (real, model) => {
      for (const grade of list) {
        const { card } = await real.next();
        if (card === null) return;
        await real.answer(card, grade);
        model.standing += 1;
      }
    }),
  ),
  fc.integer({ min: 1, max: 4 }).map((times) =>
    step(`undo ${times} answers`, async (real, model) => {
      for (let time = 0; time < times; time += 1) {
        await real.client.call('review.undo');
        model.standing -= 1;
      }
    }),
  ),
  fc
    .constantFrom(...texts)
    .map((text) => step(`import ${texts.indexOf(text)}`, (real) => real.importText('a.md', text))),
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.constantFrom('soon' as const, 'restart' as const),
      fc.constantFrom('keep' as const, 'delete' as const),
    )
    .map(([text, changed, gone]) =>
      step(`import ${texts.indexOf(text)}, ${changed}, ${gone}`, async (real) => {
        const { cards } = await real.preview('a.md', text);
        const notes = (wanted: string) =>
          cards.filter(({ change }) => change === wanted).map(({ note }) => note);
        await real.importText('a.md', text, {
          choices: {
            changed: Object.fromEntries(notes('changed').map((note) => [note, changed])),
            gone: Object.fromEntries(notes('gone').map((note) => [note, gone])),
          },
        });
      }),
    ),
  fc.constant(step('undo an edit', (real) => real.client.call('edit.undo'))),
  fc.tuple(cardIds, fc.boolean()).map(([ids, suspended]) =>
    step(`suspend ${ids.join()} ${suspended}`, async (real) => {
      const found = await known(real, ids);
      if (found.length > 0) await real.client.call('card.suspend', { cardIds: found, suspended });
    }),
  ),
  cardIds.map((ids) =>
    step(`bury and flag ${ids.join()}`, async (real) => {
      const found = await known(real, ids);
      if (found.length === 0) return;
      await real.client.call('card.bury', { cardIds: found });
      await real.client.call('card.flag', { cardIds: found, flag: 3 });
    }),
  ),
  cardIds.map((ids) =>
    step(`edit ${ids.join()}`, async (real) => {
      const rows = (await real.client.call('card.list', { query: '-is:drill' })).rows;
      const row = rows[(ids[0] ?? 0) % Math.max(1, rows.length)];
      if (row !== undefined)
        await real.client.call('card.edit', { cardId: row.cardId, tags: ['mine'], back: 'my own' });
    }),
  ),
  fc
    .constantFrom(...settings)
    .map((change) =>
      step(`set ${JSON.stringify(change)}`, (real) => real.client.call('settings.set', change)),
    ),
  fc.constantFrom(minuteMs, 15 * minuteMs, dayMs, 3 * dayMs, 40 * dayMs, 700 * dayMs, -2 * dayMs).map((ms) =>
    step(`${ms / minuteMs} minutes pass`, async (real) => {
      real.clock.at += ms;
      await real.next();
    }),
  ),
  fc.constant(step('reopen', (real) => real.reopen())),
];

it('stays sound whatever is done to it in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 25, size: 'max' }), async (sequence) => {
      const real = startScenario();
      await real.importText('a.md', texts[0]);
      await fc.asyncModelRun(() => ({ model: { standing: 0 }, real }), sequence);
      await real.close();
    }),
    { numRuns: 25, endOnFailure: false },
  );
});
