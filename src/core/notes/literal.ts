import { findTangle, isTangledInline } from './limits.ts';
import { blockTokens } from './tokens.ts';

const mayBeMarked = /[\\`*_[\]<>&~$|#]|==|%%|^[ \t]*(?:[-+]|\d+[.)])(?:[ \t]|$)|^ {0,3}-|^(?: {4}|\t)| {2}$/m;
const inlineMarks = /[\\`*_[\]<>&~$|]|==|%%/g;
const lineStart = /^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$|-)|(\d+)([.)])(?=\s|$))/;

/** Markdown that shows a text as it is written, line ends included; a text without any mark of Markdown stays as it is. */
export function literal(text: string): string {
  const trimmed = text.trim();
  const escaped = isPlain(trimmed) ? trimmed : trimmed.split('\n').map(escapedLine).join('\n');
  return escaped.replace(/(\S)[ \t]*\n(?=[ \t]*\S)/g, '$1  \n');
}

function isPlain(text: string): boolean {
  if (!mayBeMarked.test(text)) return true;
  if (isTangledInline(text) || findTangle(text)) return false;
  return blockTokens(text).every(
    (token) =>
      token.type === 'space' ||
      (token.type === 'paragraph' &&
        'tokens' in token &&
        (token.tokens ?? []).every(({ type, raw }) => type === 'text' && !/&#?\w+;|==|\[\^|%%/.test(raw))),
  );
}

function escapedLine(line: string): string {
  return line
    .replace(/^[ \t]+/, '')
    .replace(inlineMarks, String.raw`\$&`)
    .replace(lineStart, (_, indent: string, mark: string, digits?: string, end?: string) =>
      digits === undefined ? `${indent}\\${mark}` : `${indent}${digits}\\${end ?? ''}`,
    );
}
