import { describe, expect, it } from 'vitest';
import { rightFor, startPaperScenario, wrongFor, type PaperScenario } from '../paper-scenario.ts';
import { dayMs, minuteMs } from '../scenario.ts';
import type { ExamFields } from '../../../src/contract/exam.ts';

/** An exam whose cards and skills were all learned, a week ago. */
async function learned(rest: Partial<ExamFields> = {}): Promise<PaperScenario> {
  const exam = await startPaperScenario(rest);
  await exam.reviewAll();
  exam.clock.at += 7 * dayMs;
  return exam;
}

const reviewsSince = (exam: PaperScenario, at: number) =>
  exam.sql<{ card_id: number; grade: number; id: number; day: number; drill: string | null }>(
    `select card_id, grade, id, day, drill from reviews where id >= ${at} and grade is not null order by id`,
  );

describe('the results of a paper', () => {
  it('count as one ordinary review each: all points good, half hard, less again', async () => {
    const exam = await learned({ taskCount: 12 });
    const paper = await exam.start();
    const { paperId } = paper;
    const cards = paper.tasks.filter(({ card }) => card !== null);
    const drills = paper.tasks.filter(({ card }) => card === null);
    const [right, half, wrong, open] = cards;
    const [rightDrill, wrongDrill] = drills;
    for (const task of [right, rightDrill])
      await exam.save(paper, task?.position ?? -1, rightFor(task ?? expect.fail()), 1000);
    for (const task of [half, wrong])
      await exam.save(paper, task?.position ?? -1, { kind: 'typed', text: 'hm' });
    await exam.save(paper, wrongDrill?.position ?? -1, wrongFor(wrongDrill ?? expect.fail()));
    exam.clock.at += 50 * minuteMs;
    await exam.client.call('paper.submit', { paperId });
    exam.clock.at += 2 * dayMs;
    await exam.client.call('paper.mark', { paperId, position: half?.position ?? -1, credit: 0.5 });
    expect(reviewsSince(exam, paper.startedAt)).toEqual([]);
    await exam.client.call('paper.mark', { paperId, position: wrong?.position ?? -1, credit: 0 });

    const submittedAt = paper.startedAt + 50 * minuteMs;
    const logged = reviewsSince(exam, paper.startedAt);
    const gradeOf = (task: typeof right) => logged.find(({ card_id: id }) => id === task?.cardId)?.grade;
    expect(logged).toHaveLength(5);
    expect([right, half, wrong, open, rightDrill, wrongDrill].map(gradeOf)).toEqual([
      3,
      2,
      1,
      undefined,
      3,
      1,
    ]);
    for (const { id } of logged) expect(id - submittedAt).toBeLessThan(10);
    const detail = JSON.parse(
      logged.find(({ card_id: id }) => id === wrongDrill?.cardId)?.drill ?? '',
    ) as object;
    expect(detail).toMatchObject({ level: 3, seed: wrongDrill?.instance?.seed, right: false });
    const report = await exam.client.call('paper.report', { paperId });
    expect(report.evidence).toEqual({ isOn: true, reviews: 5 });
    expect(await exam.check()).toMatchObject({ isSound: true, findings: [] });
  });

  it('can be taken back one by one like any answer', async () => {
    const exam = await learned();
    const before = exam.sql('select id, phase, stability, due_day, reps, buried_day from cards order by id');
    const paper = await exam.start();
    await exam.answerRight(paper);
    await exam.client.call('paper.submit', { paperId: paper.paperId });
    const { reviews } = (await exam.client.call('paper.report', { paperId: paper.paperId })).evidence;
    expect(reviews).toBe(6);
    for (let undone = 0; undone < reviews; undone += 1) await exam.client.call('review.undo');
    expect(exam.sql('select id, phase, stability, due_day, reps, buried_day from cards order by id')).toEqual(
      before,
    );
    expect((await exam.client.call('paper.report', { paperId: paper.paperId })).evidence.reviews).toBe(0);
    expect(await exam.check()).toMatchObject({ isSound: true });
  });

  it('do not count for what is new, suspended or gone, nor when the exam says so', async () => {
    const exam = await startPaperScenario({ drillShare: 0 });
    const fresh = await exam.start();
    await exam.answerRight(fresh);
    await exam.client.call('paper.submit', { paperId: fresh.paperId });
    expect(reviewsSince(exam, 0)).toEqual([]);

    const known = await learned();
    const paper = await known.start({ taskCount: 6 });
    await known.answerRight(paper);
    const [first] = paper.tasks.filter(({ card }) => card !== null);
    await known.client.call('card.suspend', { cardIds: [first?.cardId ?? -1], suspended: true });
    await known.client.call('paper.submit', { paperId: paper.paperId });
    const logged = reviewsSince(known, paper.startedAt).map(({ card_id: id }) => id);
    expect(logged).not.toContain(first?.cardId);
    expect(logged).toHaveLength(5);

    const off = await learned({ isEvidence: false });
    const silent = await off.start();
    await off.answerRight(silent);
    await off.client.call('paper.submit', { paperId: silent.paperId });
    expect(reviewsSince(off, silent.startedAt)).toEqual([]);
    const { evidence } = await off.client.call('paper.report', { paperId: silent.paperId });
    expect(evidence).toEqual({ isOn: false, reviews: 0 });
  });
});

describe('studying what was weak in a paper', () => {
  it('asks the cards without all points once each, the least credit first, and brings them back in their steps', async () => {
    const exam = await learned({ taskCount: 6, drillShare: 0 });
    const paper = await exam.start();
    const { paperId } = paper;
    const cards = paper.tasks.filter(({ card }) => card !== null);
    const [one, two] = cards;
    await exam.answerRight(paper);
    for (const task of [one, two])
      await exam.save(paper, task?.position ?? -1, { kind: 'typed', text: 'hm' });
    await expect(exam.next({ paperId })).rejects.toMatchObject({ code: 'conflict' });
    exam.clock.at += minuteMs;
    await exam.client.call('paper.submit', { paperId });
    await exam.client.call('paper.mark', { paperId, position: one?.position ?? -1, credit: 0.5 });
    await exam.client.call('paper.mark', { paperId, position: two?.position ?? -1, credit: 0 });
    const report = await exam.client.call('paper.report', { paperId });
    expect(report.next).toMatchObject({ cardIds: [two?.cardId, one?.cardId], domains: ['Ports'] });

    exam.clock.at += minuteMs;
    const first = await exam.next({ paperId });
    expect(first).toMatchObject({ card: { cardId: two?.cardId }, answeredToday: 0 });
    expect(first.newCount + first.learningCount + first.dueCount).toBe(2);
    const second = await exam.answer(first.card ?? expect.fail(), 1, { paperId });
    expect(second).toMatchObject({ card: { cardId: one?.cardId }, answeredToday: 1 });
    const inSteps = await exam.answer(second.card ?? expect.fail(), 3, { paperId });
    // The one that was not known comes back in its steps, which here are near enough to be asked at once.
    expect(inSteps.card?.cardId).toBe(two?.cardId);
    const undone = await exam.client.call('review.undo', { paperId });
    expect(undone).toMatchObject({ card: { cardId: one?.cardId }, answeredToday: 1 });
    const asked = await exam.reviewAll(3, { paperId });
    expect(asked.map(({ cardId }) => cardId)).toEqual([one?.cardId, two?.cardId]);
    const end = await exam.next({ paperId });
    expect(end).toMatchObject({
      card: null,
      newCount: 0,
      learningCount: 0,
      dueCount: 0,
      nextLearningAt: null,
    });
    expect(await exam.check()).toMatchObject({ isSound: true });
  });

  it('asks cards named by their ids in that order, those answered today left out', async () => {
    const exam = await learned();
    const ids = ['SSH', 'route-match', 'NTP', 'DNS'].map((name) => exam.cardId(name));
    const list = { cardIds: ids };
    const asked = await exam.reviewAll(3, { cardIds: [exam.cardId('NTP')] });
    expect(asked.map(({ cardId }) => cardId)).toEqual([exam.cardId('NTP')]);
    expect(await exam.next(list)).toMatchObject({ card: { cardId: ids[0] }, dueCount: 3, answeredToday: 1 });
    expect((await exam.reviewAll(3, list)).map(({ cardId }) => cardId)).toEqual([ids[0], ids[1], ids[3]]);
    exam.clock.at += dayMs;
    expect(await exam.next(list)).toMatchObject({ dueCount: 4, answeredToday: 0 });
  });
});
