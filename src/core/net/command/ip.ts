import { formatAnyAddress, parseAnyAddress } from '../any-address.ts';
import { ipCommandProblem } from '../ip-command.ts';
import { ipObjects, otherIpObjects } from '../ip-grammar.ts';
import type { CommandHost } from './host.ts';
import { ipAddressOutcome } from './ip-address.ts';
import { ipLinkSetOutcome } from './ip-link.ts';
import { ipRouteOutcome } from './ip-route.ts';
import { does, unreadable, type CommandOutcome } from './outcome.ts';

/** Options that only change how something is printed, in the order in which ip.c tries them, with the fewest letters that do. */
const printing: readonly (readonly [word: string, shortest: number])[] = [
  ['human-readable', 1],
  ['iec', 1],
  ['statistics', 1],
  ['details', 1],
  ['resolve', 1],
  ['oneline', 1],
  ['timestamp', 1],
  ['brief', 2],
  ['json', 1],
  ['color', 1],
  ['pretty', 1],
];

/** What a command of ip(8) does, given as words without `ip` itself. */
export function ipOutcome(words: readonly string[], host: CommandHost): CommandOutcome {
  let version: 4 | 6 | null = null;
  let at = 0;
  for (; words[at]?.startsWith('-') === true; at += 1) {
    const option = (words[at] ?? '').replace(/^--?/, '');
    const family: string | undefined = /^f(?:amily)?$/.test(option) ? words[at + 1] : option;
    if (/^(?:4|inet)$/.test(family ?? '')) version = 4;
    else if (/^(?:6|inet6)$/.test(family ?? '')) version = 6;
    else if (!isPrinting(option))
      return unreadable(`\`${words[at] ?? ''}\` is not an option of \`ip\` that is asked for here.`);
    if (family !== option) at += 1;
  }
  const [objectWord, verbWord, ...rest] = words.slice(at);
  if (objectWord === undefined)
    return unreadable('After `ip` stands what it is about: `addr`, `link` or `route`, for instance.');
  const object = Object.keys(ipObjects).find((each) => each.startsWith(objectWord));
  if (object === undefined && otherIpObjects.some((each) => each.startsWith(objectWord)))
    return does(['ip', ...words.slice(at)].join(' '));
  if (object === undefined)
    return unreadable(
      sentence(words) ??
        `\`ip\` knows no \`${objectWord}\`: it knows \`addr\`, \`link\`, \`route\` and others (ip(8)).`,
    );
  const verb = verbWord === undefined ? 'show' : fullVerb(object, verbWord);
  if (verb === undefined)
    return unreadable(
      sentence(words) ?? `\`ip ${objectWord}\` knows no \`${verbWord ?? ''}\` (ip-${object}(8)).`,
    );
  if (object === 'route' && isRouteVerb(verb)) return ipRouteOutcome(verb, rest, version, host);
  if (object === 'address' && isAddressVerb(verb)) return ipAddressOutcome(verb, rest, version, host);
  if (object === 'link' && (verb === 'set' || verb === 'change')) return ipLinkSetOutcome(rest);
  const family = version === null ? [] : [`-${version}`];
  return does(
    [
      verb,
      object === 'neighbor' ? 'neighbour' : object,
      ...family,
      ...(isAsking(verb) ? plainWords(rest) : rest),
    ].join(' '),
  );
}

/** Words of a command that shows something, without those that make no difference. */
function plainWords(words: readonly string[]): string[] {
  return words
    .filter(
      (word, at) => word !== 'dev' && word !== 'to' && !isMainTable(words, at) && !isMainTable(words, at - 1),
    )
    .map((word) => {
      const address = parseAnyAddress(word);
      return address === null ? word : formatAnyAddress(address);
    });
}

function isAsking(verb: string): boolean {
  return verb === 'show' || verb === 'get';
}

function isMainTable(words: readonly string[], at: number): boolean {
  return words[at] === 'table' && words[at + 1] === 'main';
}

function isPrinting(option: string): boolean {
  const bare = option.replace(/=(?:always|auto|never)$/, '');
  return printing.some(([word, shortest]) => bare.length >= shortest && word.startsWith(bare));
}

/** The verb a word stands for: the first of the object's that begins with it, as the program itself decides. */
function fullVerb(object: string, word: string): string | undefined {
  const verb = ipObjects[object]?.find((each) => each.startsWith(word));
  if (verb === 'chg') return 'change';
  return verb === 'list' || verb === 'lst' ? 'show' : verb;
}

function isRouteVerb(verb: string): verb is 'add' | 'replace' | 'change' | 'append' | 'prepend' | 'delete' {
  return ['add', 'replace', 'change', 'append', 'prepend', 'delete'].includes(verb);
}

function isAddressVerb(verb: string): verb is 'add' | 'replace' | 'change' | 'delete' {
  return ['add', 'replace', 'change', 'delete'].includes(verb);
}

function sentence(words: readonly string[]): string | null {
  const problem = ipCommandProblem(words);
  return problem === null ? null : `Here ${problem.reason}.`;
}
