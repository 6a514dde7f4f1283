import type { Level } from '../core/drills/types.ts';

const screens = [
  'today',
  'review',
  'library',
  'drills',
  'family',
  'practice',
  'instance',
  'exams',
  'exam',
  'exam-setup',
  'paper',
  'report',
  'print',
  'import',
  'settings',
] as const;

export type Screen = (typeof screens)[number];

/** Where the person is: a screen and what it shows. */
export interface Route {
  readonly screen: Screen;
  readonly query: Readonly<Record<string, string>>;
}

/** Reads an address such as `#/review?deck=3`; anything unknown is Today. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const screen = screens.find((name) => name === path) ?? 'today';
  return { screen, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** Writes the address of a screen, for links and for the history. */
export function hashOf(screen: Screen, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${screen}${search === '' ? '' : `?${search}`}`;
}

/** A level as an address has it; null if it is none. */
export function levelOf(text: string | undefined): Level | null {
  const levels: readonly Level[] = [1, 2, 3, 4, 5];
  return levels.find((level) => String(level) === text) ?? null;
}
