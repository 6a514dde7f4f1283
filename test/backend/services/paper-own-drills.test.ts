import { expect, it } from 'vitest';
import { rightAnswer } from '../../support/drill-answers.ts';
import { dayMs, startScenario } from '../scenario.ts';

const drill = `# Networks

\`\`\`drill
id: half
title: Halving a network
topic: Prefixes
variables:
  net: some network /16../24
question: What is the second half of \`{{ net }}\`?
answer: subnet(net, lengthOf(net) + 1, 1)
as: prefix
wrong:
  - heading: You took the first half
    answer: subnet(net, lengthOf(net) + 1, 0)
    because: That is the first half.
explanation:
  - One more bit tells the halves apart.
  - In the second half it is one.
\`\`\`
`;
const changed = drill
  .replace('What is the second half of', 'Which network is the upper half of')
  .replace('lengthOf(net) + 1, 1)', 'lengthOf(net) + 2, 3)');

it('a paper outlives edits of the drills it asks', async () => {
  const scenario = startScenario();
  await scenario.importText('net.md', drill, { deck: 'Own' });
  const { examId } = await scenario.client.call('exam.save', {
    name: 'Own',
    at: scenario.clock.at + 30 * dayMs,
    passMark: 0.5,
    durationMs: 3_600_000,
    taskCount: 3,
    minutesPerDay: 10,
    drillShare: 1,
    isEvidence: true,
    domains: [{ name: 'All', weight: 1, deckIds: [await scenario.deckId('Own')], tags: [], families: [] }],
  });
  const paper = await scenario.client.call('paper.start', { examId, mode: 'strict', weighting: 'blueprint' });
  const { paperId } = paper;
  const truths = await Promise.all(
    paper.tasks.map(({ instance }) =>
      scenario.client.call('drill.make', {
        family: 'own/half',
        level: instance?.level ?? 1,
        seed: instance?.seed ?? 0,
      }),
    ),
  );
  expect(new Set(truths.map(({ question }) => question)).size).toBe(3);

  await scenario.importText('net.md', changed, { deck: 'Own' });
  const [first] = truths;
  const made = { family: 'own/half', level: first?.level ?? 1, seed: first?.seed ?? 0 };
  expect((await scenario.client.call('drill.make', made)).question).toMatch(/^Which network/);
  expect((await scenario.client.call('paper.get', { paperId })).tasks).toEqual(paper.tasks);
  for (const [position, truth] of truths.entries())
    await scenario.client.call('paper.save', { paperId, position, answer: rightAnswer(truth) });
  const done = await scenario.client.call('paper.submit', { paperId });
  expect(done.tasks.map(({ instance }) => instance)).toEqual(truths);
  expect((await scenario.client.call('paper.report', { paperId })).score).toBe(1);

  // What is asked from now on is the drill as it reads now.
  const next = await scenario.client.call('paper.start', { examId, mode: 'study', weighting: 'weak' });
  expect(next.tasks.map(({ instance }) => instance?.question)).toEqual(
    next.tasks.map(() => expect.stringMatching(/^Which network/) as unknown),
  );
});
