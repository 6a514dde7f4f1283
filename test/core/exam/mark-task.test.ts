import { describe, expect, it } from 'vitest';
import type { Answer, DrillInstance } from '../../../src/core/drills/types.ts';
import { isAnswered, markCard, markDrill, unanswered } from '../../../src/core/exam/mark-task.ts';

const family = { misconceptions: { slip: 'You slipped' } };
const explanation = [{ kind: 'text', markdown: 'Because.' }] as const;
const common = { family: 'f', level: 3, seed: 1, question: 'Q', picture: null, rightText: 'R' } as const;
const fields: DrillInstance = {
  ...common,
  explanation,
  answer: {
    kind: 'fields',
    fields: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '24'].map((right, at) => ({
      label: `Field ${at + 1}`,
      syntax: at === 3 ? { kind: 'number', unit: null } : { kind: 'address', family: 'ipv4' },
      right,
      hint: '',
    })),
  },
  mistakes: [],
};
const order: DrillInstance = {
  ...common,
  explanation,
  answer: { kind: 'order', items: ['a', 'b', 'c'], right: [2, 0, 1] },
  mistakes: [{ misconception: 'slip', sentence: 'No.', answer: { kind: 'order', order: [2, 1, 0] } }],
};
const texts = (...of: string[]): Answer => ({ kind: 'fields', texts: of });

describe('marking a drill', () => {
  it.each([
    [['10.0.0.1', '10.0.0.2', '10.0.0.3', '24'], 1],
    [['10.0.0.1', '10.0.0.2', '10.0.0.3', '25'], 0.75],
    [['10.0.0.1', 'unreadable', '', '24'], 0.5],
    [['', '', '', '24'], 0.25],
    [['10.0.0.9', '10.0.0.9', '10.0.0.9', '9'], 0],
  ])('gives fields %j a credit of %s', (given, credit) => {
    const mark = markDrill(family, fields, texts(...given), true);
    expect(mark).toMatchObject({
      credit,
      by: 'computation',
      verdict: { right: credit === 1, formProblem: null },
    });
    expect(mark.verdict?.parts?.filter(Boolean)).toHaveLength(credit * 4);
  });

  it('gives all or nothing for an order, and names the mistake', () => {
    expect(markDrill(family, order, { kind: 'order', order: [2, 0, 1] }, true).credit).toBe(1);
    expect(markDrill(family, order, { kind: 'order', order: [2, 1, 0] }, true)).toMatchObject({
      credit: 0,
      verdict: { misconception: 'slip', title: 'You slipped' },
    });
  });

  it('gives back what it cannot read unless it is final', () => {
    const half: Answer = { kind: 'order', order: [2] };
    expect(markDrill(family, order, half, false)).toMatchObject({
      credit: null,
      verdict: { formProblem: 'Put every item in its place.' },
    });
    expect(markDrill(family, order, half, true)).toMatchObject({
      credit: 0,
      verdict: { title: 'Not an answer', formProblem: null },
    });
  });
});

describe('marking what was left open', () => {
  it.each([
    null,
    { kind: 'typed', text: ' \n' },
    { kind: 'fields', texts: ['', ' '] },
    { kind: 'order', order: [] },
    { kind: 'mark', ids: [] },
  ] satisfies (Answer | null)[])('%j is no answer', (answer) => {
    expect(isAnswered(answer)).toBe(false);
    expect(markDrill(family, order, answer, true)).toEqual(unanswered);
    expect(markCard('53', answer)).toEqual(unanswered);
  });
});

it('marks a card by its key, and else leaves it to the person', () => {
  expect(markCard('53', { kind: 'typed', text: '53 ' })).toEqual({ credit: 1, by: 'key', verdict: null });
  expect(markCard('53', { kind: 'typed', text: '54' })).toEqual({ credit: null, by: 'self', verdict: null });
});
