import { beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src/contract/api.ts';
import { cardOf, dayMs, minuteMs, morning, questions, startScenario, type Scenario } from '../scenario.ts';
import { everyRow } from '../tables.ts';

const inDeck = (deck: string, count: number, subject = deck) =>
  `---\ndeck: ${deck}\n---\n\n${questions(count, subject)}`;

describe('a plan that is followed', () => {
  let scenario: Scenario;

  const save = async (fields: Partial<InputOf<'exam.save'>> = {}) =>
    scenario.client.call('exam.save', {
      name: 'Exam',
      at: morning + 20 * dayMs,
      passMark: 0.66,
      durationMs: 60 * minuteMs,
      taskCount: 10,
      minutesPerDay: 4,
      drillShare: 0,
      isEvidence: true,
      domains: [{ name: 'All', weight: 1, deckIds: [await scenario.deckId('E')], tags: [], families: [] }],
      ...fields,
    });
  const follow = (examId: number, isOn = true) => scenario.client.call('plan.follow', { examId, isOn });
  const overview = () => scenario.client.call('today.overview');
  const places = () =>
    scenario
      .sql<{ card_id: number; place: number | null }>(
        'select card_id, place from planned_cards order by place',
      )
      .filter(({ place }) => place !== null)
      .map(({ card_id: id }) => id);
  /** Answers what comes, like `answerAll`, and holds on the way that the counts are what is asked. */
  const play = async (grade: 1 | 2 | 3 | 4, scope = {}) => {
    const shown = [];
    for (let step = await scenario.next(scope); step.card !== null;) {
      shown.push(step.card);
      const before = step.newCount + step.dueCount + step.learningCount;
      step = await scenario.answer(step.card, grade, scope);
      if (grade === 4) expect(step.newCount + step.dueCount + step.learningCount).toBe(before - 1);
    }
    return shown;
  };

  beforeEach(async () => {
    scenario = startScenario();
    await scenario.importText('e.md', inDeck('E', 40));
    await scenario.importText('f.md', inDeck('F', 8));
  });

  it('asks what it planned, within the minutes and over the limits, with the others by their own', async () => {
    await scenario.client.call('settings.set', { newPerDay: 3 });
    const { examId } = await save({ minutesPerDay: 3 });
    expect((await overview()).newCount).toBe(6);
    const calendar = await follow(examId);
    expect(calendar).toMatchObject({ examId, isOn: true, other: null });
    const planned = places();
    expect(planned.length).toBeGreaterThan(3);
    expect(planned.length).toBeLessThan(40);
    expect((await overview()).newCount).toBe(planned.length + 3);
    const decks = await scenario.client.call('deck.list');
    expect(decks.map(({ name, newCount }) => [name, newCount])).toEqual([
      ['E', planned.length],
      ['F', 3],
    ]);
    const shown = await play(4);
    expect(shown.filter(({ deck }) => deck === 'E').map(({ cardId }) => cardId)).toEqual(planned);
    expect(shown.filter(({ deck }) => deck === 'F')).toHaveLength(3);
    const firstHalf = shown.slice(0, Math.ceil(shown.length / 2));
    expect(firstHalf.some(({ deck }) => deck === 'F')).toBe(true);
    expect(await scenario.next()).toMatchObject({ card: null, newCount: 0, dueCount: 0 });
  });

  it('leaves no trace when it is switched off again', async () => {
    const { examId } = await save();
    const before = everyRow(scenario);
    await follow(examId);
    expect(everyRow(scenario)).not.toEqual(before);
    await scenario.next();
    await overview();
    expect(await follow(examId, false)).toMatchObject({ isOn: false });
    expect(everyRow(scenario)).toEqual(before);
  });

  it('shows the calendar before it is on, without writing anything', async () => {
    const { examId } = await save();
    const before = everyRow(scenario);
    const calendar = await scenario.client.call('plan.calendar', { examId });
    expect(everyRow(scenario)).toEqual(before);
    expect(calendar.isOn).toBe(false);
    expect(calendar.days).toHaveLength(21);
    expect(calendar.days.map(({ day }) => day)).toEqual(
      calendar.days.map((_, index) => (calendar.days[0]?.day ?? 0) + index),
    );
    expect(new Date(calendar.days[0]?.at ?? 0).toISOString().slice(0, 10)).toBe('2026-03-02');
    const sum = (of: (day: (typeof calendar.days)[number]) => number) =>
      calendar.days.reduce((total, day) => total + of(day), 0);
    expect(calendar.pulledIn).toBe(sum(({ pulledIn }) => pulledIn));
    expect(calendar.left).toBe(sum(({ left }) => left));
    expect(sum((day) => day.new)).toBe(40);
    expect(calendar.lastNewDay).toBe(calendar.days.findLast((day) => day.new > 0)?.day);
    expect(calendar.expected).toBeGreaterThanOrEqual(calendar.ordinaryExpected);
    expect(await follow(examId)).toMatchObject({ days: calendar.days });
  });

  it('pulls reviews in before they are due, and leaves what it does not ask alone', async () => {
    await scenario.client.call('settings.set', { newPerDay: 9999 });
    await scenario.answerAll(4);
    const { examId } = await save({ at: morning + 3 * dayMs, minutesPerDay: 60 });
    scenario.clock.at += 2 * dayMs;
    expect(await scenario.next()).toMatchObject({ card: null, dueCount: 0 });
    await follow(examId);
    const step = await scenario.next();
    expect(step.dueCount).toBeGreaterThan(0);
    expect(cardOf(step)).toMatchObject({ deck: 'E', phase: 'review' });
    expect(await play(4)).toHaveLength(step.dueCount);
    await follow(examId, false);
    scenario.clock.at += 60 * dayMs;
    expect((await scenario.next()).dueCount).toBe(48);
  });

  it('keeps cards in their steps where they belong', async () => {
    const { examId } = await save();
    await follow(examId);
    const [first = 0] = places();
    const card = cardOf(await scenario.next());
    expect(card.cardId).toBe(first);
    expect(await scenario.answer(card, 1)).toMatchObject({ learningCount: 1 });
    scenario.clock.at += minuteMs;
    expect(await scenario.next()).toMatchObject({ card: { cardId: first, phase: 'learning' } });
  });

  it('gives a card back when its answer is undone', async () => {
    const { examId } = await save();
    await follow(examId);
    const before = await scenario.next();
    const card = cardOf(before);
    await scenario.answer(card, 4);
    const undone = await scenario.client.call('review.undo');
    expect(undone).toMatchObject({ card: { cardId: card.cardId }, newCount: before.newCount });
    expect(cardOf(await scenario.next()).cardId).toBe(card.cardId);
  });

  it('plans anew on a new day, and counts the minutes of the day that are spent', async () => {
    const { examId } = await save({ minutesPerDay: 2 });
    await follow(examId);
    const first = places();
    await play(4);
    expect(places()).toEqual(first);
    await follow(examId, false);
    await follow(examId);
    // 5 seconds an answer were needed, far less than was planned for; the rest of the minutes is planned.
    expect(places().every((id) => !first.includes(id))).toBe(true);
    scenario.clock.at += dayMs;
    const step = await scenario.next();
    expect(step.newCount).toBe(places().length);
    expect(places().length).toBeGreaterThan(0);
    expect(scenario.sql<{ days: number }>('select count(distinct day) as days from planned_cards')).toEqual([
      { days: 1 },
    ]);
  });

  it('plans anew when the exam or its cards change', async () => {
    const exam = await save({ minutesPerDay: 600 });
    await follow(exam.examId);
    expect((await scenario.next({ deckId: await scenario.deckId('E') })).newCount).toBe(40);
    await scenario.importText('more.md', inDeck('E', 5, 'More'));
    expect((await scenario.next({ deckId: await scenario.deckId('E') })).newCount).toBe(45);
    await scenario.client.call('card.suspend', { cardIds: [1, 2], suspended: true });
    expect((await scenario.next({ deckId: await scenario.deckId('E') })).newCount).toBe(43);
    await scenario.client.call('edit.undo');
    expect((await scenario.next({ deckId: await scenario.deckId('E') })).newCount).toBe(45);
    await save({ examId: exam.examId, minutesPerDay: 1 });
    expect((await scenario.next({ deckId: await scenario.deckId('E') })).newCount).toBeLessThan(10);
  });

  it('ends by itself once the exam has begun', async () => {
    const { examId } = await save();
    await follow(examId);
    scenario.clock.at = morning + 20 * dayMs - 1;
    await scenario.next();
    expect(places()).not.toEqual([]);
    scenario.clock.at += 1;
    expect((await scenario.next()).newCount).toBe(20 + 8);
    expect(scenario.sql('select * from planned_cards')).toEqual([]);
    expect(await scenario.client.call('exam.get', { examId })).toMatchObject({ isPlanned: false });
    await expect(follow(examId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('heads for one exam at a time, and for none once that is removed', async () => {
    const one = await save();
    const other = await save({ name: 'Other' });
    await follow(one.examId);
    expect(await scenario.client.call('plan.calendar', { examId: other.examId })).toMatchObject({
      isOn: false,
      other: 'Exam',
    });
    expect(await follow(other.examId)).toMatchObject({ isOn: true, other: null });
    expect(
      (await scenario.client.call('exam.list')).filter(({ isPlanned }) => isPlanned).map(({ name }) => name),
    ).toEqual(['Other']);
    // Off for an exam that is not followed changes nothing.
    await follow(one.examId, false);
    expect(places()).not.toEqual([]);
    await scenario.client.call('exam.remove', { examId: other.examId });
    expect((await scenario.next()).newCount).toBe(20 + 8);
    await scenario.client.call('edit.undo');
    await scenario.next();
    expect(places()).not.toEqual([]);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('takes part in sessions of a deck, of cards and of drills', async () => {
    await scenario.importText('d.md', '---\ndeck: E\ndrills: [route-match]\n---\n');
    const { examId } = await save({ minutesPerDay: 600, drillShare: 0.5 });
    await follow(examId);
    expect((await overview()).drillCount).toBe(1);
    expect((await scenario.next({ only: 'drills' })).newCount).toBe(1);
    expect((await scenario.next({ only: 'cards' })).newCount).toBe(48);
    expect((await play(4, { only: 'drills' })).map(({ kind }) => kind)).toEqual(['drill']);
    expect((await overview()).drillCount).toBe(0);
    const inF = await play(4, { deckId: await scenario.deckId('F') });
    expect(inF.map(({ deck }) => deck)).toEqual(Array(8).fill('F'));
    const rest = await play(4, { deckId: await scenario.deckId('E') });
    expect(rest).toHaveLength(40);
  });

  it('asks of siblings no more than burying leaves', async () => {
    const pairs = Array.from({ length: 6 }, (_, index) => `left ${index} ::: right ${index}\n`).join('\n');
    await scenario.importText('two.md', `---\ndeck: T\n---\n\n${pairs}`);
    const deckId = await scenario.deckId('T');
    const domain = { name: 'T', weight: 1, deckIds: [deckId], tags: [], families: [] };
    const { examId } = await save({ minutesPerDay: 600, domains: [domain] });
    await follow(examId);
    expect((await scenario.next({ deckId })).newCount).toBe(6);
    expect(await play(4, { deckId })).toHaveLength(6);
    scenario.clock.at += dayMs;
    expect((await scenario.next({ deckId })).newCount).toBe(6);
  });

  it('asks siblings of one day where nothing buries them', async () => {
    await scenario.client.call('settings.set', { burySiblings: false });
    await scenario.importText('two.md', '---\ndeck: T\n---\n\nleft ::: right\n');
    const deckId = await scenario.deckId('T');
    const domain = { name: 'T', weight: 1, deckIds: [deckId], tags: [], families: [] };
    const { examId } = await save({ minutesPerDay: 600, domains: [domain] });
    await follow(examId);
    expect(await play(4, { deckId })).toHaveLength(2);
  });

  it('does not plan an exam that has nothing to ask', async () => {
    const deckId = await scenario.deckId('F');
    const { examId } = await save({
      domains: [{ name: 'F', weight: 1, deckIds: [deckId], tags: [], families: [] }],
    });
    await follow(examId);
    const ids = scenario
      .sql<{ id: number }>(`select id from cards where deck_id = ${deckId}`)
      .map(({ id }) => id);
    await scenario.client.call('card.suspend', { cardIds: ids, suspended: true });
    await expect(scenario.client.call('plan.calendar', { examId })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await scenario.next()).newCount).toBe(20);
    expect(await follow(examId, false)).toMatchObject({
      isOn: false,
      days: [],
      pulledIn: 0,
      lastNewDay: null,
    });
  });
});
