import { describe, expect, it } from 'vitest';
import { families } from '../../../src/core/drills/registry.ts';
import type { AnswerForm, DrillInstance, Level } from '../../../src/core/drills/types.ts';
import { blind } from '../../../src/core/exam/blind.ts';
import { rightAnswer } from '../../support/drill-answers.ts';

const seeds = 12;
const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** The instance as it would be with another right answer and other explanations, but asked in the same words. */
function twisted(instance: DrillInstance): DrillInstance {
  return {
    ...instance,
    answer: twistedForm(instance.answer),
    rightText: 'something else',
    explanation: [{ kind: 'text', markdown: 'Because of something else.' }],
    mistakes: [],
  };
}

function twistedForm(form: AnswerForm): AnswerForm {
  switch (form.kind) {
    case 'choice':
      return {
        ...form,
        choices: form.choices.map(({ text }) => ({ text, misconception: 'twisted' })),
        right: (form.right + 1) % form.choices.length,
      };
    case 'typed':
      return { ...form, right: 'twisted' };
    case 'fields':
      return { ...form, fields: form.fields.map((field) => ({ ...field, right: 'twisted' })) };
    case 'order':
      return { ...form, right: form.right.toReversed() };
    case 'mark':
      return { ...form, right: form.targets.map(({ id }) => id) };
  }
}

/** Every text anywhere in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each([...families.values()])('a blinded instance of $id', (family) => {
  it('is the same whatever is right, and has none of its explanations', () => {
    for (const level of levels)
      for (let seed = 0; seed < seeds; seed += 1) {
        const instance = family.make(level, seed);
        const shown = blind(instance);
        expect(blind(twisted(instance))).toEqual(shown);
        const secret = [
          ...textsIn(instance.explanation).filter((text) => text.length > 40),
          ...instance.mistakes.map(({ sentence }) => sentence),
        ];
        const texts = new Set(textsIn(shown));
        // A name to choose may be spoken of in the explanation.
        const options = new Set(textsIn(optionsOf(instance.answer)));
        expect(secret.filter((text) => texts.has(text) && !options.has(text))).toEqual([]);
        expect({ ...instance, ...shown, answer: null }).toEqual({ ...shown, answer: null });
      }
  });

  it('keeps all that is needed to answer it, and a typed answer is nowhere but in what is asked', () => {
    for (const level of levels)
      for (let seed = 0; seed < seeds; seed += 1) {
        const instance = family.make(level, seed);
        const { question, picture, answer } = blind(instance);
        expect({ question, picture }).toEqual({ question: instance.question, picture: instance.picture });
        expect(optionsOf(answer)).toEqual(optionsOf(instance.answer));
        const asked = JSON.stringify([question, picture]);
        const rights = instance.answer.kind === 'typed' ? [instance.answer.right] : [];
        for (const right of rights.filter(
          (text) => text.length > 3 && !asked.includes(JSON.stringify(text).slice(1, -1)),
        ))
          expect(textsIn(answer)).not.toContain(right);
        expect(rightAnswer(blind(instance))).not.toEqual(rightAnswer(instance));
      }
  });
});

function optionsOf(form: AnswerForm): unknown {
  switch (form.kind) {
    case 'choice':
      return form.choices.map(({ text }) => text);
    case 'typed':
      return [form.syntax.kind, form.hint];
    case 'fields':
      return form.fields.map(({ label, hint, syntax }) => [label, hint, syntax.kind]);
    case 'order':
      return form.items;
    case 'mark':
      return [form.targets, form.several];
  }
}
