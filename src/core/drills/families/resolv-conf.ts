import type { HostLookup } from '../../net/host-lookup.ts';
import { drawUntil } from '../draw-until.ts';
import { askChoice, askFields, askOrder, type Asked } from '../instance.ts';
import { Random } from '../random.ts';
import { imaginedLookups, leadsTo, namesOf, resolvMistakes, serverOf } from '../resolv-conf/leads.ts';
import { lookUp, resolvPicture, resolvScenario, type ResolvScenario } from '../resolv-conf/scenario.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

/** Which names are asked of which nameserver. */
export const family: DrillFamily = {
  id: 'resolv-conf',
  title: 'Who is asked for what',
  topic: 'DNS',
  needs: [],
  levels: [
    'The order of the names asked for, to choose, with two search domains and the usual ndots',
    'The same with two or three search domains, ndots up to 3, and perhaps a second search line',
    'The names to be put in order, with two or three search domains and ndots up to 3',
    'Which of three or four servers has the last word, when others are silent, closed, failing or refusing',
    'The name found, the server that says so and the seconds waited; search list, ndots, timeout and dead servers together',
  ],
  misconceptions: resolvMistakes,
  make(level, seed) {
    const random = new Random(`resolv-conf/${level}/${seed}`);
    const { scenario, asked } = drawn(random, level);
    const question = questionFor(level, scenario);
    const picture = resolvPicture(scenario);
    return {
      family: 'resolv-conf',
      level,
      seed,
      question,
      picture,
      ...asked,
      explanation: explain(scenario, level),
    };
  },
};

function questionFor(level: Level, { name }: ResolvScenario): string {
  const machine = `A program looks up \`${name}\` on a machine with this file`;
  if (level <= 3) return `${machine}, and nothing of the kind exists. In what order is DNS asked for names?`;
  if (level === 4) return `${machine}. Which server gives the answer that counts?`;
  return `${machine}. Which whole name is found, which server has it, and how many seconds are spent waiting for servers?`;
}

/** Draws until mistakes show: two other answers to choose from, or any for what is not chosen. */
function drawn(random: Random, level: Level): { scenario: ResolvScenario; asked: Asked } {
  return drawUntil(() => {
    const scenario = resolvScenario(random, level);
    const truth = lookUp(scenario);
    if (level === 5 && (truth.addresses.length === 0 || truth.seconds > 60)) return null;
    if (level === 3 || level === 5) {
      const asked = level === 3 ? askNames(random, scenario) : askAll(scenario);
      return asked.mistakes.length > 0 ? { scenario, asked } : null;
    }
    const text = level === 4 ? serverText : namesText;
    const leads = leadsTo(imaginedLookups(scenario), text);
    const wrong = new Set(leads.map((lead) => lead.leadsTo).filter((one) => one !== text(truth)));
    return wrong.size < 2 ? null : { scenario, asked: askChoice(random, text(truth), leads) };
  });
}

function serverText(lookup: HostLookup): string {
  const server = serverOf(lookup);
  return server === null ? 'None: there is no answer' : `\`${server}\``;
}

function namesText(lookup: HostLookup): string {
  return namesOf(lookup)
    .map((name) => `\`${name}\``)
    .join(', then ');
}

function askNames(random: Random, scenario: ResolvScenario): Asked {
  const right = namesOf(lookUp(scenario));
  const leads = leadsTo(imaginedLookups(scenario), namesOf);
  const hasSameNames = (names: readonly string[]) => names.every((name) => right.includes(name));
  return askOrder(
    random,
    right,
    leads.filter((lead) => hasSameNames(lead.leadsTo)),
  );
}

function askAll(scenario: ResolvScenario): Asked {
  const truth = lookUp(scenario);
  const texts = (lookup: HostLookup) => [
    ...[namesOf(lookup).at(-1) ?? '', serverOf(lookup) ?? '', String(lookup.seconds)],
  ];
  const [name = '', server = '', seconds = ''] = texts(truth);
  return askFields(
    [
      { label: 'Name', syntax: { kind: 'name' }, right: name, hint: 'a whole name' },
      {
        label: 'Server',
        syntax: { kind: 'address', family: 'ipv4' },
        right: server,
        hint: 'an IPv4 address',
      },
      { label: 'Waiting', syntax: { kind: 'number', unit: 's' }, right: seconds, hint: 'seconds' },
    ],
    leadsTo(imaginedLookups(scenario), texts),
  );
}

function explain(scenario: ResolvScenario, level: Level): Working[] {
  const truth = lookUp(scenario);
  const last = truth.asked.length - 1;
  const server = serverOf(truth);
  const text =
    level <= 3
      ? `The names are asked for in this order: ${namesText(truth)}.`
      : server === null
        ? 'None of the first three servers gives an answer, and others are not asked.'
        : `${server} is the first server that gives an answer, and its last one is for \`${namesOf(truth).at(-1) ?? ''}\`.`;
  return [
    { kind: 'text', markdown: text },
    {
      kind: 'candidates',
      rows: truth.asked.map(({ server, name }, index) => ({
        label: `${name} at ${server}`,
        verdict: index === last && truth.addresses.length > 0 ? 'wins' : 'no-match',
        reason: reasonFor(scenario, server, index === last && truth.addresses.length > 0),
      })),
    },
    { kind: 'steps', steps: shortened(truth.steps.slice(1)) },
  ];
}

/** At most twelve steps; what is left out in the middle is said. */
function shortened(steps: readonly string[]): string[] {
  if (steps.length <= 12) return [...steps];
  const more = `${steps.length - 11} more steps follow of the same kind.`;
  return [...steps.slice(0, 6), more, ...steps.slice(-5)];
}

function reasonFor({ servers }: ResolvScenario, address: string, isFound: boolean): string {
  const state = servers.find((server) => server.address === address)?.state ?? 'silent';
  const reasons = {
    ...{ knows: isFound ? 'has it' : 'no such name', denies: 'no such name', silent: 'no answer in time' },
    ...{ closed: 'port closed', fails: 'SERVFAIL', refuses: 'REFUSED' },
  };
  return reasons[state];
}
