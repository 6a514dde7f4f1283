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
  return raw
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replaceAll('\u2011', '-')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1')
    .replace(url, ' ')
    .replace(/<br\s*\/?>/gi, '; ')
    .replace(/<sup>/gi, '^')
    .replace(/<\/sup>/gi, '')
    .replace(tags, '')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39|ndash|mdash|rarr);/g, (entity) => entities[entity] ?? entity)
    .replace(/~~[^~]*~~/g, '')
    .replace(/\{\{([^{}]*)\}\}/g, (_, gap: string) => gap.replace(/^c?\d+::/, '').replace(/::.*$/, ''))
    .replace(/==([^=]+)==/g, '$1')
    .replace(/\\(?:rightarrow|to)\b/g, '→')
    .replace(/\\times\b/g, '×')
    .replace(/\\text\{([^{}]*)\}/g, '$1')
    .replace(/\^\{([^{}]*)\}/g, '^$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\*\*|(?<![\d\s])\*(?=\S)|(?<=\S)\*(?![\d\s])|`+/g, '')
    .replace(/(?<![\w])_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)/g, '')
    .replace(/\$(?=[\d\\(])|(?<=[\d)])\$/g, '')
    .replace(/(?<=\d)\*{1,2}(?=\s|$)/g, '');
}
