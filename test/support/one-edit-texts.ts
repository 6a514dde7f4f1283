/** Every text that differs from this one by one character put in, left out or changed, each once; `alphabet` has the characters put in. */
export function oneEditTexts(text: string, alphabet: string): string[] {
  const texts = new Set<string>();
  for (let at = 0; at <= text.length; at += 1) {
    const [before, rest] = [text.slice(0, at), text.slice(at + 1)];
    if (at < text.length) texts.add(before + rest);
    for (const character of alphabet) {
      if (at < text.length) texts.add(before + character + rest);
      texts.add(before + character + text.slice(at));
    }
  }
  texts.delete(text);
  return [...texts];
}
