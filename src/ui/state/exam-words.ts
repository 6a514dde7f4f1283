import type { Exam, ForecastRecord, Forecast, Help } from '../../contract/exam.ts';
import type { PlanCalendar } from '../../contract/plan.ts';
import type { Outlook } from '../../core/exam/outlook.ts';
import { count, formatDayMonth, formatPercent, joinWords } from '../format.ts';

/** How far off an exam is: `today`, `in 23 days`, `4 days ago`. */
export function countdownText(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  if (daysLeft === -1) return 'yesterday';
  return daysLeft > 0 ? `in ${count(daysLeft, 'day')}` : `${count(-daysLeft, 'day')} ago`;
}

/** A chance from 0 to 1 in percent; what is not certain is never called 0% or 100%. */
export function formatChance(chance: number): string {
  if (chance > 0 && chance < 0.01) return 'under 1%';
  if (chance < 1 && chance > 0.99) return 'over 99%';
  return formatPercent(chance);
}

/** A difference of scores, given as a share of all points: `4 points`, `less than a point`. */
export function pointsText(share: number): string {
  const points = Math.round(Math.abs(share) * 100);
  return points === 0 ? 'less than a point' : count(points, 'point');
}

/** Where a score will lie: `63% to 79%`; `about 70%` when both ends read the same. */
export function rangeText({ low, high }: Pick<Outlook, 'low' | 'high'>): string {
  const [from, to] = [formatPercent(low), formatPercent(high)];
  return from === to ? `about ${from}` : `${from} to ${to}`;
}

/** The spread of an outlook with so many minutes a day, by the plan or in the ordinary order, and its chance to pass, as a sentence. */
export function outlookText(
  outlook: Outlook,
  { passMark, isPlanned }: Pick<Exam, 'passMark' | 'isPlanned'>,
  minutesPerDay: number,
): string {
  const [from, to] = [formatPercent(outlook.low), formatPercent(outlook.high)];
  const range = from === to ? `about ${from}` : `between ${from} and ${to}`;
  const chance = `${formatChance(outlook.passChance)} to pass (mark ${formatPercent(passMark)})`;
  const plan = isPlanned ? ' by the plan' : '';
  return `With ${count(minutesPerDay, 'minute')} a day${plan} most likely ${range}; ${chance}.`;
}

/** What helps most, as a sentence. */
export function helpText(help: Help): string {
  const minutes = count(Math.max(1, Math.round(help.minutes)), 'minute');
  const verb = minutes === '1 minute' ? 'brings' : 'bring';
  return `${minutes} on ${joinWords(help.domains)} ${verb} about ${pointsText(help.gain)}.`;
}

/** What the figures of a forecast rest on, as a sentence. */
export function evidenceText({ evidence, eightyMeans }: Forecast): string {
  if (evidence === 0)
    return 'It rests on FSRS alone so far: answers given a day or more after the one before, and mock papers, will correct it.';
  return `Corrected by ${count(evidence, 'answer')} of your own: what FSRS calls 80% comes to ${formatPercent(eightyMeans)} with you.`;
}

/** What a plan will do and what it is worth, in sentences. */
export function planText(calendar: PlanCalendar): string {
  const last = calendar.days.find(({ day }) => day === calendar.lastNewDay);
  const deeds = [
    calendar.pulledIn === 0 ? 'Pulls in no reviews' : `Pulls in ${count(calendar.pulledIn, 'review')}`,
    calendar.left === 0 ? 'leaves none' : `leaves ${String(calendar.left)} that will hold`,
    last === undefined ? 'no new material' : `last new material on ${formatDayMonth(last.at)}`,
  ];
  return `${deeds.join(', ')}. ${worthText(calendar)}`;
}

function worthText({ expected, ordinaryExpected }: PlanCalendar): string {
  const [planned, ordinary] = [formatPercent(expected), formatPercent(ordinaryExpected)];
  return planned === ordinary
    ? `Expected score ${planned}, as much as in the ordinary order.`
    : `Expected score ${planned} instead of ${ordinary} in the ordinary order, within the same minutes.`;
}

/** How well the forecast has done, in sentences; what there is too little evidence for is said, too. */
export function recordTexts(record: ForecastRecord): string[] {
  const { papers, meanMiss, covered, brier, brierOfMean, passBrier } = record;
  return [
    papers.length === 0 || meanMiss === null
      ? null
      : `Over ${count(papers.length, 'paper')} the score was ${pointsText(meanMiss)} away from what was expected on average, and ${String(covered)} of ${count(papers.length, 'score')} lay within what was said to be most likely.`,
    brier === null
      ? null
      : `Brier score of the tasks ${brier.toFixed(3)}${
          brierOfMean === null ? '' : `; always saying the average would have had ${brierOfMean.toFixed(3)}`
        } (0 is perfect).`,
    passBrier === null
      ? record.papersMissing > 0 && papers.length > 0
        ? `Too little evidence to judge the chance to pass: ${count(record.papersMissing, 'more paper', 'more papers')}.`
        : null
      : `Brier score of passing ${passBrier.toFixed(3)}.`,
  ].filter((text) => text !== null);
}

/** A review takes so many named cards. */
const MOST_CARDS = 200;

/** The address of a review of what helps an exam most. */
export function studyQuery(exam: { readonly name: string }, help: Help): Readonly<Record<string, string>> {
  return { cards: help.cardIds.slice(0, MOST_CARDS).join(','), exam: exam.name };
}
