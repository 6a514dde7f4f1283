import { fromBytes } from './byte-text.ts';
import type { Location } from './model.ts';
import type { Captures } from './pattern.ts';

/** One location looked at, and why it won or lost. */
export interface LocationCandidate {
  readonly location: Location;
  /** How deep it is nested; 0 at the level of the server. */
  readonly depth: number;
  readonly outcome: 'wins' | 'remembered' | 'shorter' | 'not-tried' | 'no-match';
  /** A few words, such as `is a prefix, but shorter than /docs/v1/`. */
  readonly reason: string;
}

/** The location that answers. */
export interface LocationChoice {
  /** Null if none matches. */
  readonly location: Location | null;
  /** The path lacks only the final slash of a location that proxies: the answer is a redirect to it. */
  readonly isRedirected: boolean;
  /** Groups of the last expression that matched; null if none did. */
  readonly captures: Captures | null;
  /** The expressions that matched, from the outermost, with their groups. */
  readonly matched: readonly { readonly location: Location; readonly captures: Captures }[];
  /** Every location that can match a path, those inside it after each, in the order written. */
  readonly candidates: readonly LocationCandidate[];
}

/**
 * Chooses as nginx does (ngx_http_core_find_location): on each level the exact location, else the longest prefix, then what is nested
 * in it, then, unless it is marked `^~`, the first expression of the level that matches, then what is nested in that.
 */
export function chooseLocation(locations: readonly Location[], path: string): LocationChoice {
  const search = new Search(path);
  const found = search.level(locations);
  const { location, matched } = search;
  return {
    location,
    isRedirected: found === 'redirect',
    captures: matched.at(-1)?.captures ?? null,
    matched,
    candidates: search.candidates(locations, 0, null),
  };
}

type Found = 'ends' | 'redirect' | 'may-go-on' | 'nothing';

/** Why the locations of a level were or were not tried. */
interface Level {
  exact: Location | null;
  prefix: Location | null;
  redirect: Location | null;
  /** What made the expressions of the level pointless; null if they were tried. */
  skipped: string | null;
  pattern: Location | null;
  readonly hasPatterns: boolean;
}

class Search {
  private readonly path: string;
  private readonly levels = new Map<readonly Location[], Level>();
  location: Location | null = null;
  readonly matched: { location: Location; captures: Captures }[] = [];

  constructor(path: string) {
    this.path = path;
  }

  level(locations: readonly Location[]): Found {
    const hasPatterns = locations.some(({ pattern }) => pattern !== null);
    const level: Level = {
      exact: null,
      prefix: null,
      redirect: null,
      skipped: null,
      pattern: null,
      hasPatterns,
    };
    this.levels.set(locations, level);
    const inPrefix = this.inPrefixes(locations, level);
    if (inPrefix === 'ends' || inPrefix === 'redirect') {
      level.skipped ??= `not tried: ${nameOf(this.location)} already ended the search`;
      return inPrefix;
    }
    if (level.prefix?.modifier === '^~') {
      level.skipped = `not tried: the longest prefix, ${shown(level.prefix)}, is marked ^~`;
      return inPrefix;
    }
    for (const location of locations) {
      const captures = location.pattern?.match(this.path) ?? null;
      if (captures === null) continue;
      level.pattern = location;
      this.location = location;
      this.matched.push({ location, captures });
      this.level(location.locations);
      return 'ends';
    }
    return inPrefix;
  }

  private inPrefixes(locations: readonly Location[], level: Level): Found {
    const { path } = this;
    for (const location of locations) {
      if (location.pattern !== null || location.modifier === '@') continue;
      if (location.modifier === '=') {
        if (location.path === path) level.exact = location;
      } else if (path.startsWith(location.path) && location.path.length > (level.prefix?.path.length ?? -1))
        level.prefix = location;
      if (location.settings.proxy !== null && location.path === `${path}/`) level.redirect = location;
    }
    if (level.exact !== null) {
      this.location = level.exact;
      level.skipped = `not tried: ${shown(level.exact)} is exactly the path`;
      return 'ends';
    }
    if (level.redirect !== null && level.prefix?.path !== path) {
      const same = locations.filter((each) => each.path === `${path}/` && each.pattern === null);
      this.location = same.find(({ modifier }) => modifier === '=') ?? level.redirect;
      level.redirect = this.location;
      level.skipped = `not tried: ${shown(this.location)} lacks only a slash, and proxies`;
      return 'redirect';
    }
    if (level.prefix === null) return 'nothing';
    this.location = level.prefix;
    const nested = this.level(level.prefix.locations);
    return nested === 'nothing' ? 'may-go-on' : nested;
  }

  candidates(locations: readonly Location[], depth: number, untouched: string | null): LocationCandidate[] {
    const level = this.levels.get(locations);
    return locations
      .filter(({ modifier }) => modifier !== '@')
      .flatMap((location) => {
        const verdict: Pick<LocationCandidate, 'outcome' | 'reason'> =
          level === undefined
            ? {
                outcome: 'not-tried',
                reason: `not tried: it is inside ${untouched ?? 'another'}, which was not chosen`,
              }
            : this.judge(location, level);
        return [
          { location, depth, ...verdict },
          ...this.candidates(location.locations, depth + 1, shown(location)),
        ];
      });
  }

  private judge(location: Location, level: Level): Pick<LocationCandidate, 'outcome' | 'reason'> {
    const path = fromBytes(this.path);
    const wins = location === this.location;
    if (location === level.redirect)
      return {
        outcome: wins ? 'wins' : 'no-match',
        reason: `${path} lacks only its final slash: redirected`,
      };
    if (location.pattern !== null) return this.judgePattern(location, level, wins);
    if (location.modifier === '=')
      return location === level.exact
        ? { outcome: wins ? 'wins' : 'remembered', reason: `is exactly ${path}` }
        : { outcome: 'no-match', reason: `is not exactly ${path}` };
    if (!this.path.startsWith(location.path))
      return { outcome: 'no-match', reason: `is no prefix of ${path}` };
    if (level.exact !== null)
      return { outcome: 'not-tried', reason: `is a prefix, but ${shown(level.exact)} is exact` };
    if (level.redirect !== null)
      return { outcome: 'not-tried', reason: `is a prefix, but ${shown(level.redirect)} lacks only a slash` };
    if (location !== level.prefix)
      return {
        outcome: 'shorter',
        reason: `is a prefix, but shorter than ${fromBytes(level.prefix?.path ?? '')}`,
      };
    if (!wins) {
      const lost = level.pattern === null ? 'what is nested in it' : 'an expression that matches';
      return { outcome: 'remembered', reason: `is the longest prefix, but ${lost} goes before it` };
    }
    const isFinal =
      location.modifier === '^~'
        ? 'is the longest prefix and marked ^~'
        : level.hasPatterns
          ? 'is the longest prefix, and no expression matches'
          : 'is the longest prefix of the path';
    return { outcome: 'wins', reason: isFinal };
  }

  private judgePattern(
    location: Location,
    level: Level,
    wins: boolean,
  ): Pick<LocationCandidate, 'outcome' | 'reason'> {
    if (location === level.pattern)
      return wins
        ? { outcome: 'wins', reason: 'is the first expression that matches' }
        : {
            outcome: 'remembered',
            reason: 'is the first expression that matches, but what is nested in it goes before it',
          };
    if (level.skipped !== null) return { outcome: 'not-tried', reason: level.skipped };
    if (location.pattern?.match(this.path) != null)
      return { outcome: 'not-tried', reason: `matches too, but ${nameOf(level.pattern)} comes first` };
    return { outcome: 'no-match', reason: `does not match ${fromBytes(this.path)}` };
  }
}

/** The location as its line begins, without the word itself, such as `^~ /docs/`. */
export function shown(location: Location): string {
  const path = fromBytes(location.path);
  return location.modifier === '' || location.modifier === '@' ? path : `${location.modifier} ${path}`;
}

function nameOf(location: Location | null): string {
  return location === null ? 'another' : shown(location);
}
