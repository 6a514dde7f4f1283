import type { Ipv4 } from '../../net/address.ts';
import { routeOf } from '../../net/lab/lab.ts';
import { contains, networkOf } from '../../net/prefix.ts';
import { askChoice, askTyped, type Asked, type Lead } from '../instance.ts';
import { destinationText } from '../route-match/scenario.ts';
import { code } from '../wording.ts';
import { isChanged, wayOf, type EffectScenario, type Way } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const effectMistakes = {
  'default-always-wins': 'You let the default route win over longer prefixes',
  'default-is-for-zero-only': 'You took the default route for one to 0.0.0.0 only',
  'router-finds-itself': 'You took the router to be used without a route',
  'overlooks-the-route': 'You overlooked a route that was there before',
  'compares-octets-only': 'You compared whole octets',
  'spares-links-only': 'You overlooked the routes through other gateways',
} as const;

type EffectMistake = keyof typeof effectMistakes;

/** Such as `through 192.0.2.1`. */
export function wayText(way: Way): string {
  if (way.kind === 'gateway') return `through ${code(way.via)}`;
  if (way.kind === 'on-link') return `straight by \`${way.device}\``;
  return way.kind;
}

function bothTexts(before: Way, after: Way): string {
  return `Before: ${wayText(before)}, after: ${wayText(after)}`;
}

/** Asks where one destination goes before and after. */
export function askWays(scenario: EffectScenario): Asked {
  const { before, after, destinations, gateway, random } = scenario;
  const [address = 0] = destinations;
  const [old, now] = [wayOf(before, address), wayOf(after, address)];
  const fallback: Way = gateway === null ? { kind: 'nowhere' } : { kind: 'gateway', via: gateway };
  const why = whyWay(scenario, address);
  const lead = (misconception: EffectMistake, first: Way, second: Way): Lead<string> => ({
    ...{ misconception, leadsTo: bothTexts(first, second), sentence: why },
  });
  const device = before.interfaces[0]?.device ?? '';
  return askChoice(random, bothTexts(old, now), [
    lead('default-always-wins', old, fallback),
    lead(
      'default-is-for-zero-only',
      old,
      old.kind === 'gateway' && now.kind === 'gateway' ? { kind: 'nowhere' } : old,
    ),
    lead('router-finds-itself', fallback, fallback),
    ...(old.kind === 'nowhere'
      ? [lead('compares-octets-only', { kind: 'on-link', device }, { kind: 'on-link', device })]
      : []),
    lead('overlooks-the-route', { kind: 'nowhere' }, fallback),
  ]);
}

/** Asks how many of the destinations go another way afterwards. */
export function askCount(scenario: EffectScenario): Asked {
  const { before, destinations, command } = scenario;
  const right = destinations.filter((one) => isChanged(scenario, one)).length;
  const lead = (misconception: EffectMistake, count: number, sentence: string): Lead<string> => ({
    ...{ misconception, leadsTo: String(count), sentence },
  });
  const onLink = destinations.filter((one) => wayOf(before, one).kind === 'on-link').length;
  const known = before.routes.filter(({ destination }) => destination.length > 0);
  const byOctets = destinations.filter((one) =>
    known.every(({ destination }) => {
      const length = Math.floor(destination.length / 8) * 8;
      return !contains(networkOf(destination.network, length), one);
    }),
  ).length;
  const verb = { add: 'get a way', replace: 'get another gateway', del: 'lose their way' }[command];
  const changed = destinations.filter((one) => isChanged(scenario, one));
  const those = `Only those that no longer prefix holds ${verb}: ${changed.map(code).join(', ')}.`;
  return askTyped({ kind: 'number', unit: null }, String(right), 'a number', [
    lead('default-always-wins', destinations.length, `A default route is used last, not first. ${those}`),
    lead(
      'spares-links-only',
      destinations.length - onLink,
      `Routes through other gateways win over the default too. ${those}`,
    ),
    lead('default-is-for-zero-only', 0, `\`default\` is \`0.0.0.0/0\`, which holds every address. ${those}`),
    lead('compares-octets-only', byOctets, `Prefixes end at bits, not at dots. ${those}`),
  ]);
}

/** One sentence: why an address goes where it does, before and after. */
export function whyWay({ before, after }: EffectScenario, address: Ipv4): string {
  const [old, now] = [routeOf(before, address), routeOf(after, address)];
  const winner = now.candidates.find(({ outcome }) => outcome === 'wins')?.route;
  if (winner === undefined) return `No route holds ${code(address)} any more, so it goes nowhere.`;
  if (winner.destination.length > 0)
    return `\`${destinationText(winner)}\` holds ${code(address)} and is longer than the default, so nothing changes: ${wayText(wayOf(after, address))}.`;
  const before1 = old.type === 'none' ? 'nowhere' : wayText(wayOf(before, address));
  return `No longer prefix holds ${code(address)}, so the default route decides: ${before1} before, ${wayText(wayOf(after, address))} after.`;
}
