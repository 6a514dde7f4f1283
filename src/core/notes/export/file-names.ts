/** Characters that some file system does not take in a name. */
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f]+/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const longest = 80;

/** A name for a file or folder that every file system takes, as near to the text as can be. */
export function fileName(text: string): string {
  const name = text
    .replace(forbidden, '-')
    .trim()
    .slice(0, longest)
    .replace(/^\.+|[. ]+$/g, '');
  if (name === '') return 'Unnamed';
  return reserved.test(name) ? `${name}-` : name;
}

/** Hands out paths, each once even where a file system does not tell capitals from small letters. */
export class UniquePaths {
  readonly #taken = new Set<string>();

  /** The path with the ending, or with a number before it if that is taken. */
  take(path: string, ending: string): string {
    for (let count = 1; ; count += 1) {
      const candidate = `${path}${count === 1 ? '' : ` ${count}`}${ending}`;
      const key = candidate.normalize('NFC').toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return candidate;
    }
  }
}
