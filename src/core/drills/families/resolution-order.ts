import { labelsOf } from '../../net/name-parts.ts';
import { drawUntil } from '../draw-until.ts';
import { askChoice, askFields, askOrder, type Asked, type Lead } from '../instance.ts';
import type { Picture } from '../picture.ts';
import { Random } from '../random.ts';
import { orderScenario, questionsOf, serversOf, type OrderScenario } from '../resolution-order/scenario.ts';
import type { DrillFamily, Level, Working } from '../types.ts';
import { capitalised, listed } from '../wording.ts';

const misconceptions = {
  'starts-at-the-bottom': 'You began with the servers of the domain itself',
  'top-level-before-root': 'You asked the top level before the root',
  'ignores-the-cache': 'You began at the root again',
  'answer-in-the-cache': 'You took known servers for a known answer',
  'label-is-a-zone': 'You gave every part of the name servers of its own',
  'root-knows-all': 'You let the root answer',
  'alias-is-free': 'You did not look the target of the alias up',
} as const;

type Misconception = keyof typeof misconceptions;

/** Whom a resolver asks on the way to a name. */
export const family: DrillFamily = {
  id: 'resolution-order',
  title: 'From the root down',
  topic: 'DNS',
  needs: ['name-anatomy'],
  levels: [
    'Who is asked in what order: program, resolver, root, top level, domain',
    'The same with a part of the domain that has servers of its own',
    'Whom a resolver asks first that already knows some of the servers',
    'How many questions a resolver sends and how many answers are referrals, with known servers and perhaps an alias',
    'The same, mostly with an alias into another domain',
  ],
  misconceptions,
  make(level, seed) {
    const random = new Random(`resolution-order/${level}/${seed}`);
    const { scenario, asked } = drawUntil(() => {
      const drawn = orderScenario(random, level);
      const form = askFor(random, level, drawn);
      return form === null ? null : { scenario: drawn, asked: form };
    });
    const question = questionFor(level, scenario);
    const picture = pictureOf(level, scenario);
    return {
      family: 'resolution-order',
      level,
      seed,
      question,
      picture,
      ...asked,
      explanation: explain(scenario),
    };
  },
};

function questionFor(level: Level, scenario: OrderScenario): string {
  const { name, known, alias } = scenario;
  const knows =
    known.length === 0
      ? 'with an empty cache'
      : `which already knows the servers of ${listed(known.map((origin) => `\`${origin.replace(/\.$/, '')}\``))} but no addresses of hosts,`;
  const aliased = alias === null ? '' : ` The name is an alias of \`${alias}\`.`;
  if (level <= 2)
    return `A program looks up \`${name}\`, and its resolver has an empty cache. In what order are they asked?`;
  if (level === 3) return `A resolver ${knows} is asked for \`${name}\`. Whom does it ask first?`;
  return `A resolver ${knows} is asked for the address of \`${name}\`.${aliased} How many questions does it send, and how many of the answers are only referrals?`;
}

/** Which zones there are, where it matters; nothing where the answers name them. */
function pictureOf(level: Level, { zones }: OrderScenario): Picture | null {
  if (level <= 3) return null;
  const text = zones
    .map(({ origin }) => (origin === '.' ? '. (the root)' : origin.replace(/\.$/, '')))
    .join('\n');
  return { kind: 'files', files: [{ name: 'Zones with servers of their own', language: 'text', text }] };
}

function askFor(random: Random, level: Level, scenario: OrderScenario): Asked | null {
  if (level <= 2) return askWhom(random, scenario);
  if (level === 3) return askFirst(random, scenario);
  const asked = askCounts(scenario);
  return asked.mistakes.length === 0 ? null : asked;
}

const sentences: Record<Misconception, string> = {
  'starts-at-the-bottom':
    'Who the servers of a domain are is only learned from the servers above it, from the root down.',
  'top-level-before-root': 'Who the servers of a top level are is learned from a root server.',
  'ignores-the-cache': 'Servers that are known already are asked directly, without beginning at the root.',
  'answer-in-the-cache': 'To know the servers of a domain is not to know the address of one of its hosts.',
  'label-is-a-zone':
    'Only a part that was delegated has servers of its own; a host is a record of the zone above it.',
  'root-knows-all': 'The root only knows the servers of the top levels, and refers to them.',
  'alias-is-free':
    'The server that knows the alias does not know the address of its target in another domain, so that is looked up too.',
};

function lead<Result>(misconception: Misconception, leadsTo: Result): Lead<Result> {
  return { misconception, sentence: sentences[misconception], leadsTo };
}

function askWhom(random: Random, scenario: OrderScenario): Asked {
  const zones = questionsOf(scenario).map(({ zone }) => capitalised(serversOf(zone)));
  const [root = '', topLevel = '', ...below] = zones;
  const resolver = 'The resolver';
  return askOrder(
    random,
    [resolver, ...zones],
    [
      lead('starts-at-the-bottom', [resolver, ...[...zones].reverse()]),
      lead('top-level-before-root', [resolver, topLevel, root, ...below]),
    ],
  );
}

function askFirst(random: Random, scenario: OrderScenario): Asked | null {
  const { name, zones } = scenario;
  const first = questionsOf(scenario)[0]?.zone ?? '.';
  const bottom = zones.at(-1)?.origin ?? '.';
  const [topLevel = ''] = labelsOf(name).slice(-1);
  const leads = [
    lead('ignores-the-cache', serversOf('.')),
    lead('starts-at-the-bottom', serversOf(bottom)),
    lead('label-is-a-zone', serversOf(name)),
    lead('top-level-before-root', serversOf(topLevel)),
    lead('answer-in-the-cache', 'nobody'),
  ];
  const texts = leads.map((one) => ({ ...one, leadsTo: capitalised(one.leadsTo) }));
  return askChoice(random, capitalised(serversOf(first)), texts);
}

function askCounts(scenario: OrderScenario): Asked {
  const counts = (one: OrderScenario): [number, number] => {
    const steps = questionsOf(one);
    return [steps.length, steps.filter(({ reply }) => reply.ending === 'referral').length];
  };
  const { name, zones, alias, known } = scenario;
  const [questions, referrals] = counts(scenario);
  const cutCount = zones.filter(({ origin }) => origin !== '.' && `${name}.`.endsWith(`.${origin}`)).length;
  const extra = labelsOf(name).length - cutCount;
  const beforeAlias = questionsOf(scenario).findIndex(({ reply }) => reply.ending === 'leaves-zone') + 1;
  const untilAlias = questionsOf(scenario)
    .slice(0, beforeAlias)
    .filter(({ reply }) => reply.ending === 'referral').length;
  const leads: Lead<[number, number]>[] = [
    ...(alias === null ? [] : [lead<[number, number]>('alias-is-free', [beforeAlias, untilAlias])]),
    ...(known.length === 0 ? [] : [lead('ignores-the-cache', counts({ ...scenario, known: [] }))]),
    lead('label-is-a-zone', [questions + extra, referrals + extra]),
    lead('root-knows-all', [1, 0]),
    ...(known.length === 0 ? [] : [lead<[number, number]>('answer-in-the-cache', [0, 0])]),
  ];
  const field = (label: string, right: number) => ({
    ...{ label, right: String(right), hint: 'a number' },
    syntax: { kind: 'number', unit: null } as const,
  });
  const fields = [field('Questions', questions), field('Referrals', referrals)];
  return askFields(
    fields,
    leads.map((one) => ({ ...one, leadsTo: one.leadsTo.map(String) })),
  );
}

function explain(scenario: OrderScenario): Working[] {
  const steps = questionsOf(scenario);
  const order = steps.map(({ zone }) => serversOf(zone));
  const first = `The resolver asks ${order.join(', then ')}`;
  return [
    {
      kind: 'text',
      markdown: `${first}: it begins as near to the name as it knows servers, and follows referrals down.`,
    },
    { kind: 'steps', steps: steps.map(({ sentence }) => sentence) },
  ];
}
