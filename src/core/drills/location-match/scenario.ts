import { chooseLocation, shown, type LocationChoice } from '../../net/nginx/choose-location.ts';
import type { Location } from '../../net/nginx/model.ts';
import { readNginx } from '../../net/nginx/read-nginx.ts';
import { parseRequestUri } from '../../net/nginx/request-uri.ts';
import { adjectives } from '../names.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { guessLocation, locationMistakes, type LocationMistake, type SeenRequest } from './guess.ts';
import { twisted } from './twisted-path.ts';

/** A server block, a request for it, and where core/net sends that. */
export interface LocationScenario {
  readonly config: string;
  readonly request: SeenRequest;
  readonly choice: LocationChoice;
  readonly winner: Location;
  /** Where each mistake leads that does not lead to the truth. */
  readonly guesses: readonly { readonly mistake: LocationMistake; readonly location: Location }[];
  /** What the location answers with, by its line; none where it only names a folder. */
  readonly words: ReadonlyMap<number, string>;
}

/** A location to be written. */
interface Draft {
  readonly head: string;
  readonly inside?: readonly Draft[];
}

interface Site {
  readonly locations: readonly Draft[];
  /** Decoded. */
  readonly path: string;
}

/** Two folders that are easily mistaken for each other. */
const pairs = [
  ...[
    ['v1', 'v2'],
    ['user', 'users'],
    ['new', 'news'],
    ['pub', 'public'],
    ['en', 'eng'],
    ['img', 'imgs'],
  ],
  ...[
    ['old', 'older'],
    ['2024', '2025'],
    ['team', 'teams'],
    ['lib', 'libs'],
  ],
] as const;
const folders = [
  'api',
  'docs',
  'shop',
  'blog',
  'files',
  'admin',
  'media',
  'static',
  'help',
  'assets',
  'intranet',
];
const leaves = ['index', 'logo', 'main', 'report', 'list', 'photo', 'start', 'map', 'plan', 'notes'];
const endings = ['php', 'js', 'css', 'png', 'jpg', 'gif', 'html', 'pdf'];

/** Makes the server block and the request of an instance: at least two mistakes lead elsewhere, and not to the same place. */
export function locationScenario(level: Level, seed: number): LocationScenario {
  const random = new Random(`location-match/${level}/${seed}`);
  const wanted = random.chance(0.5) ? 3 : 2;
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const scenario = tryScenario(random, level, attempt < 4 ? wanted : 2);
    if (scenario !== null) return scenario;
  }
  throw new RangeError(`No scenario for level ${level} and seed ${seed}`);
}

function tryScenario(random: Random, level: Level, fewest: number): LocationScenario | null {
  const site = sites[level](random);
  const raw = level >= 4 && random.chance(level === 5 ? 0.7 : 0.3) ? twisted(random, site.path) : site.path;
  const { config, words } = written(random, site.locations, level === 5);
  const locations = readNginx(config).servers[0]?.locations ?? [];
  const path = parseRequestUri(raw)?.path;
  if (path === undefined) return null;
  const request = { raw, path };
  const choice = chooseLocation(locations, path);
  const winner = choice.location;
  if (winner === null || !areDifferent(choice)) return null;
  const guesses = mistakeIds.flatMap((mistake) => {
    const location = guessLocation(locations, request, mistake);
    return location === null || !isTold(mistake, location, winner) ? [] : [{ mistake, location }];
  });
  const places = new Set(guesses.map(({ location }) => location));
  return places.size >= fewest ? { config, request, choice, winner, guesses, words } : null;
}

const mistakeIds = Object.keys(locationMistakes).filter(
  (id): id is LocationMistake => id in locationMistakes,
);

/** Whether the mistake leads elsewhere, and by the step that is mistaken. */
function isTold(mistake: LocationMistake, taken: Location, winner: Location): boolean {
  if (taken === winner) return false;
  if (mistake === 'exact-as-prefix') return taken.modifier === '=';
  if (mistake === 'needs-slash') return winner.pattern === null && taken.path.length < winner.path.length;
  return taken.pattern === null || (mistake !== 'shortest-prefix' && mistake !== 'begins-alike');
}

/** No two locations may be called the same, since choices name them. */
function areDifferent({ candidates }: LocationChoice): boolean {
  const names = candidates.map(({ location, depth }) => `${depth} ${shown(location)}`);
  return new Set(names).size === names.length;
}

const sites: Readonly<Record<Level, (random: Random) => Site>> = {
  1: (random) => {
    const [a = '', b = ''] = random.sample(folders, 2);
    const [one, other] = pair(random);
    const heads = [`/${a}`, `/${a}/${one}/`, `/${a}/${other}/`, ...(random.chance(0.5) ? [`/${b}/`] : [])];
    const leaf = random.pick(leaves);
    const path = random.pick([
      ...[
        `/${a}/${other}/${leaf}`,
        `/${a}/${one}/${leaf}`,
        `/${a}/${one}`,
        `/${a}${a.endsWith('s') ? 'tore' : 's'}/${leaf}`,
        `/${a}-${one}/${leaf}`,
      ],
      ...[`/${a}/${one}${other}/${leaf}`, `/${a}/${leaf}`],
    ]);
    return { locations: plain(random, ['/', ...heads]), path };
  },
  2: (random) => {
    const [a = '', b = ''] = random.sample(folders, 2);
    const [one, other] = pair(random);
    const exact = random.pick([`= /${a}`, `= /${a}/`, `= /${a}/${one}/`, `= /${a}/${one}`, '= /']);
    const heads = [exact, `/${a}`, `/${a}/${one}`, `/${a}/${other}/`, `/${b}`];
    const target = exact.slice(2);
    const path = random.pick([
      ...[
        target,
        `${target.replace(/\/$/, '')}/${random.pick(leaves)}`,
        `${target}x`,
        `/${a}/${one}s`,
        `/${a}`,
      ],
      ...[`/${a}/${other}`, `/${b}${one}/`, `/${a}/${one}/${random.pick(leaves)}`],
    ]);
    return { locations: plain(random, ['/', ...heads]), path };
  },
  3: (random) => {
    const [a = '', b = ''] = random.sample(folders, 2);
    const [ending = '', another = ''] = random.sample(endings, 2);
    const [one] = pair(random);
    const star = random.chance(0.4) ? '~*' : '~';
    const expressions = [
      `${star} \\.${ending}$`,
      random.pick([`~ ^/${b}/`, `~ \\.(${ending}|${another})$`, `~ /${one}/`]),
    ];
    const heads = ['/', `/${a}/`, `/${a}/${one}/`, ...random.shuffle(expressions)];
    return { locations: plain(random, heads), path: filePath(random, [a, b], one, ending, another, 0.2) };
  },
  4: (random) => {
    const [a = '', b = ''] = random.sample(folders, 2);
    const [ending = '', another = ''] = random.sample(endings, 2);
    const [one, other] = pair(random);
    const expressions = random.sample(
      [`~ \\.${ending}$`, `~* \\.(${ending}|${another})$`, `~ ^/${a}/`, `~ /${one}/`, `~ \\.${another}$`],
      3,
    );
    const caret = random.pick([`^~ /${a}/`, `^~ /${b}/`, `^~ /${a}/${one}/`]);
    const heads = ['/', caret, `/${a}/${other}/`, random.pick([`/${b}`, `= /${a}/`]), ...expressions];
    return { locations: plain(random, heads), path: filePath(random, [a, a, b], one, ending, another, 0.3) };
  },
  5: (random) => {
    const [a = '', b = ''] = random.sample(folders, 2);
    const [ending = '', another = ''] = random.sample(endings, 2);
    const [one] = pair(random);
    const inner = random.pick([`~ \\.${ending}$`, `~ /${one}/`, `~* \\.${another}$`]);
    const nested: Draft = {
      head: random.chance(0.75) ? `/${a}/` : `^~ /${a}/`,
      inside: [
        { head: inner },
        ...(random.chance(0.5) ? [{ head: `= /${a}/${one}` }] : [{ head: `/${a}/${one}/` }]),
      ],
    };
    const outer = random
      .sample([`~ \\.(${ending}|${another})$`, `~ ^/${a}/`, `~* \\.${ending}$`, `~ /${one}/`], 2)
      .filter((head) => head !== inner);
    const others = [{ head: '/' }, { head: `^~ /${b}/` }, ...outer.map((head) => ({ head }))];
    const path = random.chance(0.15)
      ? `/${a}/${one}`
      : filePath(random, [a, a, a, b], one, ending, another, 0.25);
    return { locations: random.shuffle([...others, nested]), path };
  },
};

function pair(random: Random): readonly [string, string] {
  const [one, other] = random.pick(pairs);
  return random.chance(0.5) ? [one, other] : [other, one];
}

function plain(random: Random, heads: readonly string[]): Draft[] {
  return random.shuffle(heads).map((head) => ({ head }));
}

function filePath(
  random: Random,
  starts: readonly string[],
  folder: string,
  ending: string,
  another: string,
  upperCase: number,
): string {
  const start = random.pick(starts);
  const middle = random.pick(['', `${folder}/`, `${folder}/`]);
  const kind = random.pick([ending, ending, another]);
  const path = `/${start}/${middle}${random.pick(leaves)}.`;
  if (!random.chance(upperCase)) return path + kind;
  return random.chance(0.7)
    ? path + kind.toUpperCase()
    : `/${start.toUpperCase()}/${middle}${random.pick(leaves)}.${kind}`;
}

function written(random: Random, locations: readonly Draft[], answersWords: boolean) {
  const lines = ['server {', '    listen 80;', `    server_name ${random.pick(hosts)};`, ''];
  const words = new Map<number, string>();
  const free = random.shuffle(adjectives);
  const write = ({ head, inside = [] }: Draft, indent: string) => {
    const word = free.pop() ?? 'plain';
    const body = answersWords ? `return 200 "${word}";` : `root /srv/${word};`;
    if (answersWords) words.set(lines.length + 1, word);
    if (inside.length === 0) {
      lines.push(`${indent}location ${head} { ${body} }`);
      return;
    }
    lines.push(`${indent}location ${head} {`);
    for (const one of inside) write(one, `${indent}    `);
    lines.push(`${indent}    ${body}`, `${indent}}`);
  };
  for (const location of locations) write(location, '    ');
  return { config: `${[...lines, '}'].join('\n')}\n`, words };
}

const hosts = ['www.example.com', 'shop.example.com', 'intranet.example', 'web.test', 'portal.example.org'];
