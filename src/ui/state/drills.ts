import type { FamilySummary, Skill } from '../../contract/drill.ts';
import { formatDue } from '../format.ts';

/** Families under one heading, in the order they are best learned. */
export interface Topic {
  readonly name: string;
  readonly families: readonly FamilySummary[];
}

const known = ['Switching', 'Prefixes', 'Routing', 'DNS', 'Proxies'];

/** Families by topic, from the wire up to the proxies, then what people made themselves; each family after those it needs. */
export function topicsOf(families: readonly FamilySummary[]): Topic[] {
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
  return [...Map.groupBy(families, ({ topic }) => topic)]
    .map(([name, own]) => ({ name, families: inLearningOrder(own) }))
    .sort((a, b) => place(a.name) - place(b.name) || a.name.localeCompare(b.name));
}

function inLearningOrder(families: readonly FamilySummary[]): FamilySummary[] {
  const left = families.toSorted((a, b) => a.title.localeCompare(b.title));
  const ordered: FamilySummary[] = [];
  while (left.length > 0) {
    const isFree = ({ needs }: FamilySummary) => !left.some(({ id }) => needs.includes(id));
    ordered.push(...left.splice(Math.max(0, left.findIndex(isFree)), 1));
  }
  return ordered;
}

/** Where a skill stands, in a word or two; when it is due, for one in review. */
export function skillText({ state, dueInDays }: Skill, now: number): string {
  if (state === 'absent') return 'in no deck';
  if (state === 'review') return formatDue(dueInDays, now);
  return state;
}
