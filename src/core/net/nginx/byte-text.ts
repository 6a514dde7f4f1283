/** The UTF-8 bytes of a text, one character of code 0 to 255 each: nginx compares bytes, not letters. */
export function toBytes(text: string): string {
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += character;
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes += String.fromCharCode(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

/** The text of UTF-8 bytes as `toBytes` gives them; a byte that belongs to no letter stays as it is. */
export function fromBytes(bytes: string): string {
  return bytes.replace(
    /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g,
    (letter) => {
      const lead = letter.charCodeAt(0);
      let code = letter.length === 2 ? lead & 0x1f : letter.length === 3 ? lead & 0x0f : lead & 0x07;
      for (let index = 1; index < letter.length; index += 1)
        code = (code << 6) | (letter.charCodeAt(index) & 0x3f);
      return code > 0x10ffff ? letter : String.fromCodePoint(code);
    },
  );
}
