import type { Answer, AnswerForm, DrillInstance } from '../drills/types.ts';
import { codeSpan, escapedText, table } from '../notes/markdown-parts.ts';
import { letterOf } from './amounts.ts';
import { optionsOf } from './instance-markdown.ts';

/** What was answered to a drill beside what is right, as Markdown; `parts` are the fields that are right, if that is known. */
export function answersMarkdown(
  instance: DrillInstance,
  answer: Answer | null,
  parts: readonly boolean[] | null,
  isRight: boolean,
): string {
  const { answer: form } = instance;
  if (form.kind === 'fields' && answer?.kind === 'fields') return fields(form.fields, answer.texts, parts);
  const given = `**Answer given:** ${answer === null ? 'none' : answerMarkdown(form, answer)}`;
  return isRight ? given : `${given}\n\n**Right answer:** ${rightMarkdown(instance)}`;
}

/** What is right to answer to a drill, with the letter of what is chosen, as inline Markdown. */
export function rightMarkdown({ answer: form, rightText }: DrillInstance): string {
  switch (form.kind) {
    case 'choice':
      return lettered(form, [form.right]);
    case 'order':
      return lettered(form, form.right, ' → ');
    case 'mark':
      return marked(form, form.right);
    case 'typed':
      return rightText;
    case 'fields':
      return form.fields.map(({ label, right }) => `${escapedText(label)} ${codeSpan(right)}`).join(', ');
  }
}

function answerMarkdown(form: AnswerForm, answer: Answer): string {
  if (answer.kind === 'typed') return typed(answer.text);
  if (answer.kind === 'fields') return answer.texts.map(typed).join(', ');
  if (answer.kind === 'choice') return lettered(form, [answer.index]);
  if (answer.kind === 'order') return lettered(form, answer.order, ' → ');
  return marked(form, answer.ids);
}

/** A text as it was typed, as inline Markdown. */
function typed(text: string): string {
  return text.trim() === '' ? 'nothing' : codeSpan(text);
}

function lettered(form: AnswerForm, indexes: readonly number[], between = ', '): string {
  const options = optionsOf(form);
  const written = indexes.map((index) => `**${letterOf(index)}** ${options[index] ?? ''}`.trim());
  return written.length === 0 ? 'nothing' : written.join(between);
}

function marked(form: AnswerForm, ids: readonly string[]): string {
  const targets = form.kind === 'mark' ? form.targets : [];
  const indexes = targets.flatMap(({ id }, index) => (ids.includes(id) ? [index] : []));
  return lettered(form, indexes);
}

function fields(
  form: Extract<AnswerForm, { kind: 'fields' }>['fields'],
  texts: readonly string[],
  parts: readonly boolean[] | null,
): string {
  const columns = ['', 'Answer given', 'Right answer', ''].map((title) => ({ title }));
  return table(
    columns,
    form.map(({ label, right }, index) => {
      const isRight = parts?.[index];
      const sign = isRight === undefined ? '' : isRight ? '✓' : '✗';
      return [escapedText(label), typed(texts[index] ?? ''), codeSpan(right), sign];
    }),
  );
}
