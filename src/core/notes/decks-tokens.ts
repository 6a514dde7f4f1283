/** A text without the marks Decks writes into it, and what they say. */
export interface Untokened {
  readonly text: string;
  /** As `h:x7f2`, of the first token; null if there is none. */
  readonly token: string | null;
  /** Texts of the `%%comments%%` that are no tokens. */
  readonly notes: readonly string[];
}

const token = /[ \t]{0,8}%%dk:([hctoq]):([a-zA-Z0-9_-]{1,400})%%/g;
const code = /(^[ \t]*```[^]*?^[ \t]*```|`[^`\n]*`)/m;
const comment = /[ \t]{0,8}%%((?:(?!%%)[^])*)%%/g;

/** The tokens of a text outside code, such as `%%dk:h:x7f2%%`. */
export function tokensIn(text: string): readonly string[] {
  if (!text.includes('%%dk:')) return [];
  const prose = text.split(code).filter((_, index) => index % 2 === 0);
  return prose.flatMap((part) => [...part.matchAll(token)].map(([found]) => found.trim()));
}

/** Takes tokens and comments out of a text; comments within code stay. */
export function untokened(text: string): Untokened {
  if (!text.includes('%%')) return { text: text.trim(), token: null, notes: [] };
  const notes: string[] = [];
  let first: string | null = null;
  const clean = text
    .split(code)
    .map((part, index) => {
      if (index % 2) return part;
      const rest = part.replace(token, (_, role: string, id: string) => {
        first ??= `${role}:${id}`;
        return '';
      });
      return rest.replace(comment, (_, note: string) => {
        if (note.trim() !== '') notes.push(note.trim());
        return '';
      });
    })
    .join('');
  return { text: clean.replace(/\n{3,}/g, '\n\n').trim(), token: first, notes };
}
