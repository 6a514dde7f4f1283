/** A share from 0 to 1 in percent, with a tenth unless it is whole: `66%`, `65.9%`. */
export function percent(share: number): string {
  return `${decimal(share * 100)}%`;
}

/** Points, with a tenth unless they are whole: `1 point`, `6.7 points`. */
export function points(amount: number): string {
  const text = decimal(amount);
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}

/** A number with a tenth unless it is whole: `6.7`, `2`. */
export function decimal(amount: number): string {
  return String(Number(amount.toFixed(1)));
}

/** A span of milliseconds in its two largest units: `45 s`, `3 min 20 s`, `1 h 12 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = seconds < 3600 ? Math.floor(seconds / 60) : Math.round(seconds / 60);
  if (minutes < 60) return joined(`${minutes} min`, seconds % 60, 's');
  return joined(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min');
}

/** A count with its noun: `1 task`, `12 tasks`. */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The letter of the nth thing to choose, from 0: A to Z, then AA. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

function joined(whole: string, rest: number, unit: string): string {
  return rest === 0 ? whole : `${whole} ${rest} ${unit}`;
}
