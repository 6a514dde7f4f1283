const DAYS_PER_MONTH = 30.44;
const DAYS_PER_YEAR = 365.25;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

const headingDate = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const grouped = new Intl.NumberFormat('en-GB');

/** A count with its noun: `1 card`, `1,204 cards`. */
export function count(amount: number, noun: string, nouns = `${noun}s`): string {
  return `${grouped.format(amount)} ${amount === 1 ? noun : nouns}`;
}

/** A number with thousands grouped: `12,400`. */
export function groupDigits(amount: number): string {
  return grouped.format(amount);
}

/** Days as a person says them: `1 day`, `13 days`, `1.2 months`, `2 years`. */
export function formatDays(days: number): string {
  if (days < 1) return 'less than a day';
  if (days < 31) return count(Math.round(days), 'day');
  if (days < DAYS_PER_YEAR) return withOneDecimal(days / DAYS_PER_MONTH, 'month');
  return withOneDecimal(days / DAYS_PER_YEAR, 'year');
}

/** Days in a narrow column: `9 d`, `1.2 mo`, `2 y`; tenths below ten days only when they say something. */
export function formatDaysShort(days: number): string {
  if (days < 31) return `${days < 1 ? days.toFixed(1) : String(Math.round(days))} d`;
  if (days < DAYS_PER_YEAR) return `${trimDecimal(days / DAYS_PER_MONTH)} mo`;
  return `${trimDecimal(days / DAYS_PER_YEAR)} y`;
}

/** A wait in milliseconds: `under a minute`, `10 min`, `3 hours`, `2 days`. */
function formatWait(ms: number): string {
  if (ms < MS_PER_MINUTE) return 'under a minute';
  const minutes = Math.round(ms / MS_PER_MINUTE);
  if (minutes < 60) return `${String(minutes)} min`;
  if (ms < MS_PER_DAY) return count(Math.round(minutes / 60), 'hour');
  return formatDays(ms / MS_PER_DAY);
}

/** What a grade leads to, as its button says it. */
export function formatOutcome(outcome: {
  readonly inMs: number | null;
  readonly inDays: number | null;
}): string {
  if (outcome.inDays !== null) return formatDays(outcome.inDays);
  return outcome.inMs === null ? '' : formatWait(outcome.inMs);
}

/** Minutes and seconds, as a clock: `3:40`, `1:02:07`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0
    ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${tail}`
    : `${String(minutes)}:${tail}`;
}

/** A number to a tenth, where the tenth says something: `4`, `5.9`. */
export function formatTenths(amount: number): string {
  return amount.toFixed(1).replace(/\.0$/, '');
}

/** Points of a task or a paper, in tenths: `1 point`, `5.9 points`. */
export function formatPoints(points: number): string {
  const text = formatTenths(points);
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}

/** Seconds for a single answer: `7 s`, `1 min 5 s`. */
export function formatSeconds(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${String(seconds)} s`;
  const rest = seconds % 60;
  return `${String(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${String(rest)} s`}`;
}

/** Expected minutes as part of a heading: `under a minute`, `about 9 minutes`, `about 2 hours`. */
export function formatEstimate(minutes: number): string {
  if (minutes < 1) return 'under a minute';
  if (minutes < 90) return `about ${count(Math.round(minutes), 'minute')}`;
  return `about ${trimDecimal(minutes / 60)} hours`;
}

/** A fraction from 0 to 1 as `88%`; null as a dash. */
export function formatPercent(fraction: number | null): string {
  return fraction === null ? '–' : `${String(Math.round(fraction * 100))}%`;
}

/** The day of a due card in a list: `today`, `tomorrow`, `3 days late`, `24 Nov`, with the year when it is another one. */
export function formatDue(dueInDays: number | null, now: number): string {
  if (dueInDays === null) return 'new';
  if (dueInDays < 0) return `${count(-dueInDays, 'day')} late`;
  if (dueInDays === 0) return 'today';
  if (dueInDays === 1) return 'tomorrow';
  const date = new Date(now + dueInDays * MS_PER_DAY);
  const isOtherYear = date.getFullYear() !== new Date(now).getFullYear();
  return isOtherYear ? `${shortDate.format(date)} ${String(date.getFullYear())}` : shortDate.format(date);
}

/** `Sunday 22 November`. */
export function formatHeadingDate(at: number): string {
  return headingDate.format(at);
}

/** `22 November 2026`. */
export function formatDate(at: number): string {
  return longDate.format(at);
}

/** `22 November`. */
export function formatDayMonth(at: number): string {
  return dayMonth.format(at);
}

/** `Sunday 22 November 2026, 09:00`. */
export function formatMoment(at: number): string {
  return `${headingDate.format(at)} ${String(new Date(at).getFullYear())}, ${clockTime.format(at)}`;
}

/** A deck's full name for reading: `CKA networking › Routing`. */
export function formatDeck(name: string): string {
  return name.split('::').join(' › ');
}

/** Words as a sentence lists them: `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function withOneDecimal(amount: number, noun: string): string {
  const text = trimDecimal(amount);
  return `${text} ${text === '1' ? noun : `${noun}s`}`;
}

function trimDecimal(amount: number): string {
  return (amount < 10 ? amount.toFixed(1) : amount.toFixed(0)).replace(/\.0$/, '');
}
