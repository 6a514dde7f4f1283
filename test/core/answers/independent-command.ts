import { addressBits } from './independent.ts';

/** An interface of the host: its name, and its address as `a.b.c.d/length`. */
type Interface = readonly [device: string, address: string];

const start = String.raw`^(?:[$#] +)?(?:sudo +)?`;
const shapes = {
  route: new RegExp(`${start}ip +(?:-4 +)?(?:r|ro|rou|rout|route) +(\\S+)((?: +\\S+)+)$`),
  address: new RegExp(`${start}ip +(?:-4 +)?(?:a|ad|add|addr|addre|addres|address) +(\\S+)((?: +\\S+)+)$`),
  link: new RegExp(`${start}ip +(?:l|li|lin|link) +(?:s|se|set) +(\\S.*)$`),
  oldRoute: new RegExp(`${start}route +(add|del)((?: +\\S+)+)$`),
  sysctl: new RegExp(`${start}sysctl +(?:-[wqne]+ +)*([a-z0-9_]+(?:[./][a-z0-9_]+)+)=(\\S+)$`),
  ping: new RegExp(`${start}ping +([0-9.]+)$`),
};

/** What a command does, by patterns for whole commands: a wording of its own, null for any other command. */
export function commandEffect(text: string, host: readonly Interface[]): string | null {
  const line = text.trim().replaceAll(/\s/g, ' ');
  const [, verb = '', rest = ''] = shapes.route.exec(line) ?? [];
  if (verb !== '') return routeEffect(longVerb(verb), rest.trim().split(/ +/), host);
  const [, addressVerb = '', addressRest = ''] = shapes.address.exec(line) ?? [];
  if (addressVerb !== '') return addressEffect(longVerb(addressVerb), addressRest.trim().split(/ +/));
  const [, links = ''] = shapes.link.exec(line) ?? [];
  if (links !== '') return linkEffect(links.trim().split(/ +/));
  const [, oldVerb = '', oldRest = ''] = shapes.oldRoute.exec(line) ?? [];
  if (oldVerb !== '')
    return oldRouteEffect(oldVerb === 'del' ? 'delete' : 'add', oldRest.trim().split(/ +/), host);
  const [, setting = '', value = ''] = shapes.sysctl.exec(line) ?? [];
  const dots = /^[^.]*\//.test(setting) ? { '.': '/', '/': '.' } : { '.': '.', '/': '/' };
  const name = setting.replaceAll(/[./]/g, (mark) => (mark === '.' ? dots['.'] : dots['/']));
  if (name !== '') return `set ${name} ${value}`;
  const [, target = ''] = shapes.ping.exec(line) ?? [];
  return target === '' ? null : `ping ${looseBits(target) ?? '?'}`;
}

function longVerb(verb: string): string {
  return (
    ['add', 'change', 'replace', 'delete', 'append', 'prepend'].find((long) => long.startsWith(verb)) ?? verb
  );
}

/** Words in pairs of key and value, the words that have no key under an empty one. */
function pairs(
  words: readonly string[],
  names: Readonly<Record<string, string>>,
): Map<string, string> | null {
  const found = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const name = Object.keys(names).find((key) => (names[key] ?? '').split('|').includes(word)) ?? '';
    const value = name === '' ? word : words[(at += 1)];
    if (value === undefined || found.has(name)) return null;
    found.set(name, value);
  }
  return found;
}

function routeEffect(verb: string, words: readonly string[], host: readonly Interface[]): string | null {
  const metric = 'm|me|met|metr|metri|metric|p|pr|pri|prio|prior|priori|priorit|priority|preference';
  const found = pairs(
    words.filter((word) => word !== 'to'),
    { via: 'via', dev: 'dev|oif', metric },
  );
  return found === null ? null : routeWords(verb, found.get('') ?? '', found, host);
}

function routeWords(
  verb: string,
  target: string,
  found: ReadonlyMap<string, string>,
  host: readonly Interface[],
): string | null {
  const destination = targetBits(target);
  const via = found.has('via') ? addressBits(found.get('via') ?? '') : '';
  const metric = found.get('metric') ?? '0';
  if (destination === null || via === null || !/^(?:0|[1-9]\d*)$/.test(metric)) return null;
  const inferred = host.filter(([, own]) => {
    const [address = '', length = ''] = own.split('/');
    return via !== '' && addressBits(address)?.slice(0, Number(length)) === via.slice(0, Number(length));
  });
  const device =
    found.get('dev') ?? (verb !== 'delete' && inferred.length === 1 ? inferred[0]?.[0] : undefined) ?? '';
  return [verb, destination, via, device, metric].join(' ');
}

function targetBits(target: string): string | null {
  if (target === 'default' || target === 'all') return `${'0'.repeat(32)}/0`;
  const [address = '', lengthText] = target.split('/');
  const isShort = lengthText !== undefined && /^\d+(?:\.\d+){0,2}$/.test(address);
  const bits = addressBits(isShort ? `${address}.0.0.0`.split('.').slice(0, 4).join('.') : address);
  const mask = addressBits(lengthText ?? '');
  const length = lengthText === undefined ? 32 : mask === null ? lengthText : mask.replaceAll('0', '').length;
  const isWhole = mask === null || !/01/.test(mask);
  return bits === null || !isWhole || !/^(?:\d|[12]\d|3[0-2])$/.test(String(length))
    ? null
    : `${bits}/${length}`;
}

function oldRouteEffect(verb: string, words: readonly string[], host: readonly Interface[]): string | null {
  const flags: readonly string[] = words.filter((word) => word === '-net' || word === '-host');
  const found = pairs(
    words.filter((word) => !flags.includes(word)),
    { via: 'gw|gateway', dev: 'dev|device', metric: 'metric', netmask: 'netmask' },
  );
  if (found === null) return null;
  const target = found.get('') ?? '';
  return routeWords(
    verb,
    found.has('netmask') ? `${target}/${found.get('netmask') ?? ''}` : target,
    found,
    host,
  );
}

function addressEffect(verb: string, words: readonly string[]): string | null {
  const found = pairs(
    words.filter((word) => word !== 'local'),
    { dev: 'dev' },
  );
  const bits = targetBits(found?.get('') ?? '');
  return bits === null ? null : [verb, bits, found?.get('dev') ?? ''].join(' ');
}

function linkEffect(words: readonly string[]): string {
  const own = words.filter((word) => word !== 'dev');
  const states: readonly string[] = own.filter((word) => word === 'up' || word === 'down');
  return ['link', ...own.filter((word) => !states.includes(word)), ...states].join(' ');
}

/** The bits of an address as the C library reads it: the last number fills what is left. */
function looseBits(text: string): string | null {
  const parts = text.split('.');
  if (parts.length > 4 || parts.some((part) => !/^(?:0[0-7]*|[1-9]\d*)$/.test(part))) return null;
  const numbers = parts.map((part) => (part.startsWith('0') ? parseInt(part, 8) : Number(part)));
  const last = numbers.pop() ?? 0;
  const room = 32 - 8 * numbers.length;
  if (numbers.some((number) => number > 255) || last >= 2 ** room) return null;
  return (
    numbers.map((number) => number.toString(2).padStart(8, '0')).join('') +
    last.toString(2).padStart(room, '0')
  );
}
