import { addressProblem, canonicalAddress, compareAddress } from '../../answers/address.ts';
import {
  chainMistake,
  explainChainMistake,
  rightAddress,
  whereItEnds,
  type ChainMistake,
} from '../cname-chain/mistakes.ts';
import { chainScenario, type ChainScenario } from '../cname-chain/scenario.ts';
import { markChoice, rightVerdict, unreadableVerdict, wrongVerdict } from '../marking.ts';
import { Random } from '../random.ts';
import type { Answer, AnswerForm, DrillFamily, Level, Verdict, Working } from '../types.ts';

const noAddress = 'None: `NXDOMAIN`, the name at the end does not exist';

/** What address a name ends at when its aliases are followed. */
export const family: DrillFamily = {
  id: 'cname-chain',
  title: 'Following aliases',
  topic: 'DNS',
  needs: [],
  levels: [
    'One CNAME, three other addresses to mistake for it',
    'Two or three CNAMEs beside another chain of one or two',
    'Two or three CNAMEs, names with and without a final dot, and chains that end nowhere',
    'Three or four CNAMEs beside a chain as long, sometimes into a wildcard; the address is typed',
    'Three or four CNAMEs with a wildcard and missing final dots, IPv4 or IPv6; the address is typed',
  ],
  make(level, seed) {
    const scenario = chainScenario(level, seed);
    const { asked, origin, records, type } = scenario;
    const kind = type === 'A' ? 'IPv4 (A)' : 'IPv6 (AAAA)';
    const right = rightAddress(scenario);
    return {
      family: 'cname-chain',
      level,
      seed,
      question: `A client asks this zone's server for the ${kind} address of \`${asked}\`. What address does the name end at?`,
      picture: { kind: 'zone', origin, records: [...records] },
      answer: answerForm(scenario, level, seed),
      rightText: right === null ? noAddress : `\`${right}\``,
      explanation: explanation(scenario),
    };
  },
  check(instance, answer) {
    const scenario = chainScenario(instance.level, instance.seed);
    const right = rightAddress(scenario);
    if (instance.answer.kind === 'address' && right !== null) return markTyped(scenario, right, answer);
    const options = optionsOf(scenario, instance.level, instance.seed);
    return markChoice(instance, answer, whereItEnds(scenario), (index) =>
      explainChainMistake(scenario, options[index] ?? null),
    );
  },
};

function answerForm(scenario: ChainScenario, level: Level, seed: number): AnswerForm {
  const right = rightAddress(scenario);
  if (level >= 4 && right !== null) {
    const hint = scenario.type === 'A' ? 'an IPv4 address' : 'an IPv6 address, in any spelling';
    return { kind: 'address', right, hint };
  }
  const options = optionsOf(scenario, level, seed);
  return {
    kind: 'choice',
    choices: options.map((address) => ({
      text: address === null ? noAddress : `\`${address}\``,
      misconception: chainMistake(scenario, address),
    })),
    right: options.indexOf(right),
  };
}

/** The addresses to choose from, null standing for none; at most five, the likeliest mistakes among them. */
function optionsOf(scenario: ChainScenario, level: Level, seed: number): (string | null)[] {
  const random = new Random(`cname-chain/choices/${level}/${seed}`);
  const likely: readonly (ChainMistake | null)[] = ['ignores-origin', 'takes-the-other-branch'];
  const addresses = random.shuffle(scenario.records.filter(({ type }) => type === scenario.type));
  const wrong = addresses.map(({ data }) => data).filter((data) => data !== rightAddress(scenario));
  const isLikely = (address: string) => likely.includes(chainMistake(scenario, address));
  const ordered = [...wrong.filter(isLikely), ...wrong.filter((address) => !isLikely(address))];
  const right = rightAddress(scenario);
  const fixed = level === 3 && right !== null ? [right, null] : [right];
  return random.shuffle([...fixed, ...ordered].slice(0, 5));
}

function markTyped(scenario: ChainScenario, right: string, answer: Answer): Verdict {
  if (answer.kind !== 'typed') return unreadableVerdict('Type an address.');
  const problem = addressProblem(answer.text);
  if (problem !== null) return unreadableVerdict(problem);
  const compared = compareAddress(answer.text, right);
  if (compared === 'same') return rightVerdict(whereItEnds(scenario));
  const address = canonicalAddress(answer.text);
  const mistake = chainMistake(scenario, address);
  if (mistake === null && compared === 'one-digit-off')
    return wrongVerdict({ title: 'One character is off', sentence: whereItEnds(scenario) }, null);
  return wrongVerdict(explainChainMistake(scenario, address), mistake);
}

function explanation(scenario: ChainScenario): Working[] {
  const steps = scenario.reply.steps.map((step) =>
    step.replaceAll(/[*\w-]+(?:\.[\w-]+)+\.(?=[\s,)])/g, '`$&`'),
  );
  return [
    { kind: 'text', markdown: whereItEnds(scenario) },
    { kind: 'steps', steps },
  ];
}
