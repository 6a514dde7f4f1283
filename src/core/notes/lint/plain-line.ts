const url = /<?\b(?:https?|ftp|wss?):\/\/[^\s<>"')\]|`]*[^\s<>"')\]|`.,;:!?]>?/g;
const tags =
  /<\/?(?:b|i|u|p|s|em|strong|code|kbd|sub|span|mark|font|small|div|summary|details|li|ul|ol|td|tr|a)(?:\s[^<>]*)?\/?>/gi;
const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&ndash;': '–',
  '&mdash;': '—',
  '&rarr;': '→',
};

/** A line of Markdown as it reads: without marks, link targets, addresses of web pages and what is struck out. */
export function plainLine(raw: string): string {
  if (!/[\\`*_[\]<>&~$|{}=/#\u00a0\u202f\u2009\u2011]/.test(raw)) return raw;
  let text = raw.replace(/^\s{0,3}#{1,6}\s+/, '');
  if (/[\u00a0\u202f\u2009\u2011]/.test(text))
    text = text.replace(/[\u00a0\u202f\u2009]/g, ' ').replaceAll('\u2011', '-');
  if (text.includes('['))
    text = text
      .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
      .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1');
  if (text.includes('://')) text = text.replace(url, ' ');
  if (text.includes('<'))
    text = text
      .replace(/<br\s*\/?>/gi, '; ')
      .replace(/<sup>/gi, '^')
      .replace(/<\/sup>/gi, '')
      .replace(tags, '');
  if (text.includes('&'))
    text = text.replace(
      /&(?:nbsp|amp|lt|gt|quot|#39|ndash|mdash|rarr);/g,
      (entity) => entities[entity] ?? entity,
    );
  if (text.includes('{{')) text = text.replace(/\{\{([^{}]*)\}\}/g, (_, gap: string) => gapOf(gap));
  if (text.includes('~~')) text = text.replace(/~~[^~]*~~/g, '');
  if (text.includes('==')) text = text.replace(/==([^=]+)==/g, '$1');
  if (/[\\$^]/.test(text)) text = withoutMath(text);
  if (text.includes('`')) text = text.replaceAll('`', '');
  if (text.includes('*'))
    text = text
      .replace(/\*\*|(?<![\d\s])\*(?=\S)|(?<=\S)\*(?![\d\s])/g, '')
      .replace(/(?<=\d)\*(?=\s|$)/g, '');
  if (text.includes('_')) text = text.replace(/(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)/g, '');
  return text;
}

/** The answer within a cloze mark: `c1::answer::hint`. */
function gapOf(gap: string): string {
  return gap.replace(/^c?\d+::/, '').replace(/::.*$/, '');
}

function withoutMath(text: string): string {
  return text
    .replace(/\\(?:rightarrow|to)\b/g, '→')
    .replace(/\\times\b/g, '×')
    .replace(/\\text\{([^{}]*)\}/g, '$1')
    .replace(/\^\{([^{}]*)\}/g, '^$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\$(?=[\d\\(])|(?<=[\d)])\$/g, '');
}
