import type { Asked } from '../instance.ts';
import type { Mistake } from '../types.ts';
import { explainMistake, routeMistake, type RouteMistake } from './mistakes.ts';
import { predictions } from './predictions.ts';
import { routeText, type RouteScenario } from './scenario.ts';

/** The rows of the table as choices; each wrong one has the mistake that leads there. */
export function askRows(scenario: RouteScenario): Asked {
  const { routes, winner } = scenario;
  const predicted = predictions(scenario);
  const others = routes
    .map((_, index) => ({ misconception: routeMistake(scenario, index), index }))
    .filter((one): one is { misconception: RouteMistake; index: number } => one.misconception !== null)
    .filter(({ index }) => predicted.every((one) => one.index !== index));
  const mistakes = [...predicted, ...others].map(({ misconception, index }): Mistake => ({
    misconception,
    sentence: explainMistake(scenario, index, misconception),
    answer: { kind: 'choice', index },
  }));
  const leadingTo = (index: number) =>
    [...predicted, ...others].find((one) => one.index === index)?.misconception ?? null;
  const texts = routes.map(routeText);
  return {
    answer: {
      kind: 'choice',
      choices: texts.map((text, index) => ({ text, misconception: leadingTo(index) })),
      right: winner,
    },
    rightText: texts[winner] ?? '',
    mistakes,
  };
}
