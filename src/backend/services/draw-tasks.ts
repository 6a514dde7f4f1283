import type { Exam } from '../../contract/exam.ts';
import { AppError } from '../../contract/errors.ts';
import type { DrillInstance, Level } from '../../core/drills/types.ts';
import { chanceOn } from '../../core/exam/chance.ts';
import { drawPaper, type DrawItem, type DrawnTask } from '../../core/exam/draw-paper.ts';
import type { Collection } from '../collection.ts';
import type { NewPaperTask } from '../tables/papers.ts';
import { familyOf, keepDefinition } from './drill-families.ts';
import { examItems } from './exam-items.ts';
import { askedOf, familyIdOf, type AskedCard, type AskedDrill } from './paper-json.ts';
import { faceOf, noteOf, pastDrills } from './show-card.ts';

/** How a paper is to be drawn. */
export interface Draw {
  readonly exam: Exam;
  readonly taskCount: number;
  readonly weighting: 'blueprint' | 'weak';
  readonly seed: number;
}

/** The tasks of a new paper, and in sentences where they are not quite as the exam has it. Throws AppError `conflict` if there is nothing to ask. */
export function drawTasks(
  collection: Collection,
  { exam, taskCount, weighting, seed }: Draw,
): { tasks: NewPaperTask[]; remark: string | null } {
  const { day } = collection.now();
  const items = examItems(collection, exam.domains).map((item) => ({
    ...item,
    chance: chanceOn(item, day, collection.parameters()),
  }));
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
    seen.set(family, [...(seen.get(family) ?? []), row.fingerprint]);
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
