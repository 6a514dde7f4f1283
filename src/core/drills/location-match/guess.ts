import type { Location } from '../../net/nginx/model.ts';

/** The ways of going wrong about locations, each with its heading. */
export const locationMistakes = {
  'first-in-file': 'You took the first that matches in the file',
  'shortest-prefix': 'You took a shorter prefix',
  'begins-alike': 'You took one that only begins alike',
  'needs-slash': 'You asked a prefix to end at a slash',
  'exact-as-prefix': 'You took = for a prefix',
  'prefix-beats-regex': 'You let the prefix beat the expression',
  'regex-over-caret': 'You let an expression beat ^~',
  'last-regex': 'You took a later expression',
  'ignores-case': 'You overlooked upper and lower case',
  'raw-path': 'You compared the path as it was sent',
  'outer-first': 'You tried the outer expressions first',
} as const;

export type LocationMistake = keyof typeof locationMistakes;

/** A request as somebody with a mistake sees it. */
export interface SeenRequest {
  /** As sent, with the query. */
  readonly raw: string;
  /** Decoded, as nginx compares it. */
  readonly path: string;
}

interface Guess {
  readonly location: Location;
  /** Whether nothing outside can win any more. */
  readonly isFinal: boolean;
}

/**
 * The location that somebody takes who knows the rules but for one mistake; with null, who makes none. Knows no redirects, and is
 * not where the truth comes from.
 */
export function guessLocation(
  locations: readonly Location[],
  request: SeenRequest,
  mistake: LocationMistake | null,
): Location | null {
  const path = mistake === 'raw-path' ? request.raw : request.path;
  return guess(locations, mistake === 'ignores-case' ? path.toLowerCase() : path, mistake)?.location ?? null;
}

function guess(locations: readonly Location[], path: string, mistake: LocationMistake | null): Guess | null {
  if (mistake === 'first-in-file') {
    const first = locations.find((location) => matches(location, path, mistake));
    if (first === undefined) return null;
    return guess(first.locations, path, mistake) ?? { location: first, isFinal: true };
  }
  const exact = locations.find(({ modifier, path: own }) => modifier === '=' && cased(own, mistake) === path);
  if (exact !== undefined && mistake !== 'exact-as-prefix') return { location: exact, isFinal: true };
  const prefix = pickPrefix(locations, path, mistake);
  const nested = prefix === null ? null : guess(prefix.locations, path, mistake);
  const inside: Guess | null = prefix === null ? null : (nested ?? { location: prefix, isFinal: false });
  if (nested?.isFinal === true && mistake !== 'outer-first') return nested;
  if (prefix?.modifier === '^~' && mistake !== 'regex-over-caret') return inside;
  if (mistake === 'prefix-beats-regex' && prefix !== null && prefix.path !== '/') return inside;
  const matching = locations.filter(
    (location) => location.pattern !== null && matches(location, path, mistake),
  );
  const expression = mistake === 'last-regex' ? matching.at(-1) : matching[0];
  return expression === undefined ? inside : { location: expression, isFinal: true };
}

function pickPrefix(
  locations: readonly Location[],
  path: string,
  mistake: LocationMistake | null,
): Location | null {
  const prefixes = locations.filter(
    ({ modifier }) =>
      modifier === '' || modifier === '^~' || (modifier === '=' && mistake === 'exact-as-prefix'),
  );
  if (mistake === 'begins-alike') return best(prefixes, (location) => sharedLength(location.path, path));
  const matching = prefixes.filter((location) => matches(location, path, mistake));
  const sign = mistake === 'shortest-prefix' ? -1 : 1;
  return best(matching, (location) => sign * location.path.length);
}

function matches(location: Location, path: string, mistake: LocationMistake | null): boolean {
  const own = cased(location.path, mistake);
  if (location.pattern !== null)
    return (
      location.pattern.match(path) !== null || (mistake === 'ignores-case' && matchesAnyCase(location, path))
    );
  if (location.modifier === '=' && mistake !== 'exact-as-prefix') return path === own;
  if (mistake !== 'needs-slash') return path.startsWith(own);
  return path === own || path.startsWith(own.endsWith('/') ? own : `${own}/`);
}

/** `path` is in lower case already. */
function matchesAnyCase({ pattern }: Location, path: string): boolean {
  const variants = [path, path.toUpperCase(), path.replace(/\.[^.]*$/, (ending) => ending.toUpperCase())];
  return variants.some((variant) => pattern?.match(variant) != null);
}

function cased(path: string, mistake: LocationMistake | null): string {
  return mistake === 'ignores-case' ? path.toLowerCase() : path;
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The first of those with the highest rank. */
function best(locations: readonly Location[], rank: (location: Location) => number): Location | null {
  let found: Location | null = null;
  for (const location of locations) if (found === null || rank(location) > rank(found)) found = location;
  return found;
}
