const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', copy: '©', deg: '°', times: '×' },
  ...{ hellip: '…', ndash: '–', mdash: '—', middot: '·', bull: '•', larr: '←', rarr: '→', harr: '↔' },
  ...{ le: '≤', ge: '≥', ne: '≠', laquo: '«', raquo: '»', auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß' },
};

/** A text with the character references of HTML that it holds resolved: numbered ones, and the names people use. */
export function decodedEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
  });
}
