/** A 32-bit hash of a text (FNV-1a); another salt gives an independent one. */
export function textHash(text: string, salt = 0): number {
  let value = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
