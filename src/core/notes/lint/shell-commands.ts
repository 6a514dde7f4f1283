import type { CodeText } from './code-text.ts';

/** A command of a shell, split at blanks, with the line it stands on. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly line: number;
  readonly text: string;
}

const shells = new Set([
  '',
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'shell-session',
  'shellsession',
  'terminal',
  'text',
  'txt',
  'ash',
  'fish',
]);
const prompt = /^\s*(?:\[?[\w.-]+@[\w.-]+[^$#]{0,40}[$#]\s+|(?:[\w./~-]{0,30})?[$#]\s+|>\s+)?/;
const isRouter =
  /^\s*[\w-]+(?:\([\w-]+\))?[#>]\s?\S|\b(?:conf(?:igure)? t(?:erminal)?|interface (?:gig|fast|eth|loop|serial|vlan)|router (?:ospf|bgp|rip|eigrp)|no shutdown)\b/i;

/** The commands of a shell in a block of code or a code span; none where the block is a router's or another language. */
export function shellCommandsOf({ language, lines, isInline, context }: CodeText): ShellCommand[] {
  if (!shells.has(language)) return [];
  if (!isInline && lines.some(({ text }) => isRouter.test(text))) return [];
  if (/\b(?:cisco|IOS|juniper|mikrotik|router\(config\))\b/i.test(context)) return [];
  return lines.flatMap(({ text, line }) => {
    if (text.length > 400 || /^\s*(?:#(?!\s*(?:ip|route) )|\/\/|--)/.test(text)) return [];
    const isWrongOnPurpose = /#.*\b(?:wrong|error|invalid|fails?|not|missing|bad)\b|❌|✗/i.test(text);
    if (isWrongOnPurpose) return [];
    const command = text
      .replace(prompt, '')
      .replace(/\s#\s.*$/, '')
      .replace(/\s+\\$/, '');
    return command
      .split(/\s*(?:&&|\|\||[;|])\s*/)
      .map((part) => commandOf(part))
      .filter((words) => words.length > 0)
      .map((words) => ({ words, line, text: words.join(' ') }));
  });
}

function commandOf(text: string): string[] {
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^["']|["',]$|(?<!\.)\.$/g, ''))
    .filter((word) => word !== '');
  if (words[0] === 'sudo' || words[0] === 'watch') return commandOf(words.slice(1).join(' '));
  const at = words.indexOf('exec');
  if (words[0] === 'ip' && words[1] === 'netns' && at === 2) return commandOf(words.slice(4).join(' '));
  return words;
}
