import type { Exam } from '../../contract/exam.ts';
import { AppError } from '../../contract/errors.ts';
import type { DrillInstance, Level } from '../../core/drills/types.ts';
import { drawPaper, type DrawItem, type DrawnTask } from '../../core/exam/draw-paper.ts';
import type { Version } from '../../core/exam/predict-paper.ts';
import { chanceAt, chanceBy, questionOn, type Question } from '../../core/exam/question.ts';
import type { Collection } from '../collection.ts';
import type { NewPaperTask } from '../tables/papers.ts';
import { familyOf, keepDefinition } from './drill-families.ts';
import { correctionOf } from './exam-evidence.ts';
import { itemsOf } from './exam-forecast.ts';
import { askedOf, familyIdOf, type AskedCard, type AskedDrill } from './paper-json.ts';
import { faceOf, noteOf, pastDrills } from './show-card.ts';

/** How a paper is to be drawn. */
export interface Draw {
  readonly exam: Exam;
  readonly taskCount: number;
  readonly weighting: 'blueprint' | 'weak';
  readonly seed: number;
}

/** The tasks of a new paper, with what is forecast of them. */
export interface Drawing {
  readonly tasks: readonly NewPaperTask[];
  /** The tasks' chances in all the ways in which FSRS may be off for the person. */
  readonly versions: readonly Version[];
  /** Where they are not quite as the exam has it, in whole sentences; null if they are. */
  readonly remark: string | null;
}

/** An item with its chance as FSRS says it, beside the corrected one. */
interface AskedItem extends DrawItem {
  readonly question: Question;
}

/** Draws the tasks of a new paper. Throws AppError `conflict` if there is nothing to ask. */
export function drawTasks(collection: Collection, { exam, taskCount, weighting, seed }: Draw): Drawing {
  const { day } = collection.now();
  const correction = correctionOf(collection);
  const items = itemsOf(collection, exam).map((item): AskedItem => {
    const question = questionOn(item, day, collection.parameters());
    return { ...item, question, chance: chanceBy(correction, question) };
  });
  const seenInPapers = seenFingerprints(collection);
  const drawn = drawPaper({
    items,
    domains: exam.domains,
    taskCount,
    drillShare: exam.drillShare,
    weighting,
    seed,
    seen: (item) =>
      new Set([...(seenInPapers.get(item.family ?? '') ?? []), ...seenInReviews(collection, item)]),
    make: (item, level, instanceSeed) => makeInstance(collection, item, level, instanceSeed),
  });
  if (drawn.length === 0)
    throw new AppError(
      'conflict',
      `The domains of “${exam.name}” hold nothing to ask. Name decks, tags or drills in them that have cards.`,
    );
  return {
    tasks: drawn.map((task) => rowOf(collection, task)),
    versions: correction.nodes.map((node) => ({
      weight: node.weight,
      tasks: drawn.map(({ item, points }) => ({
        domain: item.domain,
        points,
        chance: chanceAt(node, item.question),
      })),
    })),
    remark: remarkOn(exam, taskCount, drawn),
  };
}

/** Fingerprints of what earlier papers asked, by drill family. */
function seenFingerprints(collection: Collection): ReadonlyMap<string, readonly number[]> {
  const seen = new Map<string, number[]>();
  for (const row of collection.papers.askedDrills()) {
    const asked = askedOf(row);
    if (asked.kind !== 'drill') continue;
    const family = familyIdOf(asked.family);
    const known = seen.get(family) ?? [];
    seen.set(family, known);
    known.push(row.fingerprint);
  }
  return seen;
}

function seenInReviews(collection: Collection, { cardId }: DrawItem): number[] {
  if (cardId === null) return [];
  return pastDrills(collection, cardId, Number.MAX_SAFE_INTEGER).flatMap(({ fingerprint }) =>
    fingerprint === undefined ? [] : [fingerprint],
  );
}

/** An instance of a skill; null if its dice never give one. */
function makeInstance(
  collection: Collection,
  { family }: DrawItem,
  level: Level,
  seed: number,
): DrillInstance | null {
  try {
    return familyOf(collection, family ?? '')?.make(level, seed) ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function rowOf(collection: Collection, { item, points, instance, fingerprint }: DrawnTask): NewPaperTask {
  const asked = instance === null ? askedCard(collection, item) : askedDrill(collection, instance);
  return {
    domain: item.domain,
    points,
    card_id: item.cardId,
    asked: JSON.stringify(asked),
    fingerprint,
    chance: item.chance,
  };
}

function askedDrill(collection: Collection, { family, level, seed }: DrillInstance): AskedDrill {
  const note = collection.notes.drill(family)?.note;
  const definition = note === undefined ? null : keepDefinition(collection, note);
  const title = familyOf(collection, family)?.title ?? family;
  const known = definition === null ? family : `${family}@${definition}`;
  return { kind: 'drill', family: known, title, level, seed };
}

function askedCard(collection: Collection, { cardId }: DrawItem): AskedCard {
  const card = cardId === null ? undefined : collection.cards.get(cardId);
  if (card === undefined) throw new Error(`Card ${cardId} of a paper is not there.`);
  const { note, fileId } = noteOf(collection, card);
  const { front, back } = faceOf(note, card.ordinal);
  const media = Object.entries(fileId === null ? {} : collection.media.namesOf(fileId));
  return {
    kind: 'card',
    front,
    back,
    title: collection.decks.get(card.deck_id)?.name ?? '',
    media: Object.fromEntries(
      media.filter(([reference]) => front.includes(reference) || back.includes(reference)),
    ),
  };
}

function remarkOn({ domains }: Exam, taskCount: number, drawn: readonly DrawnTask[]): string | null {
  const asked = new Set(drawn.map(({ item }) => item.domain));
  const left = domains.filter((_, index) => !asked.has(index)).map(({ name }) => `“${name}”`);
  const sentences = [
    ...(drawn.length < taskCount
      ? [`The exam’s domains hold enough for ${drawn.length} of ${taskCount} tasks.`]
      : []),
    ...(left.length > 0
      ? [`This paper asks nothing of ${left.join(', ')}; the points went to the other domains.`]
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}
