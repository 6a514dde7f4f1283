import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/contract/client.ts';
import type { Reply } from '../../../src/contract/errors.ts';
import type { Changed } from '../../../src/contract/events.ts';
import { ExamForm } from '../../../src/ui/state/exam-form.svelte.ts';
import { ExamPlan } from '../../../src/ui/state/exam-plan.svelte.ts';
import { ExamState } from '../../../src/ui/state/exam.svelte.ts';
import { Exams } from '../../../src/ui/state/exams.svelte.ts';
import { PaperForm } from '../../../src/ui/state/paper-form.svelte.ts';
import { Toasts } from '../../../src/ui/state/toasts.svelte.ts';
import { fieldsOf } from '../../../src/ui/state/exam-draft.ts';
import { examOf, forecastOf } from './exam-fixtures.ts';

interface Call {
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
}
const ok = (value: unknown): Reply => ({ ok: true, value });
const refused = (message: string): Reply => ({ ok: false, error: { code: 'conflict', message } });
const blueprint = {
  ...{ id: 'cka', title: 'CKA', about: '', exam: fieldsOf(examOf()), missingDecks: ['A::B'] },
};

let calls: Call[];
let backend: Record<string, (input: Call['input']) => Reply | Promise<Reply>>;
let listeners: ((what: readonly Changed[]) => void)[];
let app: ConstructorParameters<typeof ExamState>[0] & ConstructorParameters<typeof ExamForm>[0];

beforeEach(() => {
  calls = [];
  listeners = [];
  backend = {
    'exam.get': () => ok(examOf()),
    'exam.list': () => ok([examOf(), examOf({ examId: 2, at: Date.UTC(2026, 2, 1) })]),
    'exam.blueprints': () => ok([blueprint]),
    'exam.forecast': (input) => ok(forecastOf(Number(input['minutesPerDay'] ?? 30))),
    'exam.save': (input) => ok({ ...examOf(), ...input, examId: 5 }),
    'exam.pools': (input) =>
      ok((input['domains'] as object[]).map((_, cards) => ({ cards, drills: 0, unseen: 0 }))),
    'paper.start': () => ok({ paperId: 8 }),
  };
  const client = createClient({
    async invoke(method, input) {
      calls.push({ method, input: input as Call['input'] });
      return (await backend[method]?.(input as Call['input'])) ?? ok([]);
    },
    onEvent: () => () => undefined,
  });
  const onChange = (listener: (what: readonly Changed[]) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  app = { client, toasts: new Toasts(), onChange, now: () => Date.UTC(2026, 2, 2) };
});
const asked = (method: string) => calls.filter((call) => call.method === method).map(({ input }) => input);

it('keeps exams that are ahead apart from those that are over', async () => {
  const exams = new Exams(app);
  await exams.load();
  expect(exams.ahead.map(({ examId }) => examId)).toEqual([1]);
  expect(exams.over.map(({ examId }) => examId)).toEqual([2]);
});

describe('an exam', () => {
  it('shows what it can, and says why there is no forecast', async () => {
    backend['exam.forecast'] = () => refused('There is nothing to ask.');
    const view = new ExamState(app, 1);
    await view.load();
    expect(view.exam?.name).toBe('CKA');
    expect([view.forecast, view.forecastProblem]).toEqual([null, 'There is nothing to ask.']);
    expect(view.papers).toEqual([]);
  });

  it('asks for no forecast or plan when it is over', async () => {
    backend['exam.get'] = () => ok(examOf({ at: Date.UTC(2026, 2, 2) - 1 }));
    await new ExamState(app, 1).load();
    expect(new Set(calls.map(({ method }) => method))).toEqual(
      new Set(['exam.get', 'paper.list', 'exam.record']),
    );
  });

  it('takes the last minutes asked for, whichever answer comes last', async () => {
    const view = new ExamState(app, 1);
    await view.load();
    const slow = Promise.withResolvers<Reply>();
    backend['exam.forecast'] = ({ minutesPerDay }) =>
      minutesPerDay === 60 ? slow.promise : ok(forecastOf(Number(minutesPerDay)));
    const first = view.setMinutes(60);
    await view.setMinutes(45);
    slow.resolve(ok(forecastOf(60)));
    await first;
    expect(view.forecast?.minutesPerDay).toBe(45);
  });

  it('keeps the minutes tried, with all else of the exam as it was', async () => {
    const view = new ExamState(app, 1);
    await view.load();
    await view.setMinutes(45);
    await view.keepMinutes();
    expect(asked('exam.save')).toEqual([{ examId: 1, ...fieldsOf(examOf()), minutesPerDay: 45 }]);
  });

  it('keeps its plan as it was when a change is refused', async () => {
    backend['plan.calendar'] = () => ok({ isOn: false });
    backend['plan.follow'] = () => refused('The exam is over.');
    const plan = new ExamPlan(app, 1);
    await plan.load();
    await plan.follow(true);
    expect(plan.calendar?.isOn).toBe(false);
    expect(plan.isBusy).toBe(false);
    expect(app.toasts).toHaveProperty('shown.0.text', 'The exam is over.');
  });

  it('loads anew when something changes', async () => {
    const view = new ExamState(app, 1);
    view.start();
    await expect.poll(() => view.papers).toEqual([]);
    backend['exam.get'] = () => ok(examOf({ name: 'CKAD' }));
    listeners.forEach((listener) => {
      listener(['exams']);
    });
    await expect.poll(() => view.exam?.name).toBe('CKAD');
  });
});

describe('setting up', () => {
  it('begins with a blueprint, says what it lacks, and saves it as it is', async () => {
    const form = new ExamForm(app, { examId: null, blueprint: 'cka' });
    await form.load();
    expect(form.missingDecks).toEqual(['A::B']);
    expect(await form.save()).toBe(5);
    expect(asked('exam.save')).toEqual([{ examId: null, ...blueprint.exam }]);
  });

  it('says what is wrong beside the field from the first try on, and asks nothing of the backend', async () => {
    const form = new ExamForm(app, { examId: null, blueprint: null });
    await form.load();
    expect(form.problems).toEqual({});
    expect(await form.save()).toBeNull();
    expect(form.problems).toHaveProperty('name');
    expect(asked('exam.save')).toEqual([]);
    if (form.draft !== null) form.draft.name = 'Mine';
    expect(form.problems).not.toHaveProperty('name');
  });

  it('keeps what was written when the backend refuses', async () => {
    backend['exam.save'] = () => refused('There is no such deck any more.');
    const form = new ExamForm(app, { examId: 1, blueprint: null });
    await form.load();
    expect(await form.save()).toBeNull();
    expect([form.saveProblem, form.draft?.name]).toEqual(['There is no such deck any more.', 'CKA']);
  });

  it('counts what each domain that names something could ask', async () => {
    const form = new ExamForm(app, { examId: 1, blueprint: null });
    await form.load();
    form.addDomain();
    form.removeDomain(0);
    form.addDomain();
    expect(form.draft?.domains.map(({ id }) => id)).toEqual([1, 2, 3]);
    form.draft?.domains[2]?.tags.push('dns');
    await form.countPools();
    expect(Object.fromEntries(Object.entries(form.pools).map(([id, pool]) => [id, pool.cards]))).toEqual({
      1: 0,
      3: 1,
    });
  });

  it('removes an exam, and brings it back from the message', async () => {
    backend['exam.remove'] = () => ok({ removed: 'CKA' });
    backend['edit.undo'] = () => ok({ undone: 'Remove the exam CKA.' });
    const form = new ExamForm(app, { examId: 1, blueprint: null });
    expect(await form.remove()).toBe(true);
    const { toasts } = app;
    toasts.shown[0]?.action?.run();
    await expect.poll(() => asked('edit.undo')).toHaveLength(1);
    await expect.poll(() => toasts.shown.at(-1)?.text).toBe('Taken back: Remove the exam CKA.');
  });
});

describe('a paper about to be drawn', () => {
  it('takes time in proportion to its tasks until the person says otherwise', async () => {
    const form = new PaperForm(app.client, examOf());
    expect(form.minutes).toBe('120');
    form.tasks = '10';
    expect(form.minutes).toBe('71');
    form.minutes = '30';
    form.tasks = '5';
    expect(form.minutes).toBe('30');
    expect(await form.start()).toBe(8);
    const common = { examId: 1, mode: 'strict', weighting: 'blueprint', seed: null };
    expect(asked('paper.start')).toEqual([{ ...common, taskCount: 5, durationMs: 1_800_000 }]);
  });

  it('has no time in study mode, and takes a seed', async () => {
    const form = new PaperForm(app.client, examOf());
    Object.assign(form, { mode: 'study', weighting: 'weak', seed: ' 77 ' });
    await form.start();
    expect(asked('paper.start')).toEqual([
      { examId: 1, mode: 'study', weighting: 'weak', taskCount: 17, durationMs: null, seed: 77 },
    ]);
  });

  it.each([
    ['tasks', '0', /from 1 to 200 for tasks/],
    ['minutes', 'x', /from 1 to 1440 for minutes/],
    ['seed', '4294967296', /for the seed/],
  ] as const)('refuses %s of %s with a sentence', async (field, text, sentence) => {
    const form = new PaperForm(app.client, examOf());
    form[field] = text;
    expect(await form.start()).toBeNull();
    expect(form.problem).toMatch(sentence);
    expect(calls).toEqual([]);
  });
});
