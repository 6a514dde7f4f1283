import type { Answer, DrillInstance } from '../drills/types.ts';

/** What is right to answer to an instance. */
export function rightAnswer({ answer: form }: DrillInstance): Answer {
  switch (form.kind) {
    case 'choice':
      return { kind: 'choice', index: form.right };
    case 'typed':
      return { kind: 'typed', text: form.right };
    case 'fields':
      return { kind: 'fields', texts: form.fields.map(({ right }) => right) };
    case 'order':
      return { kind: 'order', order: form.right };
    case 'mark':
      return { kind: 'mark', ids: form.right };
  }
}
