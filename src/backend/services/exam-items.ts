import type { Pool } from '../../contract/exam.ts';
import { levelFor } from '../../core/drills/level-for.ts';
import { ownPrefix } from '../../core/drills/own/own-family.ts';
import type { Domain, ExamItem } from '../../core/exam/types.ts';
import { newCard } from '../../core/schedule/new-card.ts';
import type { Collection } from '../collection.ts';
import { stateOf, suspended, type CardRecord } from '../tables/cards.ts';
import { isWithin } from '../tables/decks.ts';
import { familyOf, familyOfNote } from './drill-families.ts';
import { paceOf, pastDrills } from './show-card.ts';

/** Milliseconds a review is taken to need while the person's own pace is unknown. */
const usualPaceMs = { card: 12_000, drill: 40_000 } as const;
/** So many of the newest answers say the pace of a card. */
const answersForPace = 500;
/** An answer that took longer says nothing of the pace: something else came between. */
const longestMs = 120_000;

/**
 * Everything a paper of these domains can ask, each item in the first domain that names it, by domain and then in the order
 * of the notes: cards that are not suspended, skills that can be asked, and families named that no deck holds.
 */
export function examItems(collection: Collection, domains: readonly Domain[]): ExamItem[] {
  const named = domainsOfCards(collection, domains);
  const rows = statements(collection).cards.all(JSON.stringify([...named.keys()]));
  const paceMs = cardPace(collection);
  const items = rows.flatMap((row) => itemOf(collection, row, named.get(row.id) ?? 0, paceMs) ?? []);
  const homeless = domains.flatMap((domain, index) =>
    domain.families.flatMap((id) => homelessItem(collection, id, index) ?? []),
  );
  // Of two domains that name a homeless family, the first keeps it.
  const byKey = new Map([...items, ...homeless].reverse().map((item) => [item.key, item]));
  return [...byKey.values()].reverse().sort((a, b) => a.domain - b.domain);
}

/** What each of the domains can ask, one pool per domain. */
export function poolsOf(items: readonly ExamItem[], domains: readonly Domain[]): Pool[] {
  const pools = domains.map(() => ({ cards: 0, drills: 0, unseen: 0 }));
  for (const { domain, family, state } of items) {
    const pool = pools[domain];
    if (pool === undefined) continue;
    pool[family === null ? 'cards' : 'drills'] += 1;
    if (state.phase === 'new') pool.unseen += 1;
  }
  return pools;
}

/** A card with what its note says of the family it asks. */
type ItemRow = CardRecord & { readonly front: string | null; readonly back: string | null };

/** The look-ups of exam items, prepared when first needed. */
function makeStatements({ db }: Collection) {
  const columns = `c.*, case when c.is_drill = 1 then n.front end as front, case when c.is_drill = 1 then n.back end as back`;
  return {
    inDecks: db.prepare<[string], { id: number; deckId: number }>(
      `select c.id, c.deck_id as deckId from json_each(?) wanted cross join cards c on c.deck_id = wanted.value
       where c.suspended = 0`,
    ),
    tagged: db.prepare<[string], { id: number; tag: string }>(
      `select c.id, lower(tag.value) as tag from notes n, json_each(n.tags) tag join cards c on c.note_id = n.id
       where n.tags <> '[]' and c.suspended = 0 and lower(tag.value) in (select lower(value) from json_each(?))`,
    ),
    ofFamilies: db.prepare<[string], { id: number; family: string; suspended: number }>(
      `select c.id, n.front as family, c.suspended from notes n join cards c on c.note_id = n.id
       where n.kind = 'drill' and n.front in (select value from json_each(?))`,
    ),
    cards: db.prepare<[string], ItemRow>(
      `select ${columns} from cards c join notes n on n.id = c.note_id
       where c.id in (select value from json_each(?)) order by c.position, c.id`,
    ),
    pace: db
      .prepare<[number, number], number | null>(
        `select avg(took_ms) from (
           select r.took_ms from reviews r where r.grade is not null and r.drill is null and r.took_ms <= ?
             and not exists (select 1 from reviews u where u.undoes = r.id)
           order by r.id desc limit ?)`,
      )
      .pluck(),
  };
}

const prepared = new WeakMap<Collection, ReturnType<typeof makeStatements>>();

function statements(collection: Collection): ReturnType<typeof makeStatements> {
  const known = prepared.get(collection) ?? makeStatements(collection);
  prepared.set(collection, known);
  return known;
}

/** The first domain that names each card, by the card's id. */
function domainsOfCards(collection: Collection, domains: readonly Domain[]): Map<number, number> {
  const { inDecks, tagged, ofFamilies } = statements(collection);
  const named = new Map<number, number>();
  const add = (id: number, domain: number | undefined) => {
    if (domain !== undefined) named.set(id, Math.min(domain, named.get(id) ?? domain));
  };
  const decks = domainsOfDecks(collection, domains);
  for (const { id, deckId } of inDecks.all(JSON.stringify([...decks.keys()]))) add(id, decks.get(deckId));
  const tags = firstNaming(domains, (domain) => domain.tags.map((tag) => tag.toLowerCase()));
  if (tags.size > 0)
    for (const { id, tag } of tagged.all(JSON.stringify([...tags.keys()]))) add(id, tags.get(tag));
  const wanted = firstNaming(domains, (domain) => domain.families);
  if (wanted.size > 0)
    for (const { id, family, suspended: why } of ofFamilies.all(JSON.stringify([...wanted.keys()])))
      if (why === suspended.no) add(id, wanted.get(family));
  return named;
}

/** The first domain of every deck that is named or lies below one. */
function domainsOfDecks(collection: Collection, domains: readonly Domain[]): Map<number, number> {
  const decks = collection.decks.all();
  const nameOf = new Map(decks.map(({ id, name }) => [id, name]));
  return firstNaming(domains, ({ deckIds }) =>
    deckIds.flatMap((id) => {
      const parent = nameOf.get(id);
      return parent === undefined
        ? []
        : decks.filter(({ name }) => isWithin(name, parent)).map((deck) => deck.id);
    }),
  );
}

function firstNaming<Name>(
  domains: readonly Domain[],
  namesOf: (domain: Domain) => readonly Name[],
): Map<Name, number> {
  const first = new Map<Name, number>();
  domains.forEach((domain, index) => {
    for (const name of namesOf(domain)) if (!first.has(name)) first.set(name, index);
  });
  return first;
}

function itemOf(collection: Collection, row: ItemRow, domain: number, cardPaceMs: number): ExamItem | null {
  const common = { key: `card/${row.id}`, cardId: row.id, domain, state: stateOf(row) };
  if (row.is_drill === 0) return { ...common, family: null, level: null, paceMs: cardPaceMs };
  const family = familyOfNote({ front: row.front ?? '', back: row.back ?? '' });
  if (family === null) return null;
  const past = row.reps === 0 ? [] : pastDrills(collection, row.id);
  const level = levelFor(row.stability, past);
  return { ...common, family: family.id, level, paceMs: paceOf(past, level) ?? usualPaceMs.drill };
}

/** A family that is named and that no deck holds, as an item; null if a deck does, or if it cannot be asked. */
function homelessItem(collection: Collection, id: string, domain: number): ExamItem | null {
  const family = familyOf(collection, id);
  const held = collection.notes.drill(id);
  const isHeld =
    held !== undefined &&
    collection.cards
      .ofNote(held.id)
      .some((card) => card.suspended === suspended.no || card.suspended === suspended.byPerson);
  // A drill that a note defines goes with its note.
  const isLost = id.startsWith(ownPrefix) && held?.isGone === true;
  if (family === null || isHeld || isLost) return null;
  const common = { key: `family/${id}`, cardId: null, family: id, domain, state: newCard };
  return { ...common, level: levelFor(null, []), paceMs: usualPaceMs.drill };
}

function cardPace(collection: Collection): number {
  return statements(collection).pace.get(longestMs, answersForPace) ?? usualPaceMs.card;
}
