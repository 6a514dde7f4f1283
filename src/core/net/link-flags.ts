/** Whether an interface can send, by the flags `ip link` shows. */
export type LinkStatus =
  /** Not switched on: there is no `UP`. */
  | 'off'
  /** Switched on, but the layer below is not there: no cable, or the other end is off. */
  | 'no-carrier'
  | 'works';

/** Reads the flags between the angle brackets; the word after `state` adds nothing to them. */
export function linkStatus(flags: readonly string[]): LinkStatus {
  if (!flags.includes('UP')) return 'off';
  return flags.includes('LOWER_UP') && !flags.includes('NO-CARRIER') ? 'works' : 'no-carrier';
}
