import { mostNameservers, resolvConfProblem } from '../../../net/resolv-conf-line.ts';
import type { Check, LineMistake } from '../check.ts';
import type { CodeText } from '../code-text.ts';

const names = /resolv\.conf/i;
const line = /^\s*(?:nameservers?|search|domain|options?|sortlist|namesever|serach|name-server)\b\s/i;
const otherSystem =
  /\b(?:netplan|network:|interface|router|dhcp|Cisco|IOS)\b|^\s*(?:auto|iface|address|netmask)\s|[{}]/im;

export const check: Check = {
  id: 'resolv-conf',
  isWordy: true,
  trigger: /resolv\.conf|nameserver/i,
  inCode(code) {
    const lines = linesOfFile(code);
    const servers = lines.filter(({ text }) => /^\s*nameserver\s+\S/.test(text));
    const extra = servers[mostNameservers];
    const mistakes = lines.flatMap((each): LineMistake[] => {
      const problem = resolvConfProblem(each.text);
      if (!problem) return [];
      return [
        {
          line: each.line,
          claim: each.text.trim(),
          computation: `In resolv.conf(5), ${problem.reason}.`,
          correction: `Write \`${problem.correction}\`.`,
        },
      ];
    });
    if (!extra) return mistakes;
    return [
      ...mistakes,
      {
        line: extra.line,
        claim: extra.text.trim(),
        computation: `The resolver uses the first ${mostNameservers} nameserver lines (MAXNS in resolv.conf(5)), and this is number ${mostNameservers + 1} of ${servers.length}.`,
        correction: `Keep at most ${mostNameservers} nameserver lines.`,
      },
    ];
  },
};

/** The lines that belong to a resolv.conf: of a block that is one, or what is shown of or written to one. */
function linesOfFile({ lines, context, isInline }: CodeText): readonly { text: string; line: number }[] {
  const whole = lines.map(({ text }) => text).join('\n');
  const written = lines.flatMap(({ text, line: at }) => {
    const match =
      /\becho\s+(?:-\w+\s+)?["']?([^"'>|]+)["']?\s*(?:>>?|\|\s*(?:sudo\s+)?tee(?:\s+-a)?)\s*\/etc\/resolv\.conf\b/.exec(
        text,
      );
    return match?.[1] === undefined ? [] : [{ text: match[1], line: at }];
  });
  if (written.length > 0) return written;
  if (isInline) return /^nameserver\s+\S+$/.test(whole) ? lines : [];
  if (otherSystem.test(whole)) return [];
  const isNamed = names.test(context.slice(-300)) || names.test(whole);
  const isOne = lines.some(({ text }) => /^\s*nameserver\s+\S+\s*$/.test(text));
  return isNamed || isOne
    ? lines.filter(({ text }) => line.test(text) || /^\s*(?:nameserver|search|options)[:=]\s/.test(text))
    : [];
}
