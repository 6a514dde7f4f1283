import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/contract/collection.ts';
import { AppError } from '../../src/contract/errors.ts';
import type { NexthopEvent } from '../../src/contract/events.ts';
import type { ImportPlan } from '../../src/contract/import.ts';
import type { ReviewCard, ReviewStep } from '../../src/contract/review.ts';
import type { Answer } from '../../src/core/drills/types.ts';
import { rightAnswer, wrongAnswer } from '../support/drill-answers.ts';
import { hosts, start } from './hosts.ts';
import { openForEach } from './opened-host.ts';

const notes =
  '# Ports\n\nQ: Which port does DNS use?\nA: 53\n\nQ: Which port does HTTPS use?\nA: 443\n\nTTL ::: time to live\n';

function shown(step: ReviewStep): ReviewCard {
  if (step.card === null) throw new Error('A card should be ready.');
  return step.card;
}

describe.each(Object.entries(hosts))('the contract over %s', (_name, open) => {
  const opened = openForEach(open);
  const answer = (card: ReviewCard, grade: 1 | 2 | 3 | 4) =>
    opened.client.call('review.answer', {
      cardId: card.cardId,
      grade,
      tookMs: 4000,
      version: card.version,
      drill:
        card.drill === null
          ? null
          : {
              level: card.drill.instance.level,
              seed: card.drill.instance.seed,
              answeredMs: 3000,
              answer: rightAnswer(card.drill.instance),
            },
    });
  const writeNotes = (name: string, text: string) => {
    mkdirSync(join(opened.folder, 'notes'), { recursive: true });
    writeFileSync(join(opened.folder, 'notes', name), text);
    return [{ kind: 'path' as const, path: join(opened.folder, 'notes') }];
  };

  it('starts with the bundled decks under one parent', async () => {
    const decks = await opened.client.call('deck.list');
    expect(decks.map(({ name }) => name)).toEqual([
      'CKA networking',
      'CKA networking::Switches and interfaces',
      'CKA networking::Routing',
      'CKA networking::DNS',
      'CKA networking::Proxies',
    ]);
    expect(decks[0]?.cardCount).toBeGreaterThanOrEqual(140);
    expect(decks[0]?.newCount).toBe(20);
    const overview = await opened.client.call('today.overview');
    expect(overview).toMatchObject({
      now: start,
      newCount: 20,
      dueCount: 0,
      learningCount: 0,
      familyCount: (await opened.client.call('drill.families')).length,
      answeredToday: 0,
    });
    expect(overview.cardCount).toBe(decks[0]?.cardCount);
    expect(overview.upcoming).toHaveLength(14);
  });

  it('reviews, undoes at any depth, and keeps everything through a restart', async () => {
    const first = shown(await opened.client.call('review.next'));
    expect(first.outcomes.map(({ grade }) => grade)).toEqual([1, 2, 3, 4]);
    expect(first.outcomes[0]).toEqual({ grade: 1, inMs: 60_000, inDays: null });
    const second = shown(await answer(first, 3));
    expect(second.cardId).not.toBe(first.cardId);
    const third = shown(await answer(second, 4));
    await opened.reopen();
    const again = await opened.client.call('review.next');
    expect(shown(again).cardId).toBe(third.cardId);
    expect(again.answeredToday).toBe(2);
    expect(again.canUndo).toBe(true);
    const undone = await opened.client.call('review.undo');
    expect(undone.answeredToday).toBe(1);
    expect(shown(undone)).toMatchObject({ cardId: second.cardId, outcomes: second.outcomes });
    const all = await opened.client.call('review.undo');
    expect(shown(all)).toMatchObject({ cardId: first.cardId, outcomes: first.outcomes });
    expect(all).toMatchObject({ answeredToday: 0, canUndo: false });
    await expect(opened.client.call('review.undo')).rejects.toMatchObject({ code: 'conflict' });
    expect(await opened.client.job<CheckReport>(opened.client.call('collection.check'))).toMatchObject({
      isSound: true,
      reviews: 4,
    });
  });

  it('refuses an answer to a card that was answered already', async () => {
    const card = shown(await opened.client.call('review.next'));
    await answer(card, 3);
    await expect(answer(card, 3)).rejects.toMatchObject({ code: 'conflict' });
    expect((await opened.client.call('today.overview')).answeredToday).toBe(1);
  });

  it('asks drills, marks them by computation and logs what was answered', async () => {
    const step = await opened.client.call('review.next', { only: 'drills' });
    const card = shown(step);
    const { instance } = card.drill ?? { instance: null };
    if (instance === null) throw new Error('A drill should be shown.');
    expect(
      await opened.client.call('drill.make', {
        family: instance.family,
        level: instance.level,
        seed: instance.seed,
      }),
    ).toEqual(instance);
    const { family, level, seed } = instance;
    const check = (answer: Answer) =>
      opened.client.call('drill.check', { family, level, seed, answer, tookMs: 5000 });
    expect(await check(rightAnswer(instance))).toMatchObject({
      right: true,
      misconception: null,
      suggestedGrade: 3,
    });
    const wrong = wrongAnswer(instance);
    expect(await check(wrong)).toMatchObject({
      right: false,
      misconception: instance.mistakes[0]?.misconception,
      suggestedGrade: 1,
    });
    await opened.client.call('review.answer', {
      cardId: card.cardId,
      grade: 1,
      tookMs: 6000,
      version: card.version,
      only: 'drills',
      drill: { level, seed, answeredMs: 5000, answer: wrong },
    });
    const after = await opened.client.call('card.get', { cardId: card.cardId });
    expect(after.reviews).toMatchObject([{ grade: 1, tookMs: 6000 }]);
    const known = (await opened.client.call('drill.families')).find(({ id }) => id === family);
    expect(known).toMatchObject({ cardId: card.cardId, skill: { answered: 1, accuracy: 0, medianMs: 5000 } });
    expect(await opened.client.call('drill.past', { family })).toMatchObject([
      { level, seed, answer: wrong, right: false, answeredMs: 5000, grade: 1 },
    ]);
    await opened.client.call('review.undo');
    expect(await opened.client.call('drill.past', { family })).toEqual([]);
  });

  it('refuses drills it does not know and answers that are none', async () => {
    const instance = { family: 'route-match', level: 3, seed: 7 } as const;
    for (const call of [
      opened.client.call('drill.make', { ...instance, family: 'nobody' }),
      opened.client.call('drill.past', { family: 'nobody' }),
      opened.client.call('drill.check', {
        ...instance,
        family: 'nobody',
        answer: { kind: 'choice', index: 0 },
      }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      opened.client.call('drill.check', { ...instance, answer: { kind: 'choice', index: -1 } }),
    ).rejects.toMatchObject({ code: 'bad-input' });
    const unread = await opened.client.call('drill.check', {
      ...instance,
      answer: { kind: 'typed', text: '?' },
    });
    expect(unread.formProblem).not.toBeNull();
    const wrong = await opened.client.call('drill.check', {
      ...{ ...instance, answer: { kind: 'typed', text: '?' } },
      isCorrection: true,
    });
    expect(wrong).toMatchObject({ right: false, formProblem: null });
  });

  it('imports notes, changes nothing the second time, and keeps the schedule when an answer is edited', async () => {
    const items = writeNotes('ports.md', notes);
    const preview = await opened.client.job<ImportPlan>(opened.client.call('import.preview', { items }));
    expect(preview.counts).toMatchObject({ new: 4, changed: 0, moved: 0, unchanged: 0, gone: 0 });
    expect((await opened.client.call('card.list', { query: 'deck:notes' })).total).toBe(0);
    const progress: string[] = [];
    const applied = await opened.client.job<ImportPlan>(
      opened.client.call('import.apply', { items }),
      (_done, _of, message) => progress.push(message),
    );
    expect(applied.counts).toEqual(preview.counts);
    const found = await opened.client.call('card.list', { query: 'deck:notes', sort: 'added' });
    expect(found).toMatchObject({ total: 4 });
    const deckId = (await opened.client.call('deck.list')).find(({ name }) => name === 'notes')?.deckId ?? 0;
    const card = shown(await opened.client.call('review.next', { deckId }));
    expect(card).toMatchObject({ front: 'Which port does DNS use?', back: '53', deck: 'notes::ports' });
    await answer(card, 4);
    const learned = await opened.client.call('card.get', { cardId: card.cardId });

    expect(
      (await opened.client.job<ImportPlan>(opened.client.call('import.apply', { items }))).counts,
    ).toMatchObject({
      new: 0,
      unchanged: 4,
    });
    writeNotes('ports.md', notes.replace('A: 53', 'A: 53, over UDP and TCP'));
    const changed = await opened.client.job<ImportPlan>(opened.client.call('import.apply', { items }));
    expect(changed.counts).toMatchObject({ new: 0, changed: 1, moved: 0, unchanged: 3, gone: 0 });
    const edited = await opened.client.call('card.get', { cardId: card.cardId });
    expect(edited.back).toBe('53, over UDP and TCP');
    expect(edited).toMatchObject({
      phase: 'review',
      dueInDays: learned.dueInDays,
      stabilityDays: learned.stabilityDays,
    });
    expect(edited.reviews).toEqual(learned.reviews);

    expect(await opened.client.call('edit.undo')).toEqual({ undone: 'Import of notes' });
    expect((await opened.client.call('card.get', { cardId: card.cardId })).back).toBe('53');
    expect(await opened.client.job<CheckReport>(opened.client.call('collection.check'))).toMatchObject({
      isSound: true,
    });
  });

  it('takes notes handed over as text, and sets aside what is gone until it is back', async () => {
    const text = (value: string) => [{ kind: 'text' as const, path: 'vault/a.md', text: value }];
    const apply = (value: string) =>
      opened.client.job<ImportPlan>(opened.client.call('import.apply', { items: text(value), deck: 'Mine' }));
    expect((await apply('a :: one\n\nb :: two\n')).decks).toEqual(['Mine::a']);
    expect((await apply('a :: one\n')).counts).toMatchObject({ unchanged: 1, gone: 1 });
    expect((await opened.client.call('card.list', { query: 'deck:Mine is:suspended' })).total).toBe(1);
    expect((await apply('a :: one\n\nb :: two\n')).counts).toMatchObject({ gone: 0, new: 0 });
    expect((await opened.client.call('card.list', { query: 'deck:Mine is:suspended' })).total).toBe(0);
  });

  it('edits, suspends, buries and flags cards, and takes each back', async () => {
    const card = shown(await opened.client.call('review.next'));
    const before = await opened.client.call('card.get', { cardId: card.cardId });
    const ids = { cardIds: [card.cardId] };
    await opened.client.call('card.edit', { cardId: card.cardId, back: 'Another answer', tags: ['mine'] });
    await opened.client.call('card.flag', { ...ids, flag: 3 });
    await opened.client.call('card.bury', ids);
    await opened.client.call('card.suspend', { ...ids, suspended: true });
    const after = await opened.client.call('card.get', { cardId: card.cardId });
    expect(after).toMatchObject({
      noteBack: 'Another answer',
      tags: ['mine'],
      flag: 3,
      isBuried: true,
      isSuspended: true,
    });
    expect(shown(await opened.client.call('review.next')).cardId).not.toBe(card.cardId);
    await expect(answer(card, 3)).rejects.toMatchObject({ code: 'conflict' });
    for (const label of ['Suspend', 'Bury', 'Flag', 'Edit'])
      expect(await opened.client.call('edit.undo')).toEqual({ undone: label });
    expect(await opened.client.call('card.get', { cardId: card.cardId })).toEqual(before);
  });

  it('searches, jumps, shows the source, and lists in order', async () => {
    const found = await opened.client.call('card.list', {
      query: 'tag:dns -is:drill resolver',
      sort: 'front',
    });
    expect(found.total).toBeGreaterThan(0);
    expect(found.total).toBeLessThan(found.all);
    const fronts = found.rows.map(({ front }) => front.toLowerCase());
    const jump = await opened.client.call('search.jump', { query: 'rout' });
    expect(jump[0]).toMatchObject({ kind: 'deck', name: 'CKA networking::Routing' });
    expect(jump.some(({ kind }) => kind === 'card')).toBe(true);
    const cardId = found.rows[0]?.cardId ?? 0;
    const source = await opened.client.call('card.source', { cardId });
    expect(source).toMatchObject({ path: '3-dns.md', file: null, isCurrent: true });
    expect(source.headings[0]).toBe('DNS');
    expect(fronts).toHaveLength(found.rows.length);
    expect((await opened.client.call('card.list', { query: '"" - :: deck: is:nonsense' })).total).toBe(0);
    await expect(opened.client.call('card.get', { cardId: 999_999 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('keeps settings, refuses bad ones, and heeds a deck limit', async () => {
    expect(await opened.client.call('settings.set', { desiredRetention: 0.85, theme: 'dark' })).toMatchObject(
      {
        desiredRetention: 0.85,
        newPerDay: 20,
      },
    );
    await expect(opened.client.call('settings.set', { desiredRetention: 2 })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await opened.reopen();
    expect(await opened.client.call('settings.get')).toMatchObject({ desiredRetention: 0.85, theme: 'dark' });
    const parent = (await opened.client.call('deck.list'))[0];
    expect(
      await opened.client.call('deck.update', { deckId: parent?.deckId ?? 0, newPerDay: 3 }),
    ).toMatchObject({
      newCount: 3,
      newPerDay: 3,
    });
    expect((await opened.client.call('today.overview')).newCount).toBe(3);
  });

  it('refuses what is not in the contract with a code and a sentence', async () => {
    const invoke = async (method: string, input: unknown) => {
      const reply = await opened.connection.invoke(method, input);
      return reply.ok
        ? reply
        : { code: reply.error.code, isSentence: /^[A-Z“a-z].*[.)]$/s.test(reply.error.message) };
    };
    expect(await invoke('constructor', {})).toEqual({ code: 'unknown-method', isSentence: true });
    expect(await invoke('deck.lost', {})).toEqual({ code: 'unknown-method', isSentence: true });
    expect(await invoke('card.get', {})).toEqual({ code: 'bad-input', isSentence: true });
    expect(await invoke('card.get', { cardId: 1, more: true })).toEqual({
      code: 'bad-input',
      isSentence: true,
    });
    expect(await invoke('media.get', { name: '../collection.sqlite' })).toEqual({
      code: 'bad-input',
      isSentence: true,
    });
    const missing = opened.client.job(
      opened.client.call('import.preview', {
        items: [{ kind: 'path', path: join(opened.folder, 'nothing-here') }],
      }),
    );
    await expect(missing).rejects.toThrow(AppError);
    await expect(missing).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells of changes and of jobs', async () => {
    const heard: NexthopEvent[] = [];
    opened.client.onEvent((event) => heard.push(event));
    await answer(shown(await opened.client.call('review.next')), 3);
    const file = join(opened.folder, 'all.json');
    const result = await opened.client.job<{ file: string; bytes: number }>(
      opened.client.call('collection.export', { file }),
    );
    expect(result.bytes).toBeGreaterThan(10_000);
    expect(heard).toContainEqual({ kind: 'data.changed', what: ['reviews'] });
    expect(heard.some(({ kind }) => kind === 'job.done')).toBe(true);
    await expect(
      opened.client.job(opened.client.call('collection.export', { file: join(opened.folder, 'all.doc') })),
    ).rejects.toMatchObject({ code: 'bad-input' });
    expect(await opened.client.call('job.cancel', { job: 'none' })).toEqual({ cancelled: false });
  });
});
