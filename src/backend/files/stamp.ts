import { statSync, type Stats } from 'node:fs';

/** What the disk says of a file: while both figures stay, its content does. */
export interface Stamp {
  readonly size: number;
  /** The later of its two times of change, in milliseconds; a copy or a restored time changes the second. */
  readonly changedMs: number;
}

/** File systems that count whole seconds, or every second one, show a later change as the same instant. */
const coarseMs = 2000;
const fineMs = 50;

/** The stamp of a file; null if there is no file at that place. */
export function stampOf(location: string): Stamp | null {
  try {
    const stats = statSync(location);
    return stats.isFile() ? stampFrom(stats) : null;
  } catch {
    return null;
  }
}

/** A stamp from what `stat` gave. */
export function stampFrom({ size, mtimeMs, ctimeMs }: Stats): Stamp {
  return { size, changedMs: Math.max(mtimeMs, ctimeMs) };
}

/** Whether a change made after the file was read must show in its stamp; not so for a file that was changed just before. */
export function isTelling({ changedMs }: Stamp, readAtMs: number): boolean {
  return readAtMs - changedMs > (changedMs % 1000 === 0 ? coarseMs : fineMs);
}

/** Whether two stamps are of the same content. */
export function isSameStamp(one: Stamp | null, other: Stamp | null): boolean {
  return one !== null && other !== null && one.size === other.size && one.changedMs === other.changedMs;
}
