import { describe, expect, it } from 'vitest';
import type { ReviewStep } from '../../../src/contract/review.ts';
import { cardOf, dayMs, startScenario, type Grade, type Scenario } from '../scenario.ts';

const scope = { only: 'drills' } as const;

async function opened(): Promise<Scenario> {
  const scenario = startScenario();
  await scenario.importText('a.md', '---\ndrills: [route-match]\n---\n\none :: 1\n');
  return scenario;
}

async function familyOf(scenario: Scenario, id = 'route-match') {
  const found = (await scenario.client.call('drill.families')).find((family) => family.id === id);
  if (found === undefined) throw new Error(`There should be a family ${id}.`);
  return found;
}

/** Answers the drill shown: rightly, or as somebody with the first mistake of the instance would. */
async function answerDrill(
  scenario: Scenario,
  isRight: boolean,
  answeredMs: number,
  grade: Grade,
): Promise<{ step: ReviewStep; misconception: string | null; seed: number }> {
  const { cardId, version, drill } = cardOf(await scenario.next(scope));
  if (drill?.instance.answer.kind !== 'choice') throw new Error('A drill by choice should be asked.');
  const { level, seed, answer, mistakes } = drill.instance;
  const [mistake] = mistakes;
  const given = isRight ? { kind: 'choice' as const, index: answer.right } : mistake?.answer;
  if (given === undefined) throw new Error('The instance should know a mistake.');
  const step = await scenario.client.call('review.answer', {
    ...{ ...scope, cardId, version, grade, tookMs: answeredMs + 1000 },
    drill: { level, seed, answeredMs, answer: given },
  });
  return { step, seed, misconception: isRight ? null : (mistake?.misconception ?? null) };
}

describe('what is known of a skill', () => {
  it('begins with nothing, and says where it is not at all', async () => {
    const scenario = await opened();
    expect(await familyOf(scenario)).toMatchObject({
      cardId: expect.any(Number),
      skill: {
        ...{ state: 'new', level: 1, recall: null, dueInDays: null, answered: 0, accuracy: null },
        ...{ medianMs: null, mistakes: [] },
      },
    });
    expect(await familyOf(scenario, 'cname-chain')).toMatchObject({
      cardId: null,
      skill: { state: 'absent', level: 1, recall: null },
    });
    expect(await scenario.client.call('drill.past', { family: 'cname-chain' })).toEqual([]);
    expect(await scenario.client.call('drill.past', { family: 'route-match' })).toEqual([]);
    await expect(scenario.client.call('drill.past', { family: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('counts answers, times and mistakes, but none that was taken back', async () => {
    const scenario = await opened();
    await answerDrill(scenario, true, 4000, 4);
    expect((await familyOf(scenario)).skill).toMatchObject({ state: 'review', recall: 1 });
    scenario.clock.at += 60 * dayMs;
    const due = (await familyOf(scenario)).skill;
    expect(due.dueInDays).toBeLessThan(0);
    expect(due.recall).toBeLessThan(1);
    const first = await answerDrill(scenario, false, 9000, 1);
    const second = await answerDrill(scenario, false, 6000, 1);
    const { skill, misconceptions } = await familyOf(scenario);
    expect(skill).toMatchObject({ state: 'learning', dueInDays: 0, answered: 3, medianMs: 6000 });
    expect(skill.accuracy).toBeCloseTo(1 / 3);
    expect(skill.mistakes.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    for (const id of [first.misconception, second.misconception])
      expect(skill.mistakes).toContainEqual({
        id,
        title: misconceptions[id ?? ''],
        count: first.misconception === second.misconception ? 2 : 1,
      });
    await scenario.client.call('review.undo', scope);
    expect((await familyOf(scenario)).skill).toMatchObject({ answered: 2, accuracy: 0.5, medianMs: 9000 });
  });

  it('tells a skill that waits or is suspended from one that is new', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', '---\ndrills: [route-match]\nneeds: [one]\n---\n\none :: 1\nid: one\n');
    const { cardId, skill } = await familyOf(scenario);
    expect(skill.state).toBe('waiting');
    await scenario.client.call('card.suspend', { cardIds: [cardId ?? 0], suspended: true });
    expect((await familyOf(scenario)).skill.state).toBe('suspended');
  });
});

it('opens past instances exactly as they were, newest first', async () => {
  const scenario = await opened();
  const first = await answerDrill(scenario, false, 9000, 1);
  scenario.clock.at += dayMs;
  const second = await answerDrill(scenario, true, 5000, 2);
  const { misconceptions } = await familyOf(scenario);
  const past = await scenario.client.call('drill.past', { family: 'route-match' });
  expect(past).toMatchObject([
    { seed: second.seed, right: true, mistake: null, answeredMs: 5000, grade: 2, suggestedGrade: 3 },
    {
      ...{ seed: first.seed, right: false, answeredMs: 9000, grade: 1, suggestedGrade: 1 },
      mistake: misconceptions[first.misconception ?? ''],
    },
  ]);
  for (const { level, seed, answer, right, mistake } of past) {
    const verdict = await scenario.client.call('drill.check', { family: 'route-match', level, seed, answer });
    expect(verdict).toMatchObject({ right, ...(mistake === null ? {} : { title: mistake }) });
  }
});
