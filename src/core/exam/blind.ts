import type { Syntax } from '../answers/syntax.ts';
import type { AnswerForm, DrillInstance } from '../drills/types.ts';

/**
 * The instance as somebody may see it who has not answered yet: everything that tells the right answer is empty (a right
 * choice is -1), and what there is to answer stays in its order.
 */
export function blind(instance: DrillInstance): DrillInstance {
  return {
    family: instance.family,
    level: instance.level,
    seed: instance.seed,
    question: instance.question,
    picture: instance.picture,
    answer: blindForm(instance.answer),
    rightText: '',
    explanation: [],
    mistakes: [],
  };
}

function blindForm(form: AnswerForm): AnswerForm {
  switch (form.kind) {
    case 'choice':
      return {
        kind: 'choice',
        choices: form.choices.map(({ text }) => ({ text, misconception: null })),
        right: -1,
      };
    case 'typed':
      return { kind: 'typed', syntax: blindSyntax(form.syntax), right: '', hint: form.hint };
    case 'fields':
      return {
        kind: 'fields',
        fields: form.fields.map(({ label, syntax, hint }) => ({
          label,
          syntax: blindSyntax(syntax),
          right: '',
          hint,
        })),
      };
    case 'order':
      return { kind: 'order', items: form.items, right: [] };
    case 'mark':
      return { kind: 'mark', targets: form.targets, right: [], several: form.several };
  }
}

/** The spellings that count as the same would give the right one away. */
function blindSyntax(syntax: Syntax): Syntax {
  return syntax.kind === 'word' ? { kind: 'word', synonyms: [] } : syntax;
}
