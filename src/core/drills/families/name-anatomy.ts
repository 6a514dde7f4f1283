import { labelsOf, nameParts, type NameParts } from '../../net/name-parts.ts';
import { someDomain } from '../dns-values.ts';
import { askChoice, askFields, askTyped, type Asked, type Lead } from '../instance.ts';
import { labels } from '../names.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Field, Level, Working } from '../types.ts';

const misconceptions = {
  'reads-from-the-left': 'You counted the levels from the left',
  'one-too-far-left': 'You counted one part too far',
  'one-too-far-right': 'You counted one part too few',
  'first-label-only': 'You took only the first part of the subdomain',
} as const;

type Misconception = keyof typeof misconceptions;
type Part = keyof NameParts;

const wordings: Record<Exclude<Part, 'parent'>, string> = {
  topLevel: 'top-level domain',
  secondLevel: 'second-level domain',
  subdomain: 'subdomain, which is everything in front of the second-level domain',
};

/** Labels in front of the domain at each level, and how it is asked. */
const shapes: Readonly<
  Record<Level, { front: readonly [number, number]; form: 'choice' | 'typed' | 'fields' }>
> = {
  1: { front: [1, 1], form: 'choice' },
  2: { front: [2, 3], form: 'choice' },
  3: { front: [1, 3], form: 'typed' },
  4: { front: [2, 3], form: 'fields' },
  5: { front: [3, 4], form: 'fields' },
};

const regions = ['eu', 'us', 'asia', 'north', 'lab', 'prod', 'dev', 'berlin', 'leeds', 'corp', 'k8s', 'dmz'];

/** What the levels of a domain name are called. */
export const family: DrillFamily = {
  id: 'name-anatomy',
  title: 'Taking a name apart',
  topic: 'DNS',
  needs: [],
  levels: [
    'One part of a name of three labels, to choose',
    'One part of a name of four or five labels, to choose',
    'One part of a name of three to five labels, to type',
    'Top level, second level and subdomain of a name of four or five labels, to type',
    'The same and the parent, of a name of five or six labels with a final dot or capital letters',
  ],
  misconceptions,
  make(level, seed) {
    const random = new Random(`name-anatomy/${level}/${seed}`);
    const { front, form } = shapes[level];
    const name = someName(random, random.int(...front));
    const shown = level < 5 ? name : random.chance(0.5) ? `${name}.` : capitals(random, name);
    const parts = nameParts(shown);
    if (parts === null) throw new RangeError(`${shown} is too short`);
    const part = random.pick(['topLevel', 'secondLevel', 'subdomain'] as const);
    const asked =
      form === 'fields'
        ? askParts(shown, parts, level === 5)
        : form === 'typed'
          ? askTyped(syntaxOf(part, parts), parts[part], hintOf(part), leadsFor(shown, parts, part))
          : askChosen(random, shown, parts, part);
    const question =
      form === 'fields'
        ? `Take the name \`${shown}\` apart.`
        : `In the name \`${shown}\`, which part is the ${wordings[part]}?`;
    return {
      family: 'name-anatomy',
      level,
      seed,
      question,
      picture: null,
      ...asked,
      explanation: explain(shown, parts),
    };
  },
};

function someName(random: Random, frontLabels: number): string {
  const front = [random.pick(labels), ...random.sample(regions, frontLabels - 1)];
  return `${front.join('.')}.${someDomain(random)}`;
}

function capitals(random: Random, name: string): string {
  const all = name.split('.');
  const place = random.int(0, all.length - 1);
  return all.map((label, index) => (index === place ? label.toUpperCase() : label)).join('.');
}

/** What somebody with each mistake takes the parts for; a part they find nothing for is missing. */
function mistaken(
  shown: string,
  parts: NameParts,
): readonly { misconception: Misconception; taken: Partial<NameParts> }[] {
  const all = labelsOf(shown);
  const [first = '', second = ''] = all;
  const upTo = (end: number) => all.slice(0, end).join('.');
  const third = all.at(-3) ?? '';
  const farSubdomain = upTo(-3);
  return [
    {
      misconception: 'reads-from-the-left',
      taken: { topLevel: first, secondLevel: second, subdomain: all.slice(2).join('.'), parent: upTo(-1) },
    },
    {
      misconception: 'one-too-far-left',
      taken: {
        ...{ topLevel: parts.secondLevel, secondLevel: third, parent: all.slice(2).join('.') },
        ...(farSubdomain === '' ? {} : { subdomain: farSubdomain }),
      },
    },
    {
      misconception: 'one-too-far-right',
      taken: { ...parts, secondLevel: parts.topLevel, subdomain: upTo(-1) },
    },
    { misconception: 'first-label-only', taken: { ...parts, subdomain: first } },
  ];
}

const sentences: Record<Misconception, string> = {
  'reads-from-the-left': 'The levels are counted from the right: the last label is the top level.',
  'one-too-far-left': 'The very last label is the top level, and the one before it the second level.',
  'one-too-far-right': 'The last label is the top level alone; the second level is the label before it.',
  'first-label-only': 'All labels in front of the second level belong to the subdomain, not the first alone.',
};

function leadsFor(shown: string, parts: NameParts, part: Part): Lead<string>[] {
  return mistaken(shown, parts).flatMap(({ misconception, taken }) => {
    const leadsTo = taken[part];
    return leadsTo === undefined ? [] : [{ misconception, sentence: sentences[misconception], leadsTo }];
  });
}

function askChosen(random: Random, shown: string, parts: NameParts, part: Part): Asked {
  const leads = leadsFor(shown, parts, part).map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
  return askChoice(random, `\`${parts[part]}\``, leads);
}

function askParts(shown: string, parts: NameParts, withParent: boolean): Asked {
  const asked = (['topLevel', 'secondLevel', 'subdomain', 'parent'] as const).slice(0, withParent ? 4 : 3);
  const titles = {
    topLevel: 'Top level',
    secondLevel: 'Second level',
    subdomain: 'Subdomain',
    parent: 'Parent',
  };
  const fields = asked.map((part): Field => ({
    ...{ label: titles[part], syntax: syntaxOf(part, parts), right: parts[part], hint: hintOf(part) },
  }));
  const leads = mistaken(shown, parts).map(({ misconception, taken }) => ({
    ...{ misconception, sentence: sentences[misconception] },
    leadsTo: asked.map((part) => taken[part] ?? parts[part]),
  }));
  return askFields(fields, leads);
}

/** With or without dots around it a label is the same; a second-level domain may also be given with its top level. */
function syntaxOf(part: Part, parts: NameParts): Field['syntax'] {
  if (part === 'parent' || part === 'subdomain') return { kind: 'name' };
  const right = parts[part];
  const whole = `${parts.secondLevel}.${parts.topLevel}`;
  const synonyms = part === 'topLevel' ? [right, `.${right}`] : [right, whole, `${whole}.`];
  return { kind: 'word', synonyms: [synonyms] };
}

function hintOf(part: Part): string {
  const hints = {
    topLevel: 'one label',
    secondLevel: 'one label',
    subdomain: 'one label or several',
    parent: 'a name',
  };
  return hints[part];
}

function explain(shown: string, parts: NameParts): Working[] {
  const { topLevel, secondLevel, subdomain, parent } = parts;
  const levels = labelsOf(shown).reverse();
  return [
    {
      kind: 'text',
      markdown: `Levels are counted from the right: \`${topLevel}\` is the top level, \`${secondLevel}\` the second level, and \`${subdomain}\` in front of it the subdomain.`,
    },
    {
      kind: 'steps',
      steps: [
        'The root, written as nothing or as a final dot, is at the very right.',
        ...levels.map(
          (label, index) =>
            `Level ${index + 1}: \`${label}\`${['', ', the second level'][index] ?? ', part of the subdomain'}${index === 0 ? ', the top level' : ''}.`,
        ),
        `Without its first label the name is \`${parent}\`, its parent.`,
      ],
    },
  ];
}
