const blockStart =
  /^ {0,3}(?:#{1,6}(?:\s|$)|>|`{3}|~{3}|[-*+][ \t]|\d{1,9}[.)][ \t]|<[/!a-z]|:{3}|\$\$|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$)/i;
const indentation = /^(?: {4}| {0,3}\t)/;

/**
 * The text from `from` on with the lines that belong to it by indentation, or because they go on with a paragraph; each
 * without its indentation. Ends before a line that `next` matches, and before the line end behind the last line.
 */
export function indentedPart(source: string, from: number, next: RegExp): { text: string; end: number } {
  const lines = [source.slice(from, lineEnd(source, from))];
  let end = lineEnd(source, from);
  let isLazy = (lines[0] ?? '').trim() !== '' && !blockStart.test(lines[0] ?? '');
  let start = end + 1;
  let empty = 0;
  while (start < source.length) {
    const stop = lineEnd(source, start);
    const line = source.slice(start, stop);
    start = stop + 1;
    if (line.trim() === '') {
      empty += 1;
      isLazy = false;
      continue;
    }
    const isIndented = indentation.test(line);
    if (!isIndented && (!isLazy || blockStart.test(line) || next.test(line))) break;
    for (; empty > 0; empty -= 1) lines.push('');
    lines.push(line.replace(indentation, ''));
    isLazy = !blockStart.test(line);
    end = stop;
  }
  return { text: lines.join('\n'), end };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
