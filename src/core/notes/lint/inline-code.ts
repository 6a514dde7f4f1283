import type { CodeText } from './code-text.ts';
import type { Passage, TableText } from './material.ts';

const span = /(?<!`)(`{1,3})(?!`)([^`\n]+)\1(?!`)/g;

/** The code within the sentences or cells of a part, one text for each. */
export function inlineCodeOf({ raw, line, headings }: Passage | TableText): CodeText[] {
  if (!raw.includes('`')) return [];
  return raw.split('\n').flatMap((text, index) =>
    [...text.matchAll(span)].map(([, , code = '']) => ({
      language: '',
      lines: [{ text: code.trim(), line: line + index }],
      isInline: true,
      context: [...headings, text].join('\n'),
    })),
  );
}
