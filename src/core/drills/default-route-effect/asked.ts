import type { Ipv4 } from '../../net/address.ts';
import { routeOf, type LabHost } from '../../net/lab/lab.ts';
import { networkOf } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
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
  'old-default-stays': 'You let the old default route stay',
  'replaces-every-gateway': 'You let the command replace every gateway',
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

/** The machine as somebody sees it who changes its routes in the mind; a route for which null comes back is overlooked. */
function seenAs(host: LabHost, change: (route: Route) => Route | null): LabHost {
  return { ...host, routes: host.routes.map(change).filter((route) => route !== null) };
}

const isDefault = ({ destination }: Route) => destination.length === 0;
const onlyDefault = (route: Route) => (isDefault(route) ? route : null);
const noDefault = (route: Route) => (isDefault(route) ? null : route);

/** The prefix cut down to whole octets. */
function byOctets(route: Route): Route {
  const length = Math.floor(route.destination.length / 8) * 8;
  return { ...route, destination: networkOf(route.destination.network, length) };
}

/** Asks where one destination goes before and after. */
export function askWays(scenario: EffectScenario): Asked {
  const { before, after, destinations, random } = scenario;
  const [address = 0] = destinations;
  const [old, now] = [wayOf(before, address), wayOf(after, address)];
  const why = whyWay(scenario, address);
  const lead = (misconception: EffectMistake, first: Way, second: Way): Lead<string> => ({
    ...{ misconception, leadsTo: bothTexts(first, second), sentence: why },
  });
  const by = (misconception: EffectMistake, change: (route: Route) => Route | null) =>
    lead(misconception, wayOf(seenAs(before, change), address), wayOf(seenAs(after, change), address));
  const fallback = wayOf(seenAs(after, onlyDefault), address);
  const hadDefault = before.routes.some(isDefault);
  return askChoice(random, bothTexts(old, now), [
    lead('default-always-wins', hadDefault ? wayOf(seenAs(before, onlyDefault), address) : old, fallback),
    by('default-is-for-zero-only', noDefault),
    ...(hadDefault ? [] : [lead('router-finds-itself', fallback, fallback)]),
    by('compares-octets-only', byOctets),
    by('overlooks-the-route', onlyDefault),
    ...(hadDefault
      ? [
          lead('old-default-stays', old, old),
          lead('replaces-every-gateway', old, old.kind === 'gateway' ? fallback : old),
        ]
      : []),
  ]);
}

/** Asks how many of the destinations go another way afterwards. */
export function askCount(scenario: EffectScenario): Asked {
  const { before, after, destinations, command } = scenario;
  const right = destinations.filter((one) => isChanged(scenario, one)).length;
  const lead = (misconception: EffectMistake, count: number, sentence: string): Lead<string> => ({
    ...{ misconception, leadsTo: String(count), sentence },
  });
  const onLink = destinations.filter((one) => wayOf(before, one).kind === 'on-link').length;
  const coarse = destinations.filter((one) =>
    isChanged({ ...scenario, before: seenAs(before, byOctets), after: seenAs(after, byOctets) }, one),
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
    lead('compares-octets-only', coarse, `Prefixes end at bits, not at dots. ${those}`),
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
