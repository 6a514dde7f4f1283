import { formatIpv4, type Ipv4 } from '../../net/address.ts';
import { formatPrefix, lastAddress, networkOf, parsePrefix, type Prefix } from '../../net/prefix.ts';
import type { Random } from '../random.ts';
import { someHost, somePrefix } from '../values.ts';
import { prefixIn } from './arguments.ts';
import type { Scope } from './expression.ts';
import { lineIn, type PlacedText, type Report } from './placed-yaml.ts';
import { textOf } from './value.ts';
import type { Make, Variable } from './variable-types.ts';

/** What the words for a place look like: their kind, the shortest and the longest length, and where it lies. */
export const placePattern =
  /^(some network|address in|host in|network)(?: \/(\d{1,2})(?:\.\.\/(\d{1,2}))?)?(?: in (.+)| (.+))?$/s;

/** An address, host or network within another network, which an expression may give; null, with a report, if it is none. */
export function readPlace(
  [, kind = '', low, high = low, inner, rest]: RegExpExecArray,
  source: PlacedText,
  scope: Scope,
  make: Make,
  report: Report,
): Variable | null {
  const isNetwork = kind === 'network' || kind === 'some network';
  const [least, most] = [Number(low), Number(high)];
  const where = kind === 'network' ? inner : isNetwork ? undefined : (inner ?? rest);
  if (
    isNetwork !== (low !== undefined) ||
    least > most ||
    most > 32 ||
    (kind !== 'some network' && !where?.trim())
  ) {
    report(
      source.line,
      'This place is none; write `host in 10.0.0.0/8`, `address in EXPRESSION`, `network /16../24 in 10.0.0.0/8` or `some network /24`.',
    );
    return null;
  }
  if (kind === 'some network') {
    if (least < 8) {
      report(
        source.line,
        'Such a network has at least the length /8; write `network /4 in 0.0.0.0/0` for a shorter one.',
      );
      return null;
    }
    return make('string', (random) => ({ value: formatPrefix(somePrefix(random, random.int(least, most))) }));
  }
  const given = parsePrefix((where ?? '').trim());
  const compiled = given === null ? scope.compile(where ?? '', ['string']) : null;
  if (compiled !== null && 'problem' in compiled) {
    report(lineIn(source, source.text.length - (where ?? '').length + compiled.at), compiled.problem);
    return null;
  }
  return make('string', (random, values) => {
    const outcome = compiled?.evaluate(values) ?? { value: formatPrefix(given ?? networkOf(0, 0)) };
    if ('problem' in outcome) return outcome;
    try {
      const prefix = prefixIn(textOf(outcome.value));
      const length = Math.max(random.int(least || 32, most || 32), prefix.length);
      return {
        value: isNetwork
          ? someNetworkIn(random, prefix, length)
          : formatIpv4(kind === 'host in' ? someHost(random, prefix) : anyAddress(random, prefix)),
      };
    } catch (error) {
      return { problem: `${error instanceof Error ? error.message : String(error)}.` };
    }
  });
}

function anyAddress(random: Random, prefix: Prefix): Ipv4 {
  return random.int(prefix.network, lastAddress(prefix));
}

function someNetworkIn(random: Random, prefix: Prefix, length: number): string {
  return formatPrefix(networkOf(anyAddress(random, prefix), length));
}
