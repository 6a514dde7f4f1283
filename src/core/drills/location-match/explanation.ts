import { shown } from '../../net/nginx/choose-location.ts';
import type { Location } from '../../net/nginx/model.ts';
import type { Working } from '../types.ts';
import type { LocationMistake } from './guess.ts';
import type { LocationScenario } from './scenario.ts';

/** A location as a choice names it: as it is written, and what it is inside of. */
export function locationText({ choice }: LocationScenario, location: Location): string {
  const parent = choice.candidates.find((candidate) => candidate.location.locations.includes(location));
  const own = `\`location ${shown(location)}\``;
  return parent === undefined ? own : `${own} inside \`${shown(parent.location)}\``;
}

/** One sentence: why the location that answers does. */
function whyItAnswers(scenario: LocationScenario): string {
  const reason = scenario.choice.candidates.find(({ outcome }) => outcome === 'wins')?.reason ?? '';
  return `${locationText(scenario, scenario.winner)} answers: it ${reason}.`;
}

/** The worked explanation: why, every location with what became of it, and the steps. */
export function explainLocations(scenario: LocationScenario): Working[] {
  return [
    { kind: 'text', markdown: whyItAnswers(scenario) },
    {
      kind: 'candidates',
      rows: scenario.choice.candidates.map(({ location, outcome, reason, depth }) => ({
        label: `${'  '.repeat(depth)}${shown(location)}`,
        verdict: outcome === 'wins' ? 'wins' : outcome === 'no-match' ? 'no-match' : 'loses',
        reason,
      })),
    },
    { kind: 'steps', steps: steps(scenario) },
  ];
}

function steps({ request, choice, winner, words }: LocationScenario): string[] {
  const { raw, path } = request;
  const found: string[] = [];
  if (raw !== path) found.push(`nginx compares the decoded path without the query: \`${path}\`.`);
  const level = choice.candidates.filter(({ depth }) => depth === 0).map(({ location }) => location);
  const exact = level.find((location) => location.modifier === '=' && location.path === path);
  if (level.some(({ modifier }) => modifier === '='))
    found.push(
      exact === undefined
        ? `No exact location is \`${path}\`.`
        : `\`${shown(exact)}\` is the path exactly: the search ends.`,
    );
  const prefixes = level
    .filter((one) => (one.modifier === '' || one.modifier === '^~') && path.startsWith(one.path))
    .sort((one, other) => other.path.length - one.path.length);
  const [longest] = prefixes;
  if (exact === undefined && longest !== undefined) {
    const others = prefixes.length === 1 ? 'the only prefix' : `the longest of ${prefixes.length} prefixes`;
    found.push(`\`${shown(longest)}\` is ${others}, and is remembered.`);
    if (longest.locations.length > 0)
      found.push(`What is nested in \`${shown(longest)}\` is tried before anything outside.`);
    found.push(...expressionSteps(level, longest, winner, path));
  }
  const word = words.get(winner.line);
  found.push(
    word === undefined ? `So \`location ${shown(winner)}\` answers.` : `So the answer is \`${word}\`.`,
  );
  return found;
}

function expressionSteps(
  level: readonly Location[],
  longest: Location,
  winner: Location,
  path: string,
): string[] {
  const expressions = level.filter(({ pattern }) => pattern !== null);
  if (
    expressions.length === 0 ||
    longest.locations.some((one) => one === winner && one.path !== path && one.pattern !== null)
  )
    return [];
  if (longest.modifier === '^~') return [`It is marked \`^~\`, so no expression outside it is tried.`];
  if (expressions.includes(winner)) {
    const earlier = expressions.indexOf(winner);
    const tried = earlier === 0 ? '' : `, after ${earlier} that ${earlier === 1 ? 'does' : 'do'} not`;
    return [`Expressions are tried in the order of the file: \`${shown(winner)}\` matches${tried}.`];
  }
  return winner === longest ? ['None of the expressions matches.'] : [];
}

/** Why a mistake is one, for the scenario at hand. */
export function explainGuess(scenario: LocationScenario, mistake: LocationMistake, taken: Location): string {
  const { request, winner } = scenario;
  const [name, truth, path] = [locationText(scenario, taken), whyItAnswers(scenario), `\`${request.path}\``];
  const leads: Record<LocationMistake, string> = {
    'first-in-file': `${name} is the first in the file that matches, but the order counts only among expressions.`,
    'shortest-prefix': `${name} is a prefix of ${path}, but of prefixes the longest counts, not the shortest.`,
    'begins-alike': `${name} begins like ${path}, but a prefix counts only if the path begins with all of it.`,
    'needs-slash': `A prefix is compared letter by letter: \`${shown(winner)}\` need not end where a folder does.`,
    'exact-as-prefix': `${name} has \`=\`, so it takes its own path and nothing below it.`,
    'prefix-beats-regex': `${name} is the longest prefix, but without \`^~\` an expression that matches goes before it.`,
    'regex-over-caret': `${name} matches, but the longest prefix is marked \`^~\`, and so no expression is tried.`,
    'last-regex': `${name} matches, but an expression earlier in the file does too, and the first one wins.`,
    'ignores-case': `Upper and lower case differ in paths, and in expressions after \`~\`; only \`~*\` ignores it.`,
    'raw-path': `\`${request.raw}\` is decoded, its slashes merged, dots resolved and the query cut off before it is compared.`,
    'outer-first': `${name} matches, but what is nested in the longest prefix is tried first.`,
  };
  return `${leads[mistake]} ${truth}`;
}
