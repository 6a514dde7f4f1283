import type { CheckReport } from '../../contract/collection.ts';
import type { CardState, Parameters } from '../../core/schedule/types.ts';
import type { Collection } from '../collection.ts';
import { loggedParameters, replayCard } from '../services/card-log.ts';
import { phaseNumber, stateOf, type CardRecord } from '../tables/cards.ts';
import type { Report } from './jobs.ts';

/** More findings of one kind than this are counted, not listed. */
const listedFindings = 20;

/** Checks the file, its references, every card's state against a replay of its log, and the roll-ups and the scores of papers against what they sum. */
export function checkCollection(collection: Collection, report: Report): CheckReport {
  report(0, 1, 'Checking the database file');
  const findings = [...fileFindings(collection)];
  if (findings.length === 0) {
    findings.push(
      ...searchFindings(collection),
      ...referenceFindings(collection),
      ...replayFindings(collection, report),
      ...rollUpFindings(collection),
      ...paperFindings(collection),
    );
  }
  return {
    isSound: findings.length === 0,
    cards: findings.length === 0 ? collection.cards.count() : 0,
    reviews: findings.length === 0 ? collection.reviews.count() : 0,
    findings: shortened(findings),
  };
}

function fileFindings({ db }: Collection): string[] {
  try {
    const rows = db.pragma('integrity_check(20)') as { integrity_check: string }[];
    const faults = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    return faults.map((fault) => `The database file is damaged: ${fault}.`);
  } catch (error) {
    return [`The database file is damaged: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

/** Compares the search index with the notes it was made of, which also shows a note whose text was damaged. */
function searchFindings({ db }: Collection): string[] {
  try {
    db.exec("insert into note_search (note_search, rank) values ('integrity-check', 1)");
    return [];
  } catch (error) {
    return [
      `The notes do not agree with their search index: ${error instanceof Error ? error.message : String(error)}.`,
    ];
  }
}

function referenceFindings({ db }: Collection): string[] {
  const rows = db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  return rows.map(({ table, rowid, parent }) => {
    const row = rowid === null ? 'A row' : `Row ${rowid}`;
    return `${row} of ${table} refers to a row of ${parent} that is not there.`;
  });
}

/** Walks all cards and the log side by side, so that memory stays flat. */
function replayFindings(collection: Collection, report: Report): string[] {
  const findings: string[] = [];
  const parameters = loggedParameters(collection);
  const total = collection.cards.count();
  const cards = collection.db.prepare<[], CardRecord>('select * from cards order by id');
  let done = 0;
  for (const card of cards.iterate()) {
    if (done % 1000 === 0) report(done, total, 'Replaying the review log');
    done += 1;
    const difference = replayDifference(collection, card, parameters);
    if (difference !== null)
      findings.push(`Card ${card.id} does not agree with its review log: ${difference}.`);
  }
  return findings;
}

/** What is wrong with a card; a state or a log no program could have written is a finding, too. */
function replayDifference(
  collection: Collection,
  card: CardRecord,
  parameters: ReadonlyMap<number, Parameters>,
): string | null {
  try {
    return differenceBetween(stateOf(card), replayCard(collection, card.id, parameters));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message.replace(/\.$/, '');
  }
}

function differenceBetween(stored: CardState, replayed: CardState): string | null {
  for (const [name, value] of Object.entries(replayed) as [keyof CardState, unknown][]) {
    const kept = stored[name];
    if (JSON.stringify(kept) !== JSON.stringify(value))
      return `${name} is ${JSON.stringify(kept)}, the log gives ${JSON.stringify(value)}`;
  }
  return null;
}

function rollUpFindings({ db, heldCards }: Collection): string[] {
  const wronglyHeld = heldCards.countWrong();
  const kind =
    'case when suspended = 3 then 5 when suspended <> 0 then 4 when phase = 0 then case held when 0 then 0 else 3 end when phase = 2 then 2 else 1 end';
  const tallies = db
    .prepare<[], { deckId: number }>(
      `with counted as (select deck_id, ${kind} as kind, case when suspended = 0 then coalesce(due_day, 0) else 0 end as day, count(*) as cards
         from cards group by 1, 2, 3),
       kept as (select deck_id, kind, day, cards from tallies where cards <> 0)
       select distinct deck_id as deckId from (select * from (select * from counted except select * from kept)
         union all select * from (select * from kept except select * from counted))`,
    )
    .all();
  const standing = 'grade is not null and not exists (select 1 from reviews u where u.undoes = r.id)';
  const days = db
    .prepare<[], { day: number }>(
      `with counted as (select day, sum(phase = ${phaseNumber('new')}) as new_seen, sum(phase = ${phaseNumber('review')}) as reviews,
         count(*) as answered, sum(grade = 1) as again, sum(took_ms) as took_ms from reviews r where ${standing} group by day),
       kept as (select day, sum(new_seen), sum(reviews), sum(answered), sum(again), sum(took_ms) from daily group by day having sum(answered) <> 0)
       select distinct day from (select * from (select * from counted except select * from kept)
         union all select * from (select * from kept except select * from counted))`,
    )
    .all();
  return [
    ...(wronglyHeld === 0 ? [] : [`${wronglyHeld} cards are held back wrongly, or not held back.`]),
    ...tallies.map(({ deckId }) => `The counts kept for deck ${deckId} do not agree with its cards.`),
    ...days.map(({ day }) => `The totals kept for study day ${day} do not agree with the review log.`),
  ];
}

function paperFindings({ db }: Collection): string[] {
  const papers = db
    .prepare<[], { number: number; exam: string }>(
      `select p.number, json_extract(p.exam, '$.name') as exam from papers p left join paper_tasks t on t.paper_id = p.id
       where p.done_at is not null group by p.id
       having count(t.credit) < count(*) or p.score is null or abs(p.score - sum(t.points * t.credit) / sum(t.points)) > 1e-6`,
    )
    .all();
  return papers.map(
    ({ number, exam }) => `The score of paper ${number} of “${exam}” does not agree with its tasks.`,
  );
}

function shortened(findings: readonly string[]): string[] {
  if (findings.length <= listedFindings) return [...findings];
  return [
    ...findings.slice(0, listedFindings),
    `${findings.length - listedFindings} more findings of this kind.`,
  ];
}
