import { hostsLineProblem } from '../../../net/hosts-line.ts';
import type { Check, LineMistake } from '../check.ts';
import type { CodeText } from '../code-text.ts';

const names = /(?:\/etc\/hosts\b(?!\.)|\bhosts[- ]file|etc\\hosts)/i;
const nameFirst =
  /\b(?:host ?names?|names?)\b(?: (?:first|stands?|comes?|goes|is|are|listed|written|and))*,? ?\b(?:followed by|before|then|precedes?)\b (?:(?:by|the|an?|its|their|it)\s+)*(?:IP\b|IP address(?:es)?|address(?:es)?)/i;
const other =
  /\[[\w:-]+\]|ansible|inventory|^\s*(?:Host|HostName)\s|\b(?:ping|dig|nslookup|ssh|curl|getent|host|kubectl|docker)\b/im;

export const check: Check = {
  id: 'hosts-file',
  isWordy: true,
  trigger: /hosts/i,
  inStatement({ text }) {
    const match = nameFirst.exec(text);
    if (!match || !names.test(text)) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        computation: 'A line of a hosts file is an address and then the names it is given (hosts(5)).',
        correction: 'The address stands first, and the names after it.',
      },
    ];
  },
  inCode(code) {
    return [...linesOfFile(code), ...echoed(code)].flatMap(({ text, line }): LineMistake[] => {
      const problem = hostsLineProblem(text);
      if (!problem) return [];
      return [
        {
          line,
          claim: text.trim(),
          computation: `In a hosts file ${problem.reason}.`,
          correction: `Write \`${problem.correction}\`.`,
        },
      ];
    });
  },
};

/** The lines of a block that is said to be a hosts file, or that `cat` shows. */
function linesOfFile({
  lines,
  context,
  isInline,
  language,
}: CodeText): readonly { text: string; line: number }[] {
  const whole = lines.map(({ text }) => text).join('\n');
  const shows = lines.findIndex(({ text }) =>
    /\b(?:cat|less|more|vi|vim|nano|sudoedit)\b.*\/etc\/hosts\b/.test(text),
  );
  if (shows >= 0) {
    const rest = lines.slice(shows + 1);
    const end = rest.findIndex(({ text }) => /^\s*(?:\S+)?[$#>%]\s|^EOF/.test(text));
    return end < 0 ? rest : rest.slice(0, end);
  }
  const isHosts =
    language === 'hosts' || /^\s*#\s*\/etc\/hosts\b/m.test(whole) || /\/etc\/hosts\b/.test(language);
  if (isInline || other.test(whole)) return [];
  if (isHosts || names.test(lastLineOf(context)))
    return lines.filter(({ text }) => !/^\s*[#$>]|[|{}=:;]\s|>>/.test(text));
  return [];
}

/** What `echo "…" >> /etc/hosts` writes. */
function echoed({ lines }: CodeText): { text: string; line: number }[] {
  return lines.flatMap(({ text, line }) => {
    const written =
      /\becho\s+(?:-\w+\s+)?["']?([^"'>|]+)["']?\s*(?:>>?|\|\s*(?:sudo\s+)?tee(?:\s+-a)?)\s*\/etc\/hosts\b/.exec(
        text,
      )?.[1];
    return written === undefined ? [] : [{ text: written, line }];
  });
}

function lastLineOf(context: string): string {
  return context.slice(-300);
}
