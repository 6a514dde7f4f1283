import { isDeepStrictEqual } from 'node:util';
import { expect, it, vi } from 'vitest';
import { checkAnswer } from '../../src/core/drills/check-answer.ts';
import { fingerprint, nextInstance } from '../../src/core/drills/next-instance.ts';
import type { Answer, AnswerForm, DrillFamily, DrillInstance, Level } from '../../src/core/drills/types.ts';
import { rightAnswer } from './drill-answers.ts';
import { remembered } from './remembered-family.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
/** Instances of every level that the invariants are held against; 2,000 make 10,000 of a family. */
const seedCount = Number(process.env['DRILL_SEEDS'] ?? 120);
vi.setConfig({ testTimeout: 300_000 });

function* instances(family: DrillFamily, level: Level, count = seedCount): Generator<DrillInstance> {
  for (let seed = 0; seed < count; seed += 1) yield family.make(level, seed);
}

/** Answers of another form, and some that cannot be read. */
const unreadable: Record<AnswerForm['kind'], readonly Answer[]> = {
  choice: [
    { kind: 'typed', text: '1' },
    { kind: 'choice', index: 99 },
  ],
  typed: [
    { kind: 'choice', index: 0 },
    { kind: 'typed', text: '' },
  ],
  fields: [
    { kind: 'typed', text: '1' },
    { kind: 'fields', texts: [] },
  ],
  order: [
    { kind: 'choice', index: 0 },
    { kind: 'order', order: [0, 0] },
  ],
  mark: [
    { kind: 'choice', index: 0 },
    { kind: 'mark', ids: ['nobody'] },
  ],
};

/** What is wrong with an instance, as sentences; plain comparisons, since there are thousands. */
function problemsOf(family: DrillFamily, instance: DrillInstance): string[] {
  const problems: string[] = [];
  const expectThat = (isSo: boolean, problem: string) => {
    if (!isSo) problems.push(`level ${instance.level} seed ${instance.seed}: ${problem}`);
  };
  const { answer, explanation, mistakes } = instance;
  const right = checkAnswer(family, instance, rightAnswer(instance));
  expectThat(right.right && right.title === 'Right', 'the right answer is not marked right');
  expectThat(right.remark === null, `the right answer is remarked on: ${right.remark ?? ''}`);
  expectThat(/[.:]$/.test(right.sentence), `why it is right: ${right.sentence}`);
  const kinds = explanation.map(({ kind }) => kind).join(' ');
  expectThat(/^text( bits)?( candidates)? steps$/.test(kinds), `explained by ${kinds}`);
  for (const working of explanation) {
    if (working.kind === 'bits' || working.kind === 'candidates')
      for (const { label } of working.rows)
        expectThat(!label.includes('`'), `a label is no Markdown: ${label}`);
    if (working.kind === 'steps')
      expectThat(working.steps.length >= 1 && working.steps.length <= 12, `${working.steps.length} steps`);
  }
  for (const { misconception, sentence, answer: led } of mistakes) {
    const verdict = checkAnswer(family, instance, led);
    expectThat(family.misconceptions[misconception] !== undefined, `${misconception} has no heading`);
    expectThat(!verdict.right, `${misconception} leads to the right answer`);
    expectThat(verdict.formProblem === null, `${misconception} leads to ${verdict.formProblem ?? ''}`);
    expectThat(verdict.misconception !== null, `${misconception} is not recognised`);
    expectThat(/\.$/.test(sentence) && !/undefined|NaN|null/.test(sentence), `${misconception}: ${sentence}`);
  }
  for (const other of unreadable[answer.kind])
    expectThat(checkAnswer(family, instance, other).formProblem !== null, `${JSON.stringify(other)} is read`);
  const shown = JSON.stringify([instance.question, instance.rightText, explanation]);
  expectThat(!/undefined|NaN|\[object/.test(shown), `shows ${shown}`);
  expectThat(instance.question.length <= 400, `the question has ${instance.question.length} characters`);
  expectThat(instance.family === family.id && levels.includes(instance.level), 'another family or no level');
  if (answer.kind === 'choice') problems.push(...choiceProblems(family, instance, answer));
  if (answer.kind === 'mark') problems.push(...markProblems(instance, answer));
  return problems;
}

function choiceProblems(
  family: DrillFamily,
  instance: DrillInstance,
  { choices, right }: Extract<AnswerForm, { kind: 'choice' }>,
): string[] {
  const where = `level ${instance.level} seed ${instance.seed}`;
  const problems = choices.flatMap((choice, index) => {
    const verdict = checkAnswer(family, instance, { kind: 'choice', index });
    const title = index === right ? 'Right' : family.misconceptions[choice.misconception ?? ''];
    return [
      verdict.right === (index === right) ? '' : `choice ${index} is marked ${verdict.right}`,
      verdict.title === title ? '' : `choice ${index} is called ${verdict.title}, not ${title}`,
      verdict.misconception === choice.misconception ? '' : `choice ${index}: ${verdict.misconception}`,
      (choice.misconception === null) === (index === right) ? '' : `choice ${index} has no mistake`,
    ];
  });
  const texts = choices.map(({ text }) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim());
  return [
    ...problems.filter((problem) => problem !== ''),
    ...(new Set(texts).size === texts.length ? [] : ['two choices are equal']),
    ...(choices.length >= 3 && choices.length <= 7 ? [] : [`${choices.length} choices`]),
    ...(instance.rightText === choices[right]?.text ? [] : ['the right text is another']),
  ].map((problem) => `${where}: ${problem}`);
}

function markProblems(instance: DrillInstance, { targets, right }: Extract<AnswerForm, { kind: 'mark' }>) {
  const drawn = JSON.stringify(instance.picture);
  return [
    ...targets.filter(({ id }) => !drawn.includes(JSON.stringify(id))).map(({ id }) => `${id} is not drawn`),
    ...(targets.length >= 3 && targets.length <= 9 ? [] : [`${targets.length} targets`]),
    ...(right.length >= 1 && right.every((id) => targets.some((target) => target.id === id))
      ? []
      : ['what is right is no target']),
  ].map((problem) => `level ${instance.level} seed ${instance.seed}: ${problem}`);
}

/** The tests that every drill family passes, whoever wrote it; `DRILL_SEEDS` says how many instances of a level they look at. */
export function holdsInvariants(family: DrillFamily): void {
  const kept = remembered(family, Math.max(400, seedCount));

  it('has one right answer, marks every answer and explains itself', () => {
    const problems: string[] = [];
    let made = 0;
    for (const level of levels)
      for (const instance of instances(kept, level)) {
        made += 1;
        problems.push(...problemsOf(family, instance));
        const again = family.make(level, instance.seed);
        const isJson = isDeepStrictEqual(JSON.parse(JSON.stringify(instance)), instance);
        if (!isJson || !isDeepStrictEqual(again, instance))
          problems.push(`level ${level} seed ${instance.seed}: not of its arguments alone, or not JSON`);
      }
    console.info(`${family.id}: ${made} instances, ${problems.length} problems`);
    expect(problems.slice(0, 20)).toEqual([]);
  });

  it('does not repeat itself', () => {
    const repeated = levels.map((level) => {
      const seen = new Set<number>();
      for (const instance of instances(kept, level, 200)) seen.add(fingerprint(instance));
      return 200 - seen.size;
    });
    // A few are made up for by taking another seed.
    expect(Math.max(...repeated)).toBeLessThanOrEqual(20);
  });

  it.each(levels)('asks nothing again within 200 reviews at level %i', (level) => {
    const seen = new Set<number>();
    for (let review = 0; review < 200; review += 1)
      seen.add(fingerprint(nextInstance(family, level, review, { aim: null, seen })));
    expect(seen.size).toBe(200);
  });

  it('does not betray the right choice by place or length', () => {
    for (const level of levels) {
      const places: number[] = [];
      const total = { choices: 0, longest: 0, shortest: 0, shown: 0 };
      for (const { answer } of instances(kept, level, Math.max(400, seedCount))) {
        if (answer.kind !== 'choice') continue;
        places[answer.right] = (places[answer.right] ?? 0) + 1;
        const lengths = answer.choices.map(({ text }) => text.length);
        const own = lengths[answer.right] ?? 0;
        const others = lengths.filter((_, index) => index !== answer.right);
        total.shown += 1;
        total.choices += answer.choices.length;
        total.longest += own > Math.max(...others) ? 1 : 0;
        total.shortest += own < Math.min(...others) ? 1 : 0;
      }
      if (total.shown < 200) continue;
      const fair = total.shown / (total.choices / total.shown);
      const where = `${family.id} at level ${level}`;
      for (const place of places.slice(0, 3)) expect(place, where).toBeGreaterThan(0.6 * fair);
      expect(Math.max(...places), where).toBeLessThan(1.5 * fair);
      expect(total.longest / total.shown, where).toBeLessThan(0.6);
      expect(total.shortest / total.shown, where).toBeLessThan(0.6);
    }
  });

  it('shows every one of its misconceptions somewhere', () => {
    const seen = new Set<string>();
    for (const level of levels)
      for (const { mistakes } of instances(kept, level, 200))
        for (const { misconception } of mistakes) seen.add(misconception);
    expect([...seen].sort()).toEqual(Object.keys(family.misconceptions).sort());
  });
}
