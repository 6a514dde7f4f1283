import type { CommandHost } from '../net/command/host.ts';

/** What kind of text an answer is, and so what counts as the same. JSON, since it travels with the instance. */
export type Syntax =
  | { readonly kind: 'address'; readonly family: 'ipv4' | 'ipv6' | 'any' }
  /** A network: `10.0.0.0/8`, also `10.0.0.0 255.0.0.0`. */
  | { readonly kind: 'prefix' }
  /** Several networks in any order. */
  | { readonly kind: 'prefixes' }
  /** An address with the length of its network's prefix: `10.1.2.3/8`. */
  | { readonly kind: 'interface-address' }
  /** A netmask in dotted decimal. */
  | { readonly kind: 'mask' }
  /** From 0 to 32 or 128, with or without the slash. */
  | { readonly kind: 'prefix-length' }
  /**
   * A whole or decimal number; `unit` is the one meant if none is typed, null for a bare count. With `decimals` it is rounded to so
   * many in that unit, where the question says so; otherwise it is exact.
   */
  | { readonly kind: 'number'; readonly unit: Unit | null; readonly decimals?: number }
  /** A domain name, final dot or not. */
  | { readonly kind: 'name' }
  /** A word or a few, case and spacing aside; the right answer has one of the spellings under its first. */
  | { readonly kind: 'word'; readonly synonyms: readonly (readonly string[])[] }
  /** A path as a request line has it; case counts. */
  | { readonly kind: 'uri' }
  /** A shell command, compared by what it does on the host. */
  | { readonly kind: 'command'; readonly host: CommandHost };

/** Units of time, size and rate. */
export type Unit =
  's' | 'ms' | 'min' | 'h' | 'B' | 'kB' | 'MB' | 'GB' | 'bit/s' | 'Mbit/s' | 'Gbit/s' | 'MB/s';
