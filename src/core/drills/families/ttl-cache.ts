import { drawUntil } from '../draw-until.ts';
import { askChoice, askFields, askTyped, type Asked, type Lead } from '../instance.ts';
import type { Picture } from '../picture.ts';
import { Random } from '../random.ts';
import {
  answersOf,
  cacheScenario,
  isBorderline,
  type CacheKind,
  type CacheScenario,
} from '../ttl-cache/scenario.ts';
import type { DrillFamily, Level, Working } from '../types.ts';
import { listed } from '../wording.ts';

const misconceptions = {
  'use-renews': 'You let every question renew the time',
  'never-ages': 'You gave the whole TTL again',
  'counts-up': 'You gave the age, not what is left',
  'one-ttl-for-all': 'You took one TTL for the alias and its target',
  'asks-all-again': 'You threw the whole chain away',
  'target-every-time': 'You had the target asked for every time',
  'aliases-not-kept': 'You did not keep the alias',
  'aliases-never-age': 'You kept the alias for ever',
  'counts-from-zero': 'You counted from 0 s',
  'larger-of-two': 'You took the larger of the two times',
  'absence-not-kept': 'You did not keep the absence',
  'next-cache-begins-anew': 'You let the second cache begin anew',
} as const;

type Misconception = keyof typeof misconceptions;

const kinds: Readonly<Record<Level, CacheKind>> = {
  1: 'record',
  2: 'record',
  3: 'alias',
  4: 'missing',
  5: 'chained',
};

/** Whether a cache may still answer by itself, and for how long. */
export const family: DrillFamily = {
  id: 'ttl-cache',
  title: 'Still in the cache',
  topic: 'DNS',
  needs: [],
  levels: [
    'Whether one record, asked for two or three times, is still kept and how many seconds are left; to choose',
    'The same, the seconds typed, 0 where the cache has to ask again',
    'An alias and its target with TTLs of their own: what the cache has to ask for, to choose',
    'A name that is missing: how long that is kept, and whether the cache asks again',
    'A cache that learns from another one: what is left in the second, and how long it may answer',
  ],
  misconceptions,
  make(level, seed) {
    const random = new Random(`ttl-cache/${level}/${seed}`);
    const { scenario, asked } = drawUntil(() => {
      const drawn = cacheScenario(random, kinds[level]);
      if (isBorderline(drawn)) return null;
      const form = askFor(random, level, drawn);
      return form === null || form.mistakes.length === 0 ? null : { scenario: drawn, asked: form };
    });
    const question = questionFor(level, scenario);
    const picture = pictureOf(scenario);
    return {
      family: 'ttl-cache',
      level,
      seed,
      question,
      picture,
      ...asked,
      explanation: explain(level, scenario),
    };
  },
};

function pictureOf({ origin, records }: CacheScenario): Picture {
  return { kind: 'zone', origin, records };
}

function questionFor(level: Level, { name, askedAt, firstCacheAt }: CacheScenario): string {
  const before = listed(askedAt.slice(0, -1).map((at) => `${at} s`));
  const last = `${askedAt.at(-1) ?? 0} s`;
  const start =
    firstCacheAt === null
      ? `A cache that was empty is asked for the address of \`${name}\` at ${before} and at ${last}.`
      : `A provider's cache learns the address of \`${name}\` at ${firstCacheAt} s. A cache that was empty and asks the provider's is asked for it at ${before} and at ${last}.`;
  if (level === 1) return `${start} What is there at ${last}?`;
  if (level === 2)
    return `${start} How many seconds are left of the record before the answer at ${last}, 0 if it has to be asked for again?`;
  if (level === 3) return `${start} What does it ask the zone's server for at ${last}?`;
  if (level === 4)
    return `${start} How many seconds may it keep that there is none, and how many are left of that at ${last}, 0 if it has to ask again?`;
  return `${start} How many seconds does the second cache get at ${askedAt[0] ?? 0} s, and how many are left of them at ${last}, 0 if it has to ask again?`;
}

const sentences: Record<Misconception, string> = {
  'use-renews':
    'A question that is answered from the cache does not renew the time; it runs from when the record was learned.',
  'never-ages': 'The time runs in the cache, and only what is left of it is given out.',
  'counts-up': 'What is left is the TTL less the age.',
  'one-ttl-for-all': 'The alias and its target are two records, each with a time of its own.',
  'asks-all-again': 'What is still valid of the chain is kept, and only the rest is asked for.',
  'target-every-time': 'The target of an alias is kept like any other record, for its own time.',
  'aliases-not-kept': 'An alias is a record too, and is kept for its time.',
  'aliases-never-age': 'An alias is forgotten too when its time is over.',
  'counts-from-zero': 'The time runs from the instant at which the cache learned the record.',
  'larger-of-two': "The absence may be kept for the smaller of the SOA's TTL and its last number.",
  'absence-not-kept': 'That a name is missing is an answer too, and is kept.',
  'next-cache-begins-anew':
    'A cache hands on only the time that is left, and the next one starts from there.',
};

function lead<Result>(misconception: Misconception, leadsTo: Result): Lead<Result> {
  return { misconception, sentence: sentences[misconception], leadsTo };
}

/** Seconds left just before the last question is answered: 0 if the cache had to ask. */
function leftAtLast(scenario: CacheScenario): number {
  const last = answersOf(scenario).at(-1);
  if (last === undefined || last.askedFor.length > 0) return 0;
  return last.negativeTtl ?? last.answers.at(-1)?.ttl ?? 0;
}

function askFor(random: Random, level: Level, scenario: CacheScenario): Asked | null {
  if (level === 3) return askWhat(random, scenario);
  const { askedAt } = scenario;
  const life = lifeOf(scenario);
  const right = leftAtLast(scenario);
  const [start = 0, last = 0] = [askedAt[0], askedAt.at(-1)];
  const previous = askedAt.at(-2) ?? start;
  const left = (from: number, ttl: number) => Math.max(0, ttl - (last - from));
  if (level <= 2) {
    const leads = [
      lead('use-renews', left(previous, life)),
      lead('never-ages', life),
      lead('counts-up', last - start),
      lead('counts-from-zero', left(0, life)),
    ];
    if (level === 1) {
      const text = (seconds: number) =>
        seconds === 0 ? 'Nothing valid: it has to ask again' : `A valid record with ${seconds} s left`;
      const texts = leads.map((one) => ({ ...one, leadsTo: text(one.leadsTo) }));
      return chosen(random, text(right), texts);
    }
    const typed = leads.map((one) => ({ ...one, leadsTo: String(one.leadsTo) }));
    return askTyped({ kind: 'number', unit: 's' }, String(right), 'seconds', typed, `${right} s`);
  }
  const [one = 0, two = 0] = scenario.ttls;
  const larger = Math.max(one, two);
  const whole = scenario.ttls[0] ?? 0;
  const leads: Lead<[number, number]>[] =
    level === 4
      ? [
          lead('larger-of-two', [larger, left(start, larger)]),
          lead('absence-not-kept', [0, 0]),
          lead('use-renews', [life, left(previous, life)]),
        ]
      : [
          lead('next-cache-begins-anew', [whole, left(start, whole)]),
          lead('use-renews', [life, left(previous, life)]),
          lead('never-ages', [whole, whole]),
        ];
  const field = (label: string, seconds: number) => ({
    ...{ label, right: String(seconds), hint: 'seconds' },
    syntax: { kind: 'number', unit: 's' } as const,
  });
  const fields = [field(level === 4 ? 'Kept for' : 'Gets', life), field('Left', right)];
  return askFields(
    fields,
    leads.map((some) => ({ ...some, leadsTo: some.leadsTo.map(String) })),
    `${life} s and ${right} s`,
  );
}

/** The seconds the cache learned the answer with at its first question. */
function lifeOf(scenario: CacheScenario): number {
  const [first] = answersOf(scenario);
  return first?.negativeTtl ?? first?.answers.at(-1)?.ttl ?? 0;
}

function askWhat(random: Random, scenario: CacheScenario): Asked | null {
  const { name, origin, records, askedAt, ttls } = scenario;
  const target = `${records[1]?.name ?? ''}.${origin.slice(0, -1)}`;
  const [targetTtl = 0, aliasTtl = 0] = ttls;
  const [start = 0, last = 0] = [askedAt[0], askedAt.at(-1)];
  const previous = askedAt.at(-2) ?? start;
  const texts = {
    none: 'Nothing: all is still kept',
    target: `Only the address of \`${target}\``,
    all: `The whole chain from \`${name}\` on`,
  };
  const asked = answersOf(scenario).at(-1)?.askedFor[0];
  const right = asked === undefined ? texts.none : asked === `${name}.` ? texts.all : texts.target;
  const since = (from: number) =>
    last - from < aliasTtl ? (last - from < targetTtl ? texts.none : texts.target) : texts.all;
  const isTargetOver = last - start >= targetTtl;
  return chosen(random, right, [
    lead('use-renews', since(previous)),
    lead('aliases-not-kept', texts.all),
    lead('one-ttl-for-all', last - start < aliasTtl ? texts.none : texts.all),
    lead('asks-all-again', last - start < Math.min(targetTtl, aliasTtl) ? texts.none : texts.all),
    lead('aliases-never-age', isTargetOver ? texts.target : texts.none),
    lead('target-every-time', last - start < aliasTtl ? texts.target : texts.all),
    lead('never-ages', texts.none),
  ]);
}

/** The choice, or null where fewer than two wrong answers come out. */
function chosen(random: Random, right: string, leads: readonly Lead<string>[]): Asked | null {
  const wrong = new Set(leads.map(({ leadsTo }) => leadsTo).filter((text) => text !== right));
  return wrong.size < 2 ? null : askChoice(random, right, leads);
}

function explain(level: Level, scenario: CacheScenario): Working[] {
  const answers = answersOf(scenario);
  const { askedAt } = scenario;
  const last = answers.at(-1);
  const at = askedAt.at(-1) ?? 0;
  const [again] = last?.askedFor ?? [];
  const text =
    again === undefined
      ? `At ${at} s the cache still has everything, and ${leftAtLast(scenario)} s are left of what ends the answer.`
      : `At ${at} s the time of \`${again}\` is over, so the cache asks for it again.`;
  const steps = answers.flatMap((answer, index) =>
    answer.steps.map((step) => `At ${askedAt[index] ?? 0} s: ${step}`),
  );
  return [
    {
      kind: 'text',
      markdown:
        level === 5
          ? `The second cache gets the ${lifeOf(scenario)} s that are left in the first. ${text}`
          : text,
    },
    { kind: 'steps', steps: steps.slice(-10) },
  ];
}
