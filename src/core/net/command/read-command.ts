import type { CommandHost } from './host.ts';
import { ipOutcome } from './ip.ts';
import { does, unreadable, type CommandOutcome } from './outcome.ts';
import { routeOutcome } from './route.ts';
import { readShellLine, type ShellLine } from './shell-line.ts';
import {
  ifconfigOutcome,
  pingOutcome,
  readsSetting,
  sysctlOutcome,
  writesSetting,
} from './small-commands.ts';

const settings = '/proc/sys/';

/**
 * What one shell command does on a host (iproute2, net-tools, sysctl, ping; of any other command, its words as they stand). Commands that
 * do the same have the same effect: abbreviations, the order of options, a device that the system infers, `sudo` and a prompt make no difference.
 */
export function readCommand(text: string, host: CommandHost): CommandOutcome {
  const line = readShellLine(text);
  if (typeof line === 'string') return unreadable(line);
  const [first = '', ...rest] = line.words;
  if (first === '') return unreadable('Type a command.');
  if (line.operators.length > 0)
    return settingByFile(line) ?? unreadable('Type one command, without `;`, `|` or `>`.');
  const name = first.replace(/^\/(?:usr\/)?s?bin\//, '');
  const isShouted =
    /[A-Z]/.test(name) && ['ip', 'route', 'ifconfig', 'sysctl', 'ping'].includes(name.toLowerCase());
  if (isShouted) return unreadable(`Commands are written in lower case: \`${name.toLowerCase()}\`.`);
  switch (name) {
    case 'ip':
      return ipOutcome(rest, host);
    case 'route':
      return routeOutcome(rest, host);
    case 'ifconfig':
      return ifconfigOutcome(rest);
    case 'sysctl':
      return sysctlOutcome(rest);
    case 'ping':
      return pingOutcome(rest);
    case 'ping6':
      return pingOutcome(['-6', ...rest]);
    case 'cat':
      return rest.length === 1 && rest[0]?.startsWith(settings) === true
        ? readsSetting(rest[0].slice(settings.length))
        : does(line.words.join(' '));
    default:
      return does([name, ...rest].join(' '));
  }
}

/** `echo 1 > /proc/sys/…`, or the same through `tee`; null if the line is something else. */
function settingByFile({ words, isSudo }: ShellLine): CommandOutcome | null {
  const line = words.filter((word, at) => !(word === '-n' && at === 1));
  const [echo, value = '', operator, ...target] = line;
  if (echo !== 'echo' || /^[<>|;&]/.test(value)) return null;
  const [path = '', ...extra] = operator === '|' ? target.filter((word) => word !== 'sudo') : ['', ...target];
  const file = operator === '>' ? extra[0] : path === 'tee' ? extra[0] : undefined;
  const after = extra.slice(1).join(' ');
  if (file?.startsWith(settings) !== true || (after !== '' && (operator === '>' || after !== '> /dev/null')))
    return null;
  if (isSudo && operator === '>')
    return unreadable(
      'The shell opens the file before `sudo` runs, so this is refused: use `sysctl -w`, or `tee` after `|`.',
    );
  return writesSetting(file.slice(settings.length), value);
}
