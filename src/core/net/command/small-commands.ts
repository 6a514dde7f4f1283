import { formatAnyAddress, parseAnyAddress } from '../any-address.ts';
import { formatIpv4, parseLooseIpv4 } from '../address.ts';
import { readOptions, type OptionWord } from './options.ts';
import { does, unreadable, type CommandOutcome } from './outcome.ts';

/** What a command of ifconfig(8) does, given as words without `ifconfig` itself; giving an address is left to `ip addr`. */
export function ifconfigOutcome(words: readonly string[]): CommandOutcome {
  const older = '`ifconfig` is the older tool; `ip` does the same.';
  const [device, action, ...more] = words;
  if (device === undefined) return does('show address up', older);
  if (device === '-a' && action === undefined) return does('show address', older);
  if (action === undefined) return does(`show address ${device}`, older);
  if ((action === 'up' || action === 'down') && more.length === 0)
    return does(`link set ${device} ${action}`, older);
  return unreadable(
    '`ifconfig` is the older tool, and does more than one thing at once: it replaces the address and switches the interface on. Say it with `ip addr` or `ip link`.',
  );
}

/** What a command of sysctl(8) does, given as words without `sysctl` itself. */
export function sysctlOutcome(words: readonly string[]): CommandOutcome {
  const flags = words.filter((word) => word.startsWith('-'));
  const settings = words.filter((word) => !word.startsWith('-'));
  const [setting, ...more] = settings;
  if (
    flags.some((flag) => !/^(?:-[wqne]+|--write|--quiet|--values|--ignore)$/.test(flag)) ||
    setting === undefined
  )
    return does(['sysctl', ...words].join(' '));
  if (more.length > 0)
    return unreadable(
      more.includes('=')
        ? 'Write the setting in one word, without spaces around `=`.'
        : 'Name one setting, as `name=value`.',
    );
  const at = setting.indexOf('=');
  const isWriting = flags.some((flag) => flag.includes('w'));
  if (at < 0 && isWriting) return unreadable('With `-w` the new value stands after `=`.');
  if (at === 0 || at === setting.length - 1) return unreadable('Write the setting as `name=value`.');
  return at < 0 ? readsSetting(setting) : writesSetting(setting.slice(0, at), setting.slice(at + 1));
}

/** What showing a kernel setting does. */
export function readsSetting(name: string): CommandOutcome {
  return does(`show setting ${dotted(name)}`);
}

/** What giving a kernel setting a value does; the name has dots or slashes. */
export function writesSetting(name: string, value: string, ...remarks: readonly string[]): CommandOutcome {
  return does(`setting ${dotted(name)} ${value}`, ...remarks);
}

function dotted(name: string): string {
  return /^[^./]*\//.test(name)
    ? name.replaceAll('.', '\u0000').replaceAll('/', '.').replaceAll('\u0000', '/')
    : name;
}

const pingGrammar: readonly OptionWord[] = [
  ...['-c', '-W', '-w', '-i', '-I', '-s', '-t', '-p', '-Q', '-m', '-M', '-l', '-S'].map(
    (word): OptionWord => ({ word, shortest: null, takes: 'value' }),
  ),
  ...['-4', '-6', '-n', '-q', '-v', '-a', '-b', '-D', '-f', '-O', '-r', '-R', '-U', '-A', '-B', '-d'].map(
    (word): OptionWord => ({ word, shortest: null, takes: 'nothing' }),
  ),
];

/** What a command of ping(8) does, given as words without `ping` itself. */
export function pingOutcome(words: readonly string[]): CommandOutcome {
  const read = readOptions(
    pingGrammar,
    words.flatMap((word) => (/^-[cWwiIstpQmMlS]./.test(word) ? [word.slice(0, 2), word.slice(2)] : [word])),
  );
  if (typeof read === 'string') return unreadable(read);
  const [target, extra] = read.bare;
  if (target === undefined) return unreadable('The destination is missing: an address or a name.');
  const odd = [target, extra].find((word) => word?.startsWith('-'));
  if (odd !== undefined) return unreadable(`\`${odd}\` is not an option of \`ping\` that is asked for here.`);
  if (extra !== undefined) return unreadable(`\`ping\` takes one destination, and \`${extra}\` is another.`);
  const options = [...read.options].map(([key, value]) => (value === '' ? key : `${key} ${value}`)).sort();
  const whole = parseAnyAddress(target);
  const loose = whole === null ? parseLooseIpv4(target) : null;
  const known = whole !== null ? formatAnyAddress(whole) : loose !== null ? formatIpv4(loose) : null;
  const destination = known ?? (/[a-z][^.]*\.$/i.test(target) ? target.slice(0, -1) : target).toLowerCase();
  const remarks =
    loose === null ? [] : [`\`ping\` reads \`${target}\` as ${formatIpv4(loose)}; write all four numbers.`];
  return does(['ping', ...options, destination].join(' '), ...remarks);
}
