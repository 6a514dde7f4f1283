import type { PaperReport } from '../../contract/paper.ts';
import type { PaperMistake } from '../../core/exam/printed-paper.ts';
import { count, formatClock, formatDayMonth, formatPercent, joinWords } from '../format.ts';

const smallNumbers = [
  ...['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'],
  ...['Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'],
];
const ordinals = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth'];
/** With fewer papers than this, how far the forecast was off says nothing. */
const LEAST_PAPERS = 3;

/** Whether a paper passed and by how much: `Pass, 8 points above the mark`. */
export function resultText({ score, isPassed, paper }: PaperReport): string {
  const points = Math.round(Math.abs(score - paper.passMark) * 100);
  const word = isPassed ? 'Pass' : 'Fail';
  if (points === 0) return `${word}, ${isPassed ? 'at' : 'just below'} the mark`;
  return `${word}, ${count(points, 'point')} ${isPassed ? 'above' : 'below'} the mark`;
}

/** When a paper was sat and what of its time was used: `22 November, 1:41:03 of 2:00:00 used`. */
export function sittingText({ paper, usedMs }: PaperReport): string {
  const day = formatDayMonth(paper.submittedAt ?? paper.startedAt);
  const limit = paper.endsAt === null ? '' : ` of ${formatClock(paper.durationMs)}`;
  const how = [
    paper.submittedAt !== null && paper.submittedAt === paper.endsAt ? 'time was up' : null,
    paper.mode === 'study' ? 'study mode' : null,
    paper.weighting === 'weak' ? 'weighted to the weak' : null,
    paper.isRepeat ? 'repeated' : null,
  ].filter((word) => word !== null);
  return [`${day}, ${formatClock(usedMs)}${limit} used`, ...how].join(' · ');
}

/** What was forecast before, and how well the forecast has done over several papers. */
export function predictionText({ prediction, history }: PaperReport): string {
  const { expected, low, high } = prediction;
  const said = `The forecast before this paper was ${formatPercent(expected)}, most likely between ${formatPercent(low)} and ${formatPercent(high)}.`;
  const misses = history.flatMap((one) => (one.score === null ? [] : [Math.abs(one.score - one.expected)]));
  if (misses.length < LEAST_PAPERS) return said;
  const mean = misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
  return `${said} Over ${inWords(misses.length).toLowerCase()} papers it has been ${count(Math.round(mean * 100), 'point')} off on average.`;
}

/** What went wrong in a task, and whether it keeps going wrong. */
export function mistakeText({ sentence, timesThisMonth }: PaperMistake): string {
  if (timesThisMonth === null || timesThisMonth < 2) return sentence;
  const time = ordinals[timesThisMonth] ?? `${String(timesThisMonth)}th`;
  return `${sentence} ${time} time in 30 days.`;
}

/** What to study next: the minutes, what they go to, and what they come before. */
export function nextText(
  { minutes }: NonNullable<PaperReport['next']>,
  at: number | null,
): readonly [string, string] {
  const whole = Math.max(1, Math.round(minutes));
  const verb = whole === 1 ? 'brings' : 'bring';
  const before = at === null ? '' : ` before ${formatDayMonth(at)}`;
  return [`${inWords(whole)} ${whole === 1 ? 'minute' : 'minutes'} on `, ` ${verb} the most${before}.`];
}

/** How much of a paper counts as reviews. */
export function evidenceText({ evidence: { isOn, reviews }, paper }: PaperReport): string {
  if (paper.isRepeat) return 'A paper that is sat again does not count as reviews.';
  if (!isOn) return 'Results of this exam do not count as reviews.';
  if (reviews === 0)
    return 'None of the answers counts as a review: what is new is first learned in a review itself.';
  return `${count(reviews, 'answer counts as a review', 'answers count as reviews')}, like any other answer.`;
}

function inWords(amount: number): string {
  return smallNumbers[amount] ?? String(amount);
}

/** Names as Markdown would make them bold in a sentence. */
export function boldNames(names: readonly string[]): string {
  return joinWords(names.map((name) => `**${name}**`));
}
