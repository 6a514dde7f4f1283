import { levelFor } from '../../core/drills/level-for.ts';
import type { Level } from '../../core/drills/types.ts';
import { fitCorrection, type Correction } from '../../core/exam/correction.ts';
import type { Evidence } from '../../core/exam/types.ts';
import { recallAfter } from '../../core/schedule/recall.ts';
import { momentAt } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { askedOf } from './paper-json.ts';
import { rememberedFor } from './remembered.ts';
import type { DrillDetail } from './show-card.ts';

/** So much of the newest evidence of each kind is used. */
const mostEvidence = 2_000;
/** So many of the newest answers are looked through for it. */
const mostAnswers = 8_000;

/** Where a card stood, by the answer before. */
interface Standing {
  readonly answersBefore: number;
  readonly lastDay: number;
  readonly stability: number;
}

interface SpacedAnswer extends Standing {
  readonly grade: number;
  readonly day: number;
  readonly drill: string | null;
}

interface SatTask extends Standing {
  readonly credit: number;
  readonly startedAt: number;
  readonly asked: string;
}

/** How far FSRS is off for the person, by their own answers. */
export function correctionOf(collection: Collection): Correction {
  return rememberedFor(collection, 'correction', () =>
    fitCorrection([...fromReviews(collection), ...fromPapers(collection)]),
  );
}

/**
 * What was answered at least a study day after the card's last answer, with the chance FSRS gave it before: read from the
 * log, because what papers keep is corrected, and a correction must be fitted on what it corrects. Tasks of papers that
 * counted as reviews are among them.
 */
function fromReviews(collection: Collection): Evidence[] {
  const answers = collection.db
    .prepare<[number], SpacedAnswer>(
      `select r.grade, r.day, r.drill, p.day as lastDay, p.stability, ${countBefore('r.card_id', 'r.id')} as answersBefore
       from (select id, card_id, grade, day, drill from reviews where grade is not null order by id desc limit ?) r
       join reviews p on p.id = ${standingBefore('r.card_id', 'r.id')}
       where p.grade is not null and p.day < r.day and not exists (select 1 from reviews u where u.undoes = r.id)
       order by r.id desc limit ${mostEvidence}`,
    )
    .all(mostAnswers);
  return answers.map(({ grade, day, drill, ...standing }) => {
    const detail = drill === null ? null : (JSON.parse(drill) as DrillDetail);
    const isRight = detail === null ? grade > 1 : detail.right;
    return evidenceOf(collection, standing, day, detail?.level ?? null, isRight ? 1 : 0);
  });
}

/** The answered tasks of papers that did not count as reviews, of cards that had been answered at least a study day before. */
function fromPapers(collection: Collection): Evidence[] {
  const tasks = collection.db
    .prepare<[], SatTask>(
      `select t.credit, t.asked, paper.started_at as startedAt, p.day as lastDay, p.stability,
         ${countBefore('t.card_id', 'paper.started_at')} as answersBefore
       from papers paper join paper_tasks t on t.paper_id = paper.id
       join reviews p on p.id = ${standingBefore('t.card_id', 'paper.started_at')}
       where paper.done_at is not null and paper.repeat_of is null and not json_extract(paper.exam, '$.isEvidence')
         and json_extract(t.marking, '$.by') <> 'unanswered' and p.grade is not null
       order by paper.id desc limit ${mostEvidence}`,
    )
    .all();
  return tasks.flatMap(({ credit, startedAt, asked, ...standing }) => {
    const { day } = momentAt(startedAt, collection.settings().rolloverHour);
    const what = askedOf({ asked });
    const level = what.kind === 'drill' ? what.level : null;
    return day > standing.lastDay ? [evidenceOf(collection, standing, day, level, credit)] : [];
  });
}

/** SQL of the id of a card's newest row before an instant that was not taken back. */
function standingBefore(cardId: string, at: string): string {
  return `(select max(b.id) from reviews b where b.card_id = ${cardId} and b.id < ${at} and b.undoes is null
    and not exists (select 1 from reviews u where u.undoes = b.id))`;
}

/** SQL of how many answers a card had before an instant that were not taken back. */
function countBefore(cardId: string, at: string): string {
  return `(select count(*) from reviews b where b.card_id = ${cardId} and b.id < ${at} and b.grade is not null
    and not exists (select 1 from reviews u where u.undoes = b.id))`;
}

/** An answer with the chance before it; `level` is that of a drill, null for a card. */
function evidenceOf(
  collection: Collection,
  { lastDay, stability, answersBefore }: Standing,
  day: number,
  level: Level | null,
  credit: number,
): Evidence {
  const chance = recallAfter(day - lastDay, stability, collection.parameters());
  // A paper may ask more than the level the memory had reached; a review never does.
  const levelsAbove = level === null ? 0 : Math.max(0, level - levelFor(stability, []));
  return { kind: level === null ? 'card' : 'drill', chance, credit, levelsAbove, answersBefore };
}
