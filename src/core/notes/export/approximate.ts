import { plainText } from '../plain-text.ts';

/** A text as one line of words, in which signs that any dialect may take for a mark are written as entities of HTML. */
export function inOneLine(markdown: string): string {
  const text = plainText(markdown).replace(
    /[&<>[\](){}=:;?*_`$#|~^\\%!@+.-]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
  return text === '' ? '&#8203;' : text;
}

/** A text in which every match is broken up by an entity of HTML in place of its first sign, so that it shows the same and is no mark. */
export function broken(text: string, marks: RegExp): string {
  return text.replace(marks, (match) => `&#${match.charCodeAt(0)};${match.slice(1)}`);
}
