import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/contract/client.ts';
import type { Paper, PaperTask } from '../../../src/contract/paper.ts';
import type { AnswerForm, DrillInstance } from '../../../src/core/drills/types.ts';
import { paperKeys } from '../../../src/ui/state/paper-keys.ts';
import { Sitting } from '../../../src/ui/state/sitting.svelte.ts';
import { Toasts } from '../../../src/ui/state/toasts.svelte.ts';

const MINUTE = 60_000;
const start = Date.UTC(2026, 2, 2, 9);
const choice: AnswerForm = {
  kind: 'choice',
  choices: ['a', 'b'].map((text) => ({ text, misconception: null })),
  right: -1,
};
const fields: AnswerForm = {
  kind: 'fields',
  fields: ['First', 'Last'].map((label) => ({ label, syntax: { kind: 'uri' }, right: '', hint: '' })),
};
const instanceOf = (answer: AnswerForm): DrillInstance => ({
  ...{ family: 'f', level: 3, seed: 5, question: 'Which?', picture: null, answer },
  ...{ rightText: '', explanation: [], mistakes: [] },
});
const verdict = {
  ...{ right: false, misconception: null, title: 'No', sentence: 'Because.', remark: null },
  ...{ parts: null, formProblem: null },
};

function taskOf(position: number, more: Partial<PaperTask>): PaperTask {
  return {
    ...{ position, domain: 0, points: 25, cardId: 1, title: 'T', card: null, instance: null, answer: null },
    ...{ isFlagged: false, spentMs: 0, marking: null, ...more },
  };
}

const card = { front: 'Front', back: null, media: {} };
let paper: Paper;
let asked: [string, Record<string, unknown>][];
let checked: Partial<PaperTask>;

function sittingOf(more: Partial<Paper> = {}, tasks: readonly Partial<PaperTask>[] = []): Sitting {
  const shapes = [{ instance: instanceOf(choice) }, { card }, { instance: instanceOf(fields) }, { card }];
  paper = {
    ...{ paperId: 9, examId: 1, examName: 'CKA', number: 4, mode: 'strict', weighting: 'weak', seed: 1 },
    ...{ isRepeat: false, remark: null, status: 'open', startedAt: start, endsAt: start + 60 * MINUTE },
    ...{ durationMs: 60 * MINUTE, submittedAt: null, now: start + MINUTE, passMark: 0.66, domains: [] },
    tasks: shapes.map((shape, index) => taskOf(index, { ...shape, ...tasks[index] })),
    ...more,
  };
  const client = createClient({
    invoke(method, input) {
      const given = input as Record<string, unknown>;
      asked.push([method, given]);
      const position = Number(given['position']);
      const task = { ...paper.tasks[position], ...checked };
      if (method === 'paper.save') return Promise.resolve({ ok: true, value: { savedAt: 1 } });
      if (method === 'paper.check') return Promise.resolve({ ok: true, value: task });
      if (method === 'paper.submit') paper = { ...paper, status: 'marking' };
      if (method === 'paper.mark') paper = { ...paper, tasks: paper.tasks.with(position, task as PaperTask) };
      return Promise.resolve({ ok: true, value: paper });
    },
    onEvent: () => () => undefined,
  });
  return new Sitting({ client, toasts: new Toasts() }, 9);
}

const saved = () => asked.filter(([method]) => method === 'paper.save').map(([, input]) => input);

beforeEach(() => {
  [asked, checked] = [[], {}];
  vi.useFakeTimers({ now: start + MINUTE });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a paper being sat', () => {
  it('opens at the first task that is not answered in full, with what was answered', async () => {
    const answers = [
      { answer: { kind: 'choice', index: 1 } },
      { answer: { kind: 'typed', text: 'It floods.' } },
      { answer: { kind: 'fields', texts: ['one', ''] }, isFlagged: true },
    ] as const;
    const sitting = sittingOf({}, answers);
    await sitting.load();
    expect(sitting.position).toBe(2);
    expect(sitting.tasks.map(({ standing }) => standing)).toEqual(['answered', 'answered', 'begun', 'open']);
    expect([sitting.answered, sitting.begun, sitting.open, sitting.flagged]).toEqual([2, 1, 1, 1]);
    expect(sitting.tasks[0]?.turn?.chosen).toBe(1);
    expect(sitting.tasks[1]?.text).toBe('It floods.');
    expect(sitting.tasks[2]?.turn?.texts).toEqual(['one', '']);
  });

  it('saves every change, lets an answer be changed, and never says what is right', async () => {
    const sitting = sittingOf();
    await sitting.load();
    const turn = sitting.tasks[0]?.turn;
    await turn?.take(1);
    await turn?.take(0);
    await turn?.submit();
    sitting.tasks[1]?.type('It floods.');
    sitting.tasks[1]?.type('');
    sitting.go(2);
    sitting.flag();
    await sitting.saves.flush();
    expect(saved()).toMatchObject([
      { paperId: 9, position: 0, answer: { kind: 'choice', index: 1 } },
      { position: 0, answer: { kind: 'choice', index: 0 } },
      { position: 1, answer: { kind: 'typed', text: 'It floods.' } },
      { position: 1, answer: null },
      { position: 2, isFlagged: true },
    ]);
    expect([turn?.verdict, turn?.right]).toEqual([null, null]);
    expect(asked.map(([method]) => method)).not.toContain('paper.check');
  });

  it('counts the time of the task shown while it can be seen', async () => {
    const sitting = sittingOf();
    await sitting.load();
    const pass = (ms: number, isVisible: boolean) => {
      vi.advanceTimersByTime(ms);
      sitting.tick(isVisible);
    };
    sitting.tick(true);
    pass(3000, true);
    pass(1000, false);
    pass(500_000, true);
    sitting.go(1);
    pass(2000, true);
    sitting.go(3);
    await sitting.saves.flush();
    expect(saved()).toEqual([
      { paperId: 9, position: 0, addMs: 4000 },
      { paperId: 9, position: 1, addMs: 2000 },
    ]);
  });

  it('has a clock that goes by the backend and says aloud what is left', async () => {
    const sitting = sittingOf({ now: start + 29 * MINUTE });
    await sitting.load();
    expect(sitting.clock?.leftMs).toBe(31 * MINUTE);
    vi.advanceTimersByTime(MINUTE + 1000);
    sitting.tick(true);
    expect(sitting.clock?.spoken).toBe('30 minutes left.');
    vi.advanceTimersByTime(25 * MINUTE);
    sitting.tick(false);
    expect([sitting.clock?.spoken, sitting.clock?.isShort]).toEqual(['5 minutes left.', true]);
  });

  it('asks for the paper once the time is up, and goes on as it was handed in', async () => {
    const sitting = sittingOf();
    await sitting.load();
    paper = { ...paper, status: 'marking' };
    vi.advanceTimersByTime(59 * MINUTE);
    sitting.tick(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(sitting.paper?.status).toBe('marking');
  });

  it('hands in only after everything is saved', async () => {
    const sitting = sittingOf();
    await sitting.load();
    sitting.tasks[1]?.type('It floods.');
    await sitting.handIn();
    expect(asked.map(([method]) => method)).toEqual(['paper.get', 'paper.save', 'paper.submit']);
    expect(sitting.paper?.status).toBe('marking');
  });
});

describe('study mode', () => {
  const study = { mode: 'study', endsAt: null } as const;

  it('checks a task for good, after it is saved', async () => {
    const sitting = sittingOf(study);
    await sitting.load();
    await sitting.tasks[0]?.turn?.take(1);
    checked = { answer: { kind: 'choice', index: 1 }, marking: { credit: 0, by: 'computation', verdict } };
    expect(Object.keys(paperKeys(sitting, vi.fn(), vi.fn()))).toContain('submit');
    await sitting.tasks[0]?.check();
    expect(asked.map(([method]) => method)).toEqual(['paper.get', 'paper.save', 'paper.check']);
    expect([sitting.tasks[0]?.standing, sitting.tasks[0]?.turn?.verdict?.title]).toEqual(['wrong', 'No']);
    expect(sitting.clock?.leftMs).toBeNull();
    const keys = Object.keys(paperKeys(sitting, vi.fn(), vi.fn()));
    expect(keys).toContain('advance');
    expect(keys).not.toContain('choose');
  });

  it('leaves a task open whose answer could not be read', async () => {
    const sitting = sittingOf(study);
    await sitting.load();
    const task = sitting.tasks[2];
    task?.turn?.fill(0, 'x');
    await task?.check();
    expect(task?.turn?.formProblem).toBe('Fill in every field first.');
    task?.turn?.fill(1, 'y');
    const unread = { ...verdict, formProblem: 'First: that is no URI.' };
    checked = { marking: { credit: null, by: 'computation', verdict: unread } };
    await task?.check();
    expect(task?.turn?.formProblem).toBe('First: that is no URI.');
    expect([task?.standing, task?.turn?.texts]).toEqual(['answered', ['x', 'y']]);
  });

  it('has a card marked by the person, and keeps what was typed elsewhere', async () => {
    const waiting = {
      card: { ...card, back: 'Back' },
      answer: { kind: 'typed', text: 'Front?' },
      marking: { credit: null, by: 'self', verdict: null },
    } as const;
    const sitting = sittingOf(study, [{}, waiting]);
    await sitting.load();
    sitting.tasks[3]?.type('not saved yet');
    sitting.go(1);
    expect(sitting.shown?.standing).toBe('waiting');
    checked = { ...waiting, marking: { credit: 0.5, by: 'self', verdict: null } };
    paperKeys(sitting, vi.fn(), vi.fn()).mark?.('2');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.at(-1)).toEqual(['paper.mark', { paperId: 9, position: 1, credit: 0.5 }]);
    expect([sitting.shown?.standing, sitting.tasks[3]?.text]).toEqual(['half', 'not saved yet']);
  });
});

it('shows the right answer of a task that was not answered', async () => {
  const answer = { ...choice, right: 1 };
  const marking = { credit: 0, by: 'unanswered', verdict: null } as const;
  const sitting = sittingOf({ status: 'done' }, [{ instance: instanceOf(answer), marking }]);
  await sitting.load();
  const turn = sitting.tasks[0]?.turn;
  expect([turn?.isRevealed, turn?.right, turn?.verdict?.title]).toEqual([true, 1, 'The answer']);
});
