import { expect, it } from 'vitest';
import { createClient } from '../../../src/contract/client.ts';
import type { Reply } from '../../../src/contract/errors.ts';
import type { AnswerForm, DrillInstance } from '../../../src/core/drills/types.ts';
import { DrillTurn, type GivenAnswer } from '../../../src/ui/state/drill-turn.svelte.ts';
import { drillKeys } from '../../../src/ui/state/review-keys.ts';

const choice: AnswerForm = {
  kind: 'choice',
  choices: ['a', 'b', 'c'].map((text) => ({ text, misconception: null })),
  right: 1,
};
const typed: AnswerForm = {
  kind: 'typed',
  syntax: { kind: 'prefix' },
  right: '10.0.0.0/8',
  hint: 'a network',
};
const fields: AnswerForm = {
  kind: 'fields',
  fields: ['First', 'Last'].map((label) => ({ label, syntax: { kind: 'uri' }, right: label, hint: '' })),
};
const order: AnswerForm = { kind: 'order', items: ['x', 'y', 'z'], right: [2, 0, 1] };
const mark = (several: boolean): AnswerForm => ({
  kind: 'mark',
  targets: ['A', 'B', 'C'].map((id) => ({ id, label: id })),
  right: several ? ['A', 'C'] : ['C'],
  several,
});

const verdict = {
  ...{ right: true, misconception: null, title: 'Right', sentence: 'Because.', remark: null },
  ...{ parts: null, formProblem: null, suggestedGrade: 3 as const },
};

function turnWith(answer: AnswerForm, given: GivenAnswer | null = null) {
  const instance: DrillInstance = {
    ...{ family: 'f', level: 2, seed: 5, question: 'Which?', picture: null, answer },
    ...{ rightText: '', explanation: [], mistakes: [] },
  };
  const asked: unknown[] = [];
  const failures: unknown[] = [];
  const replies: Reply[] = [];
  const client = createClient({
    invoke(_method, input) {
      asked.push(input);
      return Promise.resolve(replies.shift() ?? { ok: true, value: verdict });
    },
    onEvent: () => () => undefined,
  });
  const fail = (error: unknown) => void failures.push(error);
  return { turn: new DrillTurn(client, instance, fail, given), asked, failures, replies };
}

it('has a choice marked at once, and only once', async () => {
  const { turn, asked } = turnWith(choice);
  await turn.take(7);
  expect(asked).toEqual([]);
  await Promise.all([turn.take(2), turn.take(1)]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ family: 'f', level: 2, seed: 5, answer: { kind: 'choice', index: 2 } });
  expect([turn.chosen, turn.right]).toEqual([2, 1]);
});

it('keeps what was typed when its form is wanting, and says at the second try that it was one', async () => {
  const { turn, asked, replies } = turnWith(typed);
  await turn.submit();
  expect(asked).toEqual([]);
  expect(turn.formProblem).toBe('Type an answer first.');
  turn.type('10.0.0.0');
  replies.push({
    ok: true,
    value: { ...verdict, right: false, formProblem: 'The prefix length is missing.' },
  });
  await turn.submit();
  expect(turn.verdict).toBeNull();
  expect(turn.formProblem).toBe('The prefix length is missing.');
  expect(turn.typed).toBe('10.0.0.0');
  turn.type('10.0.0.0/8');
  await turn.submit();
  expect(asked.map((input) => (input as { isCorrection: boolean }).isCorrection)).toEqual([false, true]);
  expect(turn.verdict?.right).toBe(true);
  expect(turn.formProblem).toBeNull();
});

it('submits fields only when all are filled in', async () => {
  const { turn, asked } = turnWith(fields);
  expect(turn.texts).toEqual(['', '']);
  turn.fill(0, 'one');
  await turn.submit();
  expect(asked).toEqual([]);
  turn.fill(1, 'two');
  await turn.submit();
  expect(asked[0]).toMatchObject({ answer: { kind: 'fields', texts: ['one', 'two'] } });
});

it('puts items in order by number, takes them out again and moves them', async () => {
  const { turn, asked } = turnWith(order);
  for (const index of [0, 1, 2, 1]) await turn.take(index);
  expect(turn.placed).toEqual([0, 2]);
  await turn.submit();
  expect(asked).toEqual([]);
  await turn.take(1);
  turn.move(0, -1);
  turn.move(1, -1);
  expect(turn.placed).toEqual([2, 0, 1]);
  await turn.submit();
  expect(asked[0]).toMatchObject({ answer: { kind: 'order', order: [2, 0, 1] } });
  turn.move(0, 1);
  expect(turn.placed).toEqual([2, 0, 1]);
});

it('has one mark checked at once, several when asked to', async () => {
  const one = turnWith(mark(false));
  await one.turn.take(1);
  expect(one.asked[0]).toMatchObject({ answer: { kind: 'mark', ids: ['B'] } });
  expect(['A', 'B', 'C', 'D'].map((id) => one.turn.markOf(id))).toEqual(['open', 'wrong', 'missed', null]);
  const many = turnWith(mark(true));
  for (const index of [0, 1, 1]) await many.turn.take(index);
  expect(['A', 'B'].map((id) => many.turn.markOf(id))).toEqual(['marked', 'open']);
  expect(many.asked).toEqual([]);
  await many.turn.submit();
  expect(['A', 'B', 'C'].map((id) => many.turn.markOf(id))).toEqual(['right', 'open', 'missed']);
});

it.each([choice, typed, fields, order, mark(true)])('shows the right answer of a $kind', async (form) => {
  const { turn, asked } = turnWith(form);
  await turn.reveal();
  expect(turn.isRevealed).toBe(true);
  const expected = {
    choice: { index: 1 },
    typed: { text: '10.0.0.0/8' },
    fields: { texts: ['First', 'Last'] },
    order: { order: [2, 0, 1] },
    mark: { ids: ['A', 'C'] },
  };
  expect(asked[0]).toMatchObject({ answer: { kind: form.kind, ...expected[form.kind] } });
});

it('stays open when marking fails, and says so', async () => {
  const { turn, failures, replies } = turnWith(choice);
  replies.push({ ok: false, error: { code: 'internal', message: 'Nexthop is not running.' } });
  await turn.take(0);
  expect(failures).toHaveLength(1);
  expect(turn.verdict).toBeNull();
  await turn.take(0);
  expect(turn.verdict).not.toBeNull();
});

it('opens an answer given before as it was', async () => {
  const answer = { kind: 'order', order: [0, 1, 2] } as const;
  const { turn, asked } = turnWith(order, { answer, verdict, answeredMs: 4000 });
  expect(turn.placed).toEqual([0, 1, 2]);
  expect(turn.answeredMs).toBe(4000);
  await turn.submit();
  expect(asked).toEqual([]);
});

it('leaves the keys to the fields where an answer is typed', () => {
  const commands = (form: AnswerForm) => Object.keys(drillKeys(turnWith(form).turn));
  expect(commands(typed)).toEqual([]);
  expect(commands(fields)).toEqual([]);
  expect(commands(choice)).toEqual(['choose']);
  expect(commands(order)).toEqual(['choose', 'submit']);
});
