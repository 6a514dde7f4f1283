/** Writes other references to images into a text, wherever Markdown, a wikilink or HTML refers to them. */
export function withReferences(text: string, renamed: ReadonlyMap<string, string>): string {
  const present = [...renamed].filter(([reference]) => text.includes(reference));
  if (present.length === 0) return text;
  const alternatives = present
    .map(([reference]) => reference)
    .sort((one, other) => other.length - one.length)
    .map((reference) => reference.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const place = new RegExp(
    `(?<=\\]\\(|\\]\\(<|["'=]|\\[\\[)(?:${alternatives.join('|')})(?=[\\s)>"'|]|\\]\\])`,
    'g',
  );
  return text.replace(place, (reference) => renamed.get(reference) ?? reference);
}
