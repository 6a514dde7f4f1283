import { formatIpv4 } from '../../net/address.ts';
import { adjectives, labels, nouns, topLevels } from '../names.ts';
import type { Random } from '../random.ts';
import { hostNames, someAddress } from '../values.ts';
import { readChoices, readSample } from './choices.ts';
import type { Scope } from './expression.ts';
import { placePattern, readPlace } from './places.ts';
import { lineIn, type PlacedText, type PlacedYaml, type Report } from './placed-yaml.ts';
import type { Make, Variable } from './variable-types.ts';

const howTo =
  'A variable is a range such as `1..254` or `/16../28`, a list such as `[80, 443]`, `some address`, `some network /24`, `host in …`, `address in …`, `network /24 in …`, `domain name`, `host name`, `label`, or `= ` and an expression.';

/** Reads what stands behind a variable's name; null, with a report, if it is none of the forms. */
export function readVariable(source: PlacedYaml, scope: Scope, report: Report): Variable | null {
  if (source.kind === 'list') return readChoices(source, report);
  if (source.kind === 'map') return readSample(source, scope, report);
  const text = source.text.trim();
  const make: Make = (type, throwDice) => ({ type, words: text, throwDice });
  const range = /^(\/?)(-?\d{1,15})(?:\.\.(\/?)(-?\d{1,15}))?$/.exec(text);
  if (range !== null) return readRange(range, source, make, report);
  if (text.startsWith('=')) return readComputed(source, scope, report);
  if (text === 'domain name') return make('string', (random) => ({ value: domainName(random) }));
  if (text === 'host name') return make('string', (random) => ({ value: random.pick(hostNames) }));
  if (text === 'label') return make('string', (random) => ({ value: random.pick(labels) }));
  if (text === 'some address')
    return make('string', (random) => ({ value: formatIpv4(someAddress(random)) }));
  const place = placePattern.exec(text);
  if (place !== null) return readPlace(place, source, scope, make, report);
  report(source.line, `“${text.slice(0, 80)}” gives no value. ${howTo}`);
  return null;
}

function readRange(
  [, slash = '', low = '', otherSlash, high = low]: RegExpExecArray,
  { line }: PlacedText,
  make: Make,
  report: Report,
): Variable | null {
  const [least, most] = [Number(low), Number(high)];
  const isLength = slash === '/';
  if (
    isLength !== (otherSlash ?? slash).startsWith('/') ||
    least > most ||
    (isLength && (least < 0 || most > 32))
  ) {
    report(
      line,
      'This range is none; write the smaller number first, as in `1..254`, or as in `/16../28` for prefix lengths up to /32.',
    );
    return null;
  }
  return make('int', (random) => ({ value: BigInt(random.int(least, most)) }));
}

function readComputed(source: PlacedText, scope: Scope, report: Report): Variable | null {
  const at = source.text.indexOf('=') + 1;
  const compiled = scope.compile(source.text.slice(at));
  if ('problem' in compiled) {
    report(lineIn(source, at + compiled.at), compiled.problem);
    return null;
  }
  return {
    type: compiled.type,
    words: source.text.trim(),
    throwDice: (_, values) => compiled.evaluate(values),
  };
}

function domainName(random: Random): string {
  return `${random.pick(adjectives)}-${random.pick(nouns)}.${random.pick(topLevels)}`;
}
