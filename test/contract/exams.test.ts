import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/contract/collection.ts';
import { rightAnswer, wrongAnswer } from '../support/drill-answers.ts';
import { hosts, start } from './hosts.ts';
import { openForEach } from './opened-host.ts';

describe.each(Object.entries(hosts))('exams over %s', (_name, open) => {
  const opened = openForEach(open);

  it('sits a paper of the bundled exam through a restart, reports on it and studies what was weak', async () => {
    const [blueprint] = await opened.client.call('exam.blueprints');
    if (blueprint === undefined) throw new Error('An exam should be bundled.');
    const { examId } = await opened.client.call('exam.save', { ...blueprint.exam, drillShare: 1 });
    const paper = await opened.client.call('paper.start', {
      ...{ examId, mode: 'strict', weighting: 'blueprint', taskCount: 10 },
    });
    const { paperId } = paper;
    expect(paper).toMatchObject({ number: 1, status: 'open', startedAt: start });
    expect(JSON.stringify(paper)).not.toContain('"misconception":"');
    const truths = await Promise.all(
      paper.tasks.map(({ instance }) => {
        if (instance === null) throw new Error('Every task should be a drill.');
        const { family, level, seed } = instance;
        return opened.client.call('drill.make', { family, level, seed });
      }),
    );
    for (const [position, truth] of truths.entries()) {
      const given = position < 2 ? wrongAnswer(truth) : rightAnswer(truth);
      await opened.client.call('paper.save', { paperId, position, answer: given });
    }
    await opened.reopen();
    const resumed = await opened.client.call('paper.get', { paperId });
    expect(resumed.tasks.map(({ answer: kept }) => kept?.kind)).toEqual(
      truths.map(({ answer: of }) => of.kind),
    );
    expect(resumed.endsAt).toBe(paper.endsAt);

    const done = await opened.client.call('paper.submit', { paperId });
    expect(done.status).toBe('done');
    expect(done.tasks.map(({ instance }) => instance)).toEqual(truths);
    const report = await opened.client.call('paper.report', { paperId });
    const lost = done.tasks.reduce(
      (sum, { points, marking }) => sum + points * (1 - (marking?.credit ?? 0)),
      0,
    );
    expect(report.score).toBeCloseTo(1 - lost / 100, 9);
    expect(report.mistakes.map(({ position }) => position)).toEqual([0, 1]);
    expect(report.history).toMatchObject([{ paperId, status: 'done', score: report.score }]);
    // All of it was new, and so is nothing to the scheduler yet.
    expect(report.evidence).toEqual({ isOn: true, reviews: 0 });
    const weak = [...new Set([0, 1].map((position) => done.tasks[position]?.cardId))];
    expect(new Set(report.next?.cardIds)).toEqual(new Set(weak));
    const step = await opened.client.call('review.next', { paperId });
    expect(step).toMatchObject({ newCount: weak.length, card: { cardId: report.next?.cardIds[0] } });
    await expect(
      opened.client.call('paper.save', { paperId, position: 0, answer: null }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await opened.client.job<CheckReport>(opened.client.call('collection.check'))).toMatchObject({
      isSound: true,
    });
  });

  it('follows a plan towards an exam through a restart, and leaves no trace of it', async () => {
    const [blueprint] = await opened.client.call('exam.blueprints');
    if (blueprint === undefined) throw new Error('An exam should be bundled.');
    const { examId } = await opened.client.call('exam.save', { ...blueprint.exam, minutesPerDay: 30 });
    const ordinary = await opened.client.call('review.next');
    const calendar = await opened.client.call('plan.calendar', { examId });
    expect(calendar).toMatchObject({ examId, isOn: false, other: null });
    expect(calendar.expected).toBeGreaterThan(calendar.ordinaryExpected);
    expect(await opened.client.call('plan.follow', { examId, isOn: true })).toEqual({
      ...calendar,
      isOn: true,
    });
    await opened.reopen();
    const planned = await opened.client.call('review.next');
    expect(planned.newCount).not.toBe(ordinary.newCount);
    expect((await opened.client.call('exam.get', { examId })).isPlanned).toBe(true);
    await opened.client.call('plan.follow', { examId, isOn: false });
    expect(await opened.client.call('review.next')).toEqual(ordinary);
  });
});
