import { ipCommandProblem } from '../../../net/ip-command.ts';
import { routeCommandProblem } from '../../../net/route-command.ts';
import type { Check, LineMistake } from '../check.ts';
import { shellCommandsOf } from '../shell-commands.ts';

export const check: Check = {
  id: 'command-syntax',
  isWordy: true,
  trigger: /\b(?:ip (?:-\w+ )*[\w-]{1,12} |route (?:-\w+ )*(?:add|del))/,
  inCode(code) {
    return shellCommandsOf(code).flatMap(({ words, line, text }): LineMistake[] => {
      const [name, ...args] = words;
      const problem =
        name === 'ip' ? ipCommandProblem(args) : name === 'route' ? routeCommandProblem(args) : null;
      if (!problem) return [];
      const { reason, correction } = problem;
      return [
        {
          line,
          claim: text,
          computation: `In \`${text}\`, ${reason}.`,
          correction: /\s/.test(correction) ? `\`${correction}\`` : correction,
        },
      ];
    });
  },
};
