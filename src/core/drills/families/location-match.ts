import { askChoice, askTyped, type Asked } from '../instance.ts';
import { explainGuess, explainLocations, locationText } from '../location-match/explanation.ts';
import { locationMistakes } from '../location-match/guess.ts';
import { locationScenario, type LocationScenario } from '../location-match/scenario.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level } from '../types.ts';

/** Which location of an nginx server answers a request. */
export const family: DrillFamily = {
  id: 'location-match',
  title: 'Which location answers',
  topic: 'Proxies',
  needs: ['forward-or-reverse'],
  levels: [
    'Four or five prefixes, some of which only begin alike',
    'Six prefixes and exact locations, with and without final slash',
    'Three prefixes and two expressions',
    'Seven locations with `^~` and three expressions, upper and lower case, sometimes a path to be decoded',
    'Locations inside others and paths to be decoded; what nginx answers is typed',
  ],
  misconceptions: locationMistakes,
  make(level, seed) {
    const scenario = locationScenario(level, seed);
    return {
      family: 'location-match',
      level,
      seed,
      question: question(scenario, level, seed),
      picture: { kind: 'files', files: [{ name: 'site.conf', language: 'nginx', text: scenario.config }] },
      ...asked(scenario, level, seed),
      explanation: explainLocations(scenario),
    };
  },
};

function question({ request }: LocationScenario, level: Level, seed: number): string {
  const path = `\`GET ${request.raw}\``;
  const random = new Random(`location-match/question/${level}/${seed}`);
  if (level === 5)
    return random.pick([
      `The request is ${path}. What does nginx answer?`,
      `nginx receives ${path}. Which word does it send back?`,
    ]);
  return random.pick([
    `The request is ${path}. Which location answers it?`,
    `A client sends ${path} to this server. Which location takes it?`,
    `Which location of this server handles ${path}?`,
  ]);
}

function asked(scenario: LocationScenario, level: Level, seed: number): Asked {
  const { guesses, winner, words } = scenario;
  const leads = guesses.map(({ mistake, location }) => ({
    misconception: mistake,
    sentence: explainGuess(scenario, mistake, location),
    leadsTo: location,
  }));
  if (level === 5) {
    const word = (line: number) => words.get(line) ?? '';
    const typed = leads.map((lead) => ({ ...lead, leadsTo: word(lead.leadsTo.line) }));
    return askTyped({ kind: 'word', synonyms: [] }, word(winner.line), 'the word in quotes', typed);
  }
  const texts = leads.map((lead) => ({ ...lead, leadsTo: locationText(scenario, lead.leadsTo) }));
  const random = new Random(`location-match/choices/${level}/${seed}`);
  return askChoice(random, locationText(scenario, winner), texts);
}
