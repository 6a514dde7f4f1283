import { fingerprint } from '../next-instance.ts';
import type { DrillFamily, Level } from '../types.ts';
import { DefinitionReader, type Definition } from './definition.ts';
import { familyOfDefinition, throwDice } from './own-family.ts';
import { readPlacedYaml } from './placed-yaml.ts';

/** What is the matter with a definition; lines are counted from 1 in its text. */
export interface DrillProblem {
  readonly line: number;
  /** A whole sentence. */
  readonly message: string;
}

/** A drill somebody wrote. */
export interface OwnDrill {
  /** As it is written; the family's id has `own/` in front. */
  readonly id: string;
  readonly family: DrillFamily;
  readonly tags: readonly string[];
}

/** A drill, or none, and what is the matter with its definition. */
export interface DrillReading {
  readonly drill: OwnDrill | null;
  readonly problems: readonly DrillProblem[];
}

const levels: readonly Level[] = [1, 2, 3, 4, 5];
/** Throws that try a level out. */
const trials = 60;
/** Of those so many must give a question. */
const leastSuccesses = 3;
/** Fewer different questions among them repeat themselves before long. */
const leastQuestions = 20;

/** Reads the definition of a drill, the text inside its fence, without trying it out; never throws. */
export function readOwnDrill(text: string): DrillReading {
  const { definition, problems } = read(text);
  return { drill: definition === null ? null : drillOf(definition), problems };
}

/** Reads a definition and throws its dice at every level; no drill if the questions do not come, or hardly ever. */
export function tryOwnDrill(text: string): DrillReading {
  const { definition, problems } = read(text);
  if (definition === null) return { drill: null, problems };
  const tried = levels.map((level) => tryLevel(definition, level));
  const failed = tried.find(({ problem }) => problem !== null);
  if (failed?.problem != null) return { drill: null, problems: [{ line: 1, message: failed.problem }] };
  const shown = new Set(tried.flatMap(({ mistakes }) => [...mistakes]));
  const silent = definition.wrong
    .filter(({ id }) => !shown.has(id))
    .map(({ line, heading }) => ({
      line,
      message: `The mistake “${heading}” never led to an answer of its own when this drill was tried out, so it will not be recognised; look at its \`answer:\`.`,
    }));
  const few = tried.flatMap(({ questions }, index) =>
    questions < leastQuestions ? [{ level: index + 1, questions }] : [],
  )[0];
  const narrow =
    few === undefined
      ? []
      : [
          {
            line: 1,
            message: `Level ${few.level} made only ${few.questions} different questions in ${trials}, so it will repeat itself; give its variables more room.`,
          },
        ];
  return { drill: drillOf(definition), problems: [...silent, ...narrow] };
}

function read(text: string): { definition: Definition | null; problems: DrillProblem[] } {
  const problems: DrillProblem[] = [];
  const report = (line: number, message: string) => void problems.push({ line, message });
  const root = readPlacedYaml(text, report);
  if (root === null) return { definition: null, problems };
  if (root.kind !== 'map') {
    report(1, 'A drill consists of `key: value` lines such as `id: my-drill`; write it that way.');
    return { definition: null, problems };
  }
  return { definition: new DefinitionReader(root, report).read(), problems };
}

function drillOf(definition: Definition): OwnDrill {
  return { id: definition.id, family: familyOfDefinition(definition), tags: definition.tags };
}

function tryLevel(definition: Definition, level: Level) {
  const questions = new Set<number>();
  const mistakes = new Set<string>();
  let successes = 0;
  let reason = '';
  for (let trial = 0; trial < trials; trial += 1) {
    const thrown = throwDice(definition, level, trial, `${trial}/0`);
    if ('problem' in thrown) {
      reason = thrown.problem;
      continue;
    }
    successes += 1;
    questions.add(fingerprint(thrown.instance));
    for (const { misconception } of thrown.instance.mistakes) mistakes.add(misconception);
  }
  const problem =
    successes >= leastSuccesses
      ? null
      : `At level ${level} only ${successes} of ${trials} throws of the dice gave a question; give the variables other values, or ask less of them. The last one failed because: ${reason}`;
  return { problem, questions: successes < trials / 2 ? leastQuestions : questions.size, mistakes };
}
