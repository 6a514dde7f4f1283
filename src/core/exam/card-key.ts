import { readCommand } from '../net/command/read-command.ts';

/** A back that is nothing but code. */
const onlyCode = /^(`+)\s*([^`\n]+?)\s*\1\.?$/;

/**
 * Whether a typed answer says just what a card's back (Markdown) says: case, spaces, quotation marks and a final full stop
 * make no difference; in code the case counts, and a command may be written in any way that does the same. Of a cloze, what
 * belongs in the gap is compared. False says only that a person has to judge.
 */
export function isKeyAnswer(back: string, typed: string): boolean {
  const key = keyOf(back.trim());
  const given = bare(typed);
  if (given === '') return false;
  const code = onlyCode.exec(key)?.[2];
  if (code !== undefined) return bare(code) === given || doTheSame(code, typed.replaceAll('`', ''));
  const wanted = bare(withoutEmphasis(key));
  return key.includes('`') ? wanted === given : wanted.toLowerCase() === given.toLowerCase();
}

/** The text that is asked for: of a cloze, the gaps. */
function keyOf(back: string): string {
  const gaps = [...back.matchAll(/<mark class="gap">(.*?)<\/mark>/gs)].map(([, gap = '']) => gap.trim());
  return gaps.length === 0 ? back : gaps.join(', ');
}

function withoutEmphasis(markdown: string): string {
  return markdown
    .replaceAll(/(\*\*|\*)(?=[^\s*])([^*]*[^\s*])\1/g, '$2')
    .replaceAll(/(?<!\w)(__|_)(?=[^\s_])([^_]*[^\s_])\1(?!\w)/g, '$2');
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[`"“”„«»‘’']/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/(?<!\.)[.!]$/, '')
    .trim();
}

function doTheSame(one: string, other: string): boolean {
  const host = { interfaces: [] };
  const [a, b] = [readCommand(one, host), readCommand(other, host)];
  return a.kind !== 'unreadable' && b.kind !== 'unreadable' && a.effect === b.effect;
}
