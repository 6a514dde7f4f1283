import type { Exam, Forecast, Help } from '../../contract/exam.ts';
import { AppError } from '../../contract/errors.ts';
import { adviceOf, forecastOf, type Prospect } from '../../core/exam/forecast.ts';
import { chanceBy } from '../../core/exam/question.ts';
import type { Outlook } from '../../core/exam/outlook.ts';
import type { ExamItem } from '../../core/exam/types.ts';
import { momentAt } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { correctionOf } from './exam-evidence.ts';
import { examItems } from './exam-items.ts';
import { rememberedFor } from './remembered.ts';
import { noteOf, titleOf } from './show-card.ts';

/** How many of the cards that help are named. */
const titlesNamed = 3;

/** What an exam can ask, read once for as long as nothing changes. */
export function itemsOf(collection: Collection, exam: Exam): readonly ExamItem[] {
  return rememberedFor(collection, `items ${exam.examId}`, () => examItems(collection, exam.domains));
}

/** The study day an exam falls on. */
export function examDayOf(collection: Collection, { at }: Exam): number {
  return momentAt(at, collection.settings().rolloverHour).day;
}

/** The forecast of an exam. Throws AppError `conflict` if there is nothing to ask. */
export function forecast(collection: Collection, exam: Exam, minutesPerDay: number): Forecast {
  if (itemsOf(collection, exam).length === 0)
    throw new AppError(
      'conflict',
      `“${exam.name}” has nothing to ask yet: its decks, tags and drills hold no cards. Import notes, or choose others in its set-up.`,
    );
  return rememberedFor(collection, `forecast ${exam.examId} ${minutesPerDay}`, () => {
    const prospect = prospectOf(collection, exam, minutesPerDay);
    const { correction } = prospect;
    return {
      ...forecastOf(prospect),
      minutesPerDay,
      evidence: correction.evidence,
      eightyMeans: chanceBy(correction, { kind: 'card', chance: 0.8, levelsAbove: 0, isLearned: true }),
      help: helpOf(collection, exam),
    };
  });
}

/** Where the score of an exam will lie with its minutes a day; null if it is over or has nothing to ask. */
export function outlookAhead(collection: Collection, exam: Exam): Outlook | null {
  if (exam.at <= collection.now().at || itemsOf(collection, exam).length === 0) return null;
  return forecast(collection, exam, exam.minutesPerDay).studied;
}

/** What a quarter of an hour is best spent on for an exam; null if it is over or nothing would help. */
export function helpOf(collection: Collection, exam: Exam): Help | null {
  if (exam.at <= collection.now().at || itemsOf(collection, exam).length === 0) return null;
  return rememberedFor(collection, `help ${exam.examId}`, () => {
    const advice = adviceOf(prospectOf(collection, exam, exam.minutesPerDay));
    if (advice === null) return null;
    return {
      ...advice,
      domains: advice.domains.flatMap((index) => exam.domains[index]?.name ?? []),
      titles: advice.cardIds.slice(0, titlesNamed).flatMap((cardId) => {
        const card = collection.cards.get(cardId);
        return card === undefined ? [] : [titleOf(noteOf(collection, card).note, card.ordinal)];
      }),
    };
  });
}

/** An exam as the forecast sees it now. */
export function prospectOf(collection: Collection, exam: Exam, minutesPerDay: number): Prospect {
  const now = collection.now();
  return {
    items: itemsOf(collection, exam),
    rules: exam,
    now,
    // Of an exam that is over, what it would be today.
    examDay: Math.max(now.day, examDayOf(collection, exam)),
    minutesPerDay,
    newPerDay: exam.isPlanned ? null : collection.settings().newPerDay,
    parameters: collection.parameters(),
    correction: correctionOf(collection),
  };
}
