import type { InputOf } from '../../src/contract/api.ts';
import type { ExamFields } from '../../src/contract/exam.ts';
import type { Paper, PaperTask } from '../../src/contract/paper.ts';
import type { ReviewCard } from '../../src/contract/review.ts';
import { families } from '../../src/core/drills/registry.ts';
import type { Answer, DrillInstance } from '../../src/core/drills/types.ts';
import { rightAnswer, wrongAnswer } from '../support/drill-answers.ts';
import { dayMs, startScenario, type Grade, type Scenario } from './scenario.ts';

/** Six cards with short answers and three skills, in a deck of their own each. */
const notes = {
  'ports.md': [
    '---\ndeck: Exam::Ports\n---\n\n# Ports\n',
    ...['DNS 53', 'HTTPS 443', 'SSH 22', 'HTTP 80', 'SMTP 25', 'NTP 123'].map((pair) => {
      const [name, port] = pair.split(' ');
      return `Q: Which port does ${name} use?\nA: ${port}\n`;
    }),
  ].join('\n'),
  'routing.md':
    '---\ndeck: Exam::Routing\ndrills:\n  - route-match\n  - network-address\n  - next-hop\n---\n\n# Routing\n\nAll drills.\n',
};

/** A collection with an exam of two domains, and papers of it that a test sits. */
export interface PaperScenario extends Scenario {
  readonly examId: number;
  /** Id of a card by a part of its front, or of a skill by its family. */
  cardId(name: string): number;
  start(input?: Partial<InputOf<'paper.start'>>): Promise<Paper>;
  save(paper: Paper, position: number, answer: Answer | null, addMs?: number): Promise<unknown>;
  /** Answers every task right, cards by their key. */
  answerRight(paper: Paper, positions?: readonly number[]): Promise<void>;
  truthOf(task: PaperTask): DrillInstance;
  /** Reviews what there is, every drill right, until nothing is left now; gives what was asked. */
  reviewAll(grade?: Grade, scope?: InputOf<'review.next'>): Promise<ReviewCard[]>;
}

/** Opens a collection with six cards, three skills and an exam that asks them in halves. */
export async function startPaperScenario(rest: Partial<ExamFields> = {}): Promise<PaperScenario> {
  const scenario = startScenario({ decks: notes });
  const [ports, routing] = [await scenario.deckId('Exam::Ports'), await scenario.deckId('Exam::Routing')];
  const { examId } = await scenario.client.call('exam.save', {
    name: 'Basics',
    at: scenario.clock.at + 30 * dayMs,
    passMark: 0.66,
    durationMs: 3_600_000,
    taskCount: 6,
    minutesPerDay: 15,
    drillShare: 0.5,
    isEvidence: true,
    domains: [
      { name: 'Ports', weight: 1, deckIds: [ports], tags: [], families: [] },
      { name: 'Routing', weight: 1, deckIds: [routing], tags: [], families: [] },
    ],
    ...rest,
  });
  const ids = new Map(
    scenario
      .sql<{ id: number; front: string }>(
        'select c.id, n.front from cards c join notes n on n.id = c.note_id',
      )
      .map(({ id, front }) => [front, id]),
  );
  const paperScenario: PaperScenario = Object.assign(Object.create(scenario) as Scenario, {
    examId,
    cardId(name: string) {
      const id = [...ids].find(([front]) => front.includes(name))?.[1];
      if (id === undefined) throw new Error(`There should be a card “${name}”.`);
      return id;
    },
    start: (input: Partial<InputOf<'paper.start'>> = {}) =>
      scenario.client.call('paper.start', { examId, mode: 'strict', weighting: 'blueprint', ...input }),
    save: (paper: Paper, position: number, answer: Answer | null, addMs = 0) =>
      scenario.client.call('paper.save', { paperId: paper.paperId, position, answer, addMs }),
    async answerRight(paper: Paper, positions = paper.tasks.map(({ position }) => position)) {
      for (const task of paper.tasks.filter(({ position }) => positions.includes(position)))
        await paperScenario.save(paper, task.position, rightFor(task));
    },
    truthOf,
    async reviewAll(grade: Grade = 3, scope: InputOf<'review.next'> = {}) {
      const asked: ReviewCard[] = [];
      for (let { card } = await scenario.next(scope); card !== null;) {
        asked.push(card);
        ({ card } = await scenario.client.call('review.answer', {
          ...scope,
          cardId: card.cardId,
          version: card.version,
          grade,
          tookMs: 4000,
          drill: card.drill === null ? null : drillAnswer(card.drill.instance),
        }));
      }
      return asked;
    },
  });
  return paperScenario;
}

/** What is right to answer to a task of the scenario. */
export function rightFor(task: PaperTask): Answer {
  if (task.card === null) return rightAnswer(truthOf(task));
  const name = /port does (\w+)/.exec(task.card.front)?.[1] ?? '';
  const port = new RegExp(`port does ${name} use\\?\\nA: (\\d+)`).exec(notes['ports.md'])?.[1];
  return { kind: 'typed', text: port ?? '' };
}

/** What somebody with a misconception answers to a drill of the scenario. */
export function wrongFor(task: PaperTask): Answer {
  return wrongAnswer(truthOf(task));
}

function drillAnswer(instance: DrillInstance) {
  const { level, seed } = instance;
  return { level, seed, answer: rightAnswer(instance), answeredMs: 3000 };
}

function truthOf({ instance }: PaperTask): DrillInstance {
  const family = families.get(instance?.family ?? '');
  if (instance === null || family === undefined) throw new Error('The task should be a drill.');
  return family.make(instance.level, instance.seed);
}
