import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { chainMistakes } from '../../../src/core/drills/cname-chain/mistakes.ts';
import { families } from '../../../src/core/drills/registry.ts';
import { routeMistakes } from '../../../src/core/drills/route-match/mistakes.ts';
import { hostMistakes } from '../../../src/core/drills/same-network/readings.ts';
import type { DrillFamily, DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const seedCount = 2000;
vi.setConfig({ testTimeout: 60_000 });
const knownMistakes: Record<string, Record<string, string>> = {
  'route-match': routeMistakes,
  'same-network': hostMistakes,
  'cname-chain': chainMistakes,
};

function* instances(family: DrillFamily, level: Level, count = seedCount): Generator<DrillInstance> {
  for (let seed = 0; seed < count; seed += 1) yield family.make(level, seed);
}

/** What is wrong with an instance whose answer is a choice; plain comparisons, since there are thousands. */
function choiceProblems(family: DrillFamily, instance: DrillInstance): string[] {
  if (instance.answer.kind !== 'choice') return [];
  const { choices, right } = instance.answer;
  const problems = choices.flatMap((choice, index) => {
    const verdict = family.check(instance, { kind: 'choice', index });
    const title = index === right ? 'Right' : knownMistakes[family.id]?.[choice.misconception ?? ''];
    return [
      verdict.right === (index === right) ? '' : `choice ${index} is marked ${verdict.right}`,
      verdict.title === title ? '' : `choice ${index} is called ${verdict.title}, not ${title}`,
      verdict.misconception === choice.misconception ? '' : `choice ${index}: ${verdict.misconception}`,
      (choice.misconception === null) === (index === right) ? '' : `choice ${index} has no mistake`,
      verdict.formProblem === null ? '' : `choice ${index} is not read`,
      verdict.sentence.endsWith('.') ? '' : `choice ${index}: ${verdict.sentence}`,
    ];
  });
  const areDistinct = new Set(choices.map(({ text }) => text)).size === choices.length;
  return [
    ...problems.filter((problem) => problem !== ''),
    ...(areDistinct ? [] : ['two choices are equal']),
    ...(choices.length >= 3 && choices.length <= 7 ? [] : [`${choices.length} choices`]),
    ...(instance.rightText === choices[right]?.text ? [] : ['the right text is another']),
    ...(family.check(instance, { kind: 'typed', text: '1' }).formProblem === null ? ['text is taken'] : []),
  ];
}

function typedProblems(family: DrillFamily, instance: DrillInstance): string[] {
  if (instance.answer.kind !== 'address') return [];
  const { right } = instance.answer;
  const check = (text: string) => family.check(instance, { kind: 'typed', text });
  const changed = right.slice(0, -1) + (right.endsWith('1') ? '2' : '1');
  return [
    check(` ${right} `).right ? '' : 'the right address is wrong',
    check(changed).right || check(changed).formProblem !== null ? `${changed} is not wrong` : '',
    check('ten').formProblem === null ? 'what is no address is read' : '',
    family.check(instance, { kind: 'choice', index: 0 }).formProblem === null ? 'a choice is taken' : '',
    instance.rightText === `\`${right}\`` ? '' : 'the right text is another',
  ].filter((problem) => problem !== '');
}

describe.each([...families.values()])('$id', (family) => {
  it.each(levels)('has one right answer, marks every answer and explains itself at level %i', (level) => {
    const problems: string[] = [];
    for (const instance of instances(family, level)) {
      const found = [...choiceProblems(family, instance), ...typedProblems(family, instance)];
      const kinds = instance.explanation.map(({ kind }) => kind).join(' ');
      if (!/^text( bits)? steps$/.test(kinds)) found.push(`explained by ${kinds}`);
      if (instance.family !== family.id || instance.level !== level) found.push('another family or level');
      problems.push(...found.map((problem) => `seed ${instance.seed}: ${problem}`));
    }
    expect(problems).toEqual([]);
  });

  it.each(levels)('is made of its arguments alone, and of JSON, at level %i', (level) => {
    const differing: number[] = [];
    for (const instance of instances(family, level)) {
      const isJson = isDeepStrictEqual(JSON.parse(JSON.stringify(instance)), instance);
      if (!isJson || !isDeepStrictEqual(family.make(level, instance.seed), instance))
        differing.push(instance.seed);
    }
    expect(differing).toEqual([]);
  });

  it.each(levels)('does not repeat itself at level %i', (level) => {
    const questions = new Set<string>();
    for (const { question, picture } of instances(family, level, 200))
      questions.add(JSON.stringify([question, picture]));
    expect(questions.size).toBe(200);
  });

  it.each(levels)('does not betray the right choice by place or length at level %i', (level) => {
    const places: number[] = [];
    const total = { choices: 0, longest: 0, shortest: 0, shown: 0 };
    for (const { answer } of instances(family, level)) {
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
    if (total.shown === 0) return;
    const fair = total.shown / (total.choices / total.shown);
    for (const place of places.slice(0, 3)) expect(place).toBeGreaterThan(0.7 * fair);
    expect(Math.max(...places)).toBeLessThan(1.4 * fair);
    expect(Object.keys(places).length).toBeGreaterThanOrEqual(Math.floor(total.choices / total.shown));
    expect(total.longest / total.shown).toBeLessThan(0.6);
    expect(total.shortest / total.shown).toBeLessThan(0.6);
  });

  it('shows every one of its mistakes somewhere', () => {
    const seen = new Set<string | null>();
    for (const level of levels)
      for (const instance of instances(family, level, 500)) {
        if (instance.answer.kind === 'choice')
          for (const { misconception } of instance.answer.choices) seen.add(misconception);
        if (instance.answer.kind === 'address' && instance.picture?.kind === 'zone')
          for (const { data } of instance.picture.records)
            seen.add(family.check(instance, { kind: 'typed', text: data }).misconception);
      }
    seen.delete(null);
    expect([...seen].sort()).toEqual(Object.keys(knownMistakes[family.id] ?? {}).sort());
  });
});
