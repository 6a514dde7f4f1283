const tag = /<(?:!--[^<>]*--|\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?)>/gi;
const blockStart =
  /^\s*<\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s/>])/i;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};
const math = /\\\(([^]{1,500}?)\\\)|\\\[([^]{1,500}?)\\\]/g;

/** Whether fields hold HTML as Anki's editor writes it, so that a table that does not say so is read as such. */
export function holdsHtml(fields: Iterable<string>): boolean {
  for (const field of fields)
    if (
      /&nbsp;|\S<br ?\/?>|<br ?\/?>\S|<img [^<>]*src=|^<div>[^]*<\/div>$|<\/(?:div|li|span|b|i|u|sub|sup)>[^]*<\/(?:div|li|span|b|i|u|sub|sup)>/i.test(
        field,
      )
    )
      return true;
  return false;
}

/**
 * A field of HTML as Markdown that shows the same: tags stay, what would be a mark of Markdown in the text between them
 * is escaped, and Anki's `\(…\)` and `\[…\]` become `$…$` and `$$…$$`.
 */
export function htmlField(field: string): string {
  const hasMath = /\\[([]/.test(field);
  const html = oneLine(hasMath ? withBreaks(field) : field).trim();
  if (blockStart.test(html)) return html;
  const marks = pairedMarks(html);
  const write = (text: string) => (text.includes('\\') ? textWithMath(text, marks) : escaped(text, marks));
  let end = 0;
  const parts: string[] = [];
  for (const { 0: found, index } of html.matchAll(tag)) {
    parts.push(write(html.slice(end, index)), found);
    end = index + found.length;
  }
  return escapedStart([...parts, write(html.slice(end))].join(''));
}

/** Marks that need a partner count only where they stand twice. */
function pairedMarks(html: string): string {
  return ['*', '_', '`', '~', '$'].filter((mark) => html.indexOf(mark) !== html.lastIndexOf(mark)).join('');
}

/** Line ends show as spaces in HTML, except within `pre`, where a reference keeps them on one line of Markdown. */
function oneLine(html: string): string {
  if (!html.includes('\n')) return html;
  const last = html.toLowerCase().lastIndexOf('</pre>');
  const joined = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .join(' ');
  const parts = last < 0 ? [] : html.slice(0, last + 6).split(/(<pre\b[^]*?<\/pre>)/i);
  return [
    ...parts.map((part, index) => (index % 2 ? part.replaceAll('\n', '&#10;') : joined(part))),
    joined(last < 0 ? html : html.slice(last + 6)),
  ].join('');
}

function withBreaks(html: string): string {
  return html.replace(/(?<=\S)<div>/gi, '<br>').replace(/<\/?(?:div|p)>/gi, '');
}

function textWithMath(text: string, marks: string): string {
  let end = 0;
  const parts: string[] = [];
  for (const { 0: found, 1: inline, 2: display, index } of text.matchAll(math)) {
    const tex = decoded(inline ?? display ?? '').trim();
    parts.push(escaped(text.slice(end, index), marks), display === undefined ? `$${tex}$` : `$$${tex}$$`);
    end = index + found.length;
  }
  return [...parts, escaped(text.slice(end), marks)].join('');
}

function escaped(text: string, marks: string): string {
  return text.replace(
    /\\(?=[!-/:-@[-`{-~])|[*`~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\[(?=[[^])|\](?=\()|==|%%/gu,
    (mark) => (/^[*_`~$]/.test(mark) && !marks.includes(mark) ? mark : `\\${mark}`),
  );
}

function escapedStart(text: string): string {
  return text
    .replace(/^(#{1,6}(?=\s|$)|[-+*](?=\s)|-{3,}$)/, String.raw`\$1`)
    .replace(/^(\d{1,9})([.)])(?=\s)/, String.raw`$1\$2`);
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
