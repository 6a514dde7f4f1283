import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/drills/next-instance.ts';
import { rightFor, startPaperScenario } from '../paper-scenario.ts';
import { minuteMs, morning } from '../scenario.ts';

describe('a paper under exam conditions', () => {
  it('tells no answer before it is handed in, and all of them afterwards', async () => {
    const exam = await startPaperScenario();
    const paper = await exam.start();
    expect(paper).toMatchObject({
      number: 1,
      status: 'open',
      endsAt: morning + 60 * minuteMs,
      isRepeat: false,
      remark: null,
    });
    expect(paper.tasks.map(({ domain }) => domain).sort()).toEqual([0, 0, 0, 1, 1, 1]);
    expect(paper.tasks.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(100, 9);
    for (const task of paper.tasks) {
      expect(task.marking).toBeNull();
      expect(task.card?.back ?? null).toBeNull();
      if (task.instance === null) continue;
      const { rightText, explanation, mistakes } = task.instance;
      expect({ rightText, explanation, mistakes }).toEqual({ rightText: '', explanation: [], mistakes: [] });
    }
    await expect(
      exam.client.call('paper.check', { paperId: paper.paperId, position: 0 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await exam.answerRight(paper);
    const open = await exam.client.call('paper.get', { paperId: paper.paperId });
    expect(open.tasks.map(({ marking }) => marking)).toEqual(paper.tasks.map(() => null));

    const done = await exam.client.call('paper.submit', { paperId: paper.paperId });
    expect(done.status).toBe('done');
    for (const task of done.tasks) {
      expect(task.marking).toMatchObject({ credit: 1, by: task.card === null ? 'computation' : 'key' });
      if (task.card === null) expect(task.instance).toEqual(exam.truthOf(task));
      else expect(task.card.back).toMatch(/^\d+$/);
    }
    const report = await exam.client.call('paper.report', { paperId: paper.paperId });
    expect(report).toMatchObject({ score: 1, isPassed: true, mistakes: [], next: null });
    expect(report.domains).toMatchObject([
      { name: 'Ports', weight: 0.5, tasks: 3, right: 3, score: 1 },
      { name: 'Routing', weight: 0.5, tasks: 3, right: 3, score: 1 },
    ]);
  });

  it('keeps what is answered, flagged and spent, through a restart and with the clock going on', async () => {
    const exam = await startPaperScenario();
    const paper = await exam.start();
    const { paperId } = paper;
    const [first, second] = paper.tasks.map(rightFor);
    exam.clock.at += 5 * minuteMs;
    await exam.save(paper, 0, first ?? null, 4 * minuteMs);
    await exam.save(paper, 1, second ?? null, 4 * minuteMs);
    await exam.client.call('paper.save', { paperId, position: 1, isFlagged: true });
    await exam.save(paper, 2, rightFor(paper.tasks[2] ?? expect.fail()));
    await exam.save(paper, 2, null);
    await exam.reopen();
    exam.clock.at += 10 * minuteMs;
    const resumed = await exam.client.call('paper.get', { paperId });
    expect(resumed).toMatchObject({ endsAt: paper.endsAt, now: morning + 15 * minuteMs, status: 'open' });
    expect(resumed.tasks.slice(0, 3)).toMatchObject([
      { answer: first, isFlagged: false, spentMs: 4 * minuteMs },
      // More than has passed since the start is not taken for time spent.
      { answer: second, isFlagged: true, spentMs: minuteMs },
      { answer: null },
    ]);
  });

  it('hands itself in with what was saved when the time is up', async () => {
    const exam = await startPaperScenario();
    const paper = await exam.start({ durationMs: 30 * minuteMs });
    await exam.answerRight(paper, [0, 1, 2]);
    exam.clock.at += 30 * minuteMs - 1;
    await exam.answerRight(paper, [3]);
    exam.clock.at += 1 + 90 * minuteMs;
    await expect(exam.answerRight(paper, [4])).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('time was up') as unknown,
    });
    const done = await exam.client.call('paper.get', { paperId: paper.paperId });
    expect(done).toMatchObject({ status: 'done', submittedAt: paper.endsAt });
    expect(done.tasks.map(({ marking }) => marking?.by === 'unanswered')).toEqual([
      ...[false, false, false, false],
      ...[true, true],
    ]);
    expect((await exam.check()).findings).toEqual([]);
    expect(await exam.client.call('paper.list', { examId: exam.examId })).toMatchObject([
      { status: 'done', usedMs: 30 * minuteMs, taskCount: 6, isPassed: true },
    ]);
  });

  it('gives half the points for half the fields, and waits for the person where a card’s key does not decide', async () => {
    const exam = await startPaperScenario({ taskCount: 12, drillShare: 0.5 });
    const paper = await exam.start();
    const { paperId } = paper;
    const cards = paper.tasks.filter(({ card }) => card !== null);
    await exam.answerRight(paper);
    const fields = paper.tasks.find(({ instance }) => instance?.answer.kind === 'fields') ?? expect.fail();
    const right = rightFor(fields);
    const texts = right.kind === 'fields' ? right.texts : [];
    expect(texts.length).toBeGreaterThan(1);
    await exam.save(paper, fields.position, {
      kind: 'fields',
      texts: texts.map((text, at) => (at === 0 ? text : '')),
    });
    const [one, other] = cards.map(({ position }) => position);
    await exam.save(paper, one ?? -1, { kind: 'typed', text: 'number fifty-three or so' });
    await exam.save(paper, other ?? -1, { kind: 'typed', text: 'eighty?' });
    const marking = await exam.client.call('paper.submit', { paperId });
    expect(marking.status).toBe('marking');
    expect(marking.tasks[fields.position]?.marking).toMatchObject({
      credit: 1 / texts.length,
      by: 'computation',
    });
    expect(marking.tasks[one ?? -1]?.marking).toEqual({ credit: null, by: 'self', verdict: null });
    await expect(exam.client.call('paper.report', { paperId })).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      exam.client.call('paper.mark', { paperId, position: fields.position, credit: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await exam.client.call('paper.mark', { paperId, position: one ?? -1, credit: 1 });
    await exam.client.call('paper.mark', { paperId, position: one ?? -1, credit: 0.5 });
    const done = await exam.client.call('paper.mark', { paperId, position: other ?? -1, credit: 0 });
    expect(done.status).toBe('done');
    const lost = done.tasks.reduce(
      (sum, { points, marking: of }) => sum + points * (1 - (of?.credit ?? 0)),
      0,
    );
    const report = await exam.client.call('paper.report', { paperId });
    expect(report.score).toBeCloseTo(1 - lost / 100, 9);
    expect(report.mistakes.map(({ position }) => position)).toEqual(
      [fields.position, one ?? -1, other ?? -1].sort((a, b) => a - b),
    );
  });
});

it.each([
  'update paper_tasks set credit = 0 where position = 0',
  'update paper_tasks set points = points + 1 where position = 0',
  'update papers set score = null',
  'delete from paper_tasks',
])('a check finds a score that “%s” made wrong', async (statement) => {
  const exam = await startPaperScenario();
  const paper = await exam.start();
  await exam.answerRight(paper, [0, 1, 2]);
  await exam.client.call('paper.submit', { paperId: paper.paperId });
  expect((await exam.check()).findings).toEqual([]);
  exam.sql(statement);
  expect((await exam.check()).findings).toEqual([
    'The score of paper 1 of “Basics” does not agree with its tasks.',
  ]);
});

describe('a paper in study mode', () => {
  it('has no end, and explains each task when it is checked', async () => {
    const exam = await startPaperScenario();
    const paper = await exam.start({ mode: 'study' });
    const { paperId } = paper;
    expect(paper.endsAt).toBeNull();
    exam.clock.at += 600 * minuteMs;
    const drill = paper.tasks.find(({ instance }) => instance !== null) ?? expect.fail();
    const card = paper.tasks.find(({ instance }) => instance === null) ?? expect.fail();
    await exam.save(paper, drill.position, rightFor(drill));
    const checked = await exam.client.call('paper.check', { paperId, position: drill.position });
    expect(checked.marking).toMatchObject({ credit: 1, by: 'computation' });
    expect(checked.instance).toEqual(exam.truthOf(drill));
    await expect(exam.save(paper, drill.position, null)).rejects.toMatchObject({ code: 'conflict' });
    await exam.client.call('paper.save', { paperId, position: drill.position, isFlagged: true });

    await exam.save(paper, card.position, { kind: 'typed', text: 'I forgot' });
    const shown = await exam.client.call('paper.check', { paperId, position: card.position });
    expect(shown).toMatchObject({ marking: { credit: null, by: 'self' }, card: { back: /^\d+$/ } });
    await exam.client.call('paper.mark', { paperId, position: card.position, credit: 0.5 });
    const done = await exam.client.call('paper.submit', { paperId });
    expect(done.status).toBe('done');
    expect((await exam.client.call('paper.report', { paperId })).score).toBeCloseTo(1.5 / 6, 9);
  });

  it('tells once what it cannot read, and takes the second try as it is', async () => {
    const exam = await startPaperScenario({ drillShare: 1 });
    let paper = await exam.start({ mode: 'study', taskCount: 12 });
    const typed = paper.tasks.find(({ instance }) => instance?.answer.kind === 'typed') ?? expect.fail();
    const place = { paperId: paper.paperId, position: typed.position };
    await exam.save(paper, typed.position, { kind: 'typed', text: 'well, …' });
    const unread = await exam.client.call('paper.check', place);
    expect(unread.marking).toMatchObject({
      credit: null,
      verdict: { formProblem: expect.any(String) as unknown },
    });
    expect(unread.instance?.rightText).toBe('');
    paper = await exam.client.call('paper.get', { paperId: paper.paperId });
    expect(paper.tasks[typed.position]).toMatchObject({ marking: null });
    await exam.save(paper, typed.position, { kind: 'typed', text: 'hm, …' });
    const wrong = await exam.client.call('paper.check', place);
    expect(wrong.marking).toMatchObject({ credit: 0, verdict: { formProblem: null, right: false } });
  });
});

describe('papers of one exam', () => {
  it('never ask an instance twice, and one is finished before the next begins', async () => {
    const exam = await startPaperScenario({ drillShare: 1 });
    const seen = new Set<number>();
    for (let number = 1; number <= 4; number += 1) {
      const paper = await exam.start({ taskCount: 20 });
      expect(paper.number).toBe(number);
      await expect(exam.start()).rejects.toMatchObject({ code: 'conflict' });
      for (const task of paper.tasks.filter(({ instance }) => instance !== null)) {
        const print = fingerprint(exam.truthOf(task));
        expect(seen.has(print)).toBe(false);
        seen.add(print);
      }
      await exam.client.call('paper.submit', { paperId: paper.paperId });
    }
    expect(seen.size).toBe(40);
  });

  it('say where the exam holds too little', async () => {
    const exam = await startPaperScenario();
    const paper = await exam.start({ taskCount: 20 });
    expect(paper.tasks.filter(({ domain }) => domain === 0)).toHaveLength(6);
    expect(paper.tasks.filter(({ domain }) => domain === 1)).toHaveLength(10);
    expect(paper.remark).toBe('The exam’s domains hold enough for 16 of 20 tasks.');
    const ofPorts = paper.tasks.filter(({ domain }) => domain === 0);
    expect(ofPorts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(50, 9);
  });

  it('are thrown away only if nothing is answered', async () => {
    const exam = await startPaperScenario();
    const paper = await exam.start();
    const { paperId } = paper;
    await exam.answerRight(paper, [0]);
    await expect(exam.client.call('paper.discard', { paperId })).rejects.toMatchObject({ code: 'conflict' });
    await exam.save(paper, 0, null);
    expect(await exam.client.call('paper.discard', { paperId })).toEqual({ discarded: paperId });
    await expect(exam.client.call('paper.get', { paperId })).rejects.toMatchObject({ code: 'not-found' });
    expect(await exam.start()).toMatchObject({ number: 1, seed: paper.seed });
  });

  it('can be repeated with the very same tasks, which is no evidence', async () => {
    const exam = await startPaperScenario();
    await exam.reviewAll();
    const paper = await exam.start();
    await exam.answerRight(paper);
    await exam.client.call('paper.submit', { paperId: paper.paperId });
    const reviews = exam.sql('select 1 from reviews').length;
    const again = await exam.client.call('paper.repeat', { paperId: paper.paperId, mode: 'study' });
    expect(again).toMatchObject({
      number: 2,
      seed: paper.seed,
      isRepeat: true,
      mode: 'study',
      status: 'open',
    });
    expect(again.tasks).toEqual(paper.tasks);
    await exam.answerRight(again);
    await exam.client.call('paper.submit', { paperId: again.paperId });
    expect(exam.sql('select 1 from reviews')).toHaveLength(reviews);
    const report = await exam.client.call('paper.report', { paperId: again.paperId });
    expect(report.evidence).toEqual({ isOn: false, reviews: 0 });
    expect(report.history.map(({ number, isRepeat }) => [number, isRepeat])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('are repeated by their seed, within the time asked for', async () => {
    const exam = await startPaperScenario();
    const paper = await exam.start({ seed: 11 });
    await exam.answerRight(paper);
    await exam.client.call('paper.submit', { paperId: paper.paperId });
    const other = await exam.start({ seed: 12 });
    expect(other).toMatchObject({ isRepeat: false });
    expect(other.tasks).not.toEqual(paper.tasks);
    await exam.client.call('paper.submit', { paperId: other.paperId });
    const again = await exam.start({ seed: 11, durationMs: 120_000 });
    expect(again).toMatchObject({ number: 3, isRepeat: true, durationMs: 120_000 });
    expect(again.tasks).toEqual(paper.tasks);
  });

  it('count how often a misconception showed in the last 30 days', async () => {
    const exam = await startPaperScenario({ drillShare: 1 });
    const times: (number | null)[] = [];
    for (let number = 1; number <= 3; number += 1) {
      const paper = await exam.start({ taskCount: 12 });
      const shows = paper.tasks.flatMap((task) => {
        const mistakes = task.instance?.family === 'network-address' ? exam.truthOf(task).mistakes : [];
        const mistake = mistakes.find(({ misconception }) => misconception === 'gives-last-address');
        return mistake === undefined ? [] : [{ task, mistake }];
      });
      const { task, mistake } = shows[0] ?? expect.fail();
      await exam.save(paper, task.position, mistake.answer);
      await exam.client.call('paper.submit', { paperId: paper.paperId });
      const report = await exam.client.call('paper.report', { paperId: paper.paperId });
      times.push(report.mistakes.find(({ position }) => position === task.position)?.timesThisMonth ?? null);
      exam.clock.at += 20 * 24 * 60 * minuteMs;
    }
    expect(times).toEqual([1, 2, 2]);
  });
});
