import { askCount, askWays, effectMistakes, wayText, whyWay } from '../default-route-effect/asked.ts';
import { effectScenario, isChanged, wayOf, type EffectScenario } from '../default-route-effect/scenario.ts';
import { routeFile } from '../lab-machines.ts';
import type { DrillFamily, Level, Working } from '../types.ts';
import { code, countWord } from '../wording.ts';

/** What a default route changes: which destinations go where before and after. */
export const family: DrillFamily = {
  id: 'default-route-effect',
  title: 'What a default route changes',
  topic: 'Routing',
  needs: ['route-match'],
  levels: [
    'One card with /24 and one route more: one destination before and after',
    'Two cards and two or three routes more with /16 and /24: one destination before and after',
    'Two cards and routes from /18 to /27, some refusing; the default is added or replaced: one destination',
    'One card and routes with /16 and /24: how many of six destinations go another way',
    'Two cards and routes from /18 to /27; the default is added, replaced or deleted: how many of six change',
  ],
  misconceptions: effectMistakes,
  make(level, seed) {
    const scenario = effectScenario(level, seed);
    return {
      ...{ family: 'default-route-effect', level, seed, question: question(scenario) },
      picture: { kind: 'files', files: [routeFile(scenario.before)] },
      ...(level <= 3 ? askWays(scenario) : askCount(scenario)),
      explanation: explanation(scenario, level),
    };
  },
};

function question({ before, command, gateway, destinations }: EffectScenario): string {
  const via = gateway === null ? '' : ` via ${code(gateway).replaceAll('`', '')}`;
  const run = `On \`${before.name}\`, whose routes are these, you run \`ip route ${command} default${via}\``;
  const [first = 0] = destinations;
  return destinations.length === 1
    ? `${run}. Where do packets for ${code(first)} go before and after?`
    : `${run}. For how many of these ${countWord(destinations.length)} does the next hop change: ${destinations.map(code).join(', ')}?`;
}

function explanation(scenario: EffectScenario, level: Level): Working[] {
  const { before, after, destinations } = scenario;
  const [first = 0] = destinations;
  if (level <= 3)
    return [
      { kind: 'text', markdown: whyWay(scenario, first) },
      {
        kind: 'steps',
        steps: [
          `Before: of the routes shown, ${code(first)} goes ${wayText(wayOf(before, first))}.`,
          '`default` is `0.0.0.0/0`: it holds every address, with the shortest prefix there is.',
          `After: ${code(first)} goes ${wayText(wayOf(after, first))}.`,
        ],
      },
    ];
  const changed = destinations.filter((one) => isChanged(scenario, one));
  const markdown = `The default route decides for ${changed.map(code).join(', ')}, the others are held by longer prefixes.`;
  return [
    { kind: 'text', markdown },
    { kind: 'steps', steps: destinations.map((one) => whyWay(scenario, one)) },
  ];
}
