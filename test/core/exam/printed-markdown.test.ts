import fc from 'fast-check';
import { Marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/core/drills/picture.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';
import { blind } from '../../../src/core/exam/blind.ts';
import { paperMarkdown } from '../../../src/core/exam/paper-markdown.ts';
import type { PrintedTask } from '../../../src/core/exam/printed-paper.ts';
import { reportMarkdown } from '../../../src/core/exam/report-markdown.ts';
import { cardTask, drillTask, instancesOf, printedReport } from '../../support/printed-report.ts';

const marked = new Marked();
const options = {
  dateOf: (at: number) => `day ${at / 86_400_000}`,
  submittedAt: 4 * 86_400_000,
  drawHosts: null,
};
const levels: readonly Level[] = [1, 2, 3, 4, 5];
const ways = ['right', 'wrong', 'unanswered'] as const;
/** Seeds that instances of every family and level are written with. */
const seeds = Array.from({ length: Number(process.env['PRINT_SEEDS'] ?? 1) }, (_, index) => index + 1);
const sections = [
  '# CKA networking, mock 4: report',
  ...['Domains', 'Skills', 'What went wrong', 'What to study next', 'Mock exams so far', 'Tasks'].map(
    (title) => `## ${title}`,
  ),
];

function blocks(markdown: string): Token[] {
  return marked.lexer(markdown).filter(({ type }) => type !== 'space');
}

function headings(tokens: readonly Token[]): string[] {
  return tokens.filter(({ type }) => type === 'heading').map(({ raw }) => raw.trim());
}

function parts(picture: Picture | null): Exclude<Picture, { kind: 'stack' }>[] {
  if (picture === null) return [];
  return picture.kind === 'stack' ? picture.pictures.flatMap(parts) : [picture];
}

/** What a reader must find in the blocks of a task: code as it is, and tables with their numbers of columns and rows. */
function expectWhole(tokens: readonly Token[], instance: DrillInstance, isExplained: boolean): void {
  const code = tokens.filter((token): token is Tokens.Code => token.type === 'code').map(({ text }) => text);
  const tables = tokens.filter((token): token is Tokens.Table => token.type === 'table');
  const shapes = tables.map(({ header, rows }) => `${header.length}×${rows.length}`);
  for (const part of parts(instance.picture)) {
    if (part.kind === 'files')
      for (const { language, name, text } of part.files)
        expect(code).toContain(`${language === 'terminal' ? `$ ${name}\n` : ''}${text}`.replace(/\n+$/, ''));
    if (part.kind === 'zone') expect(shapes).toContain(`4×${part.records.length}`);
    if (part.kind === 'ranges') expect(shapes).toContain(`4×${part.rows.length}`);
    if (part.kind === 'routes') expect(shapes.join(' ')).toMatch(new RegExp(`[345]×${part.rows.length}\\b`));
  }
  for (const { header, rows } of tables) for (const row of rows) expect(row).toHaveLength(header.length);
  for (const token of tokens) if (token.type === 'paragraph') expect(token.raw).not.toMatch(/^\||^```/m);
  if (!isExplained) return;
  for (const working of instance.explanation) {
    if (working.kind === 'candidates') expect(shapes).toContain(`3×${working.rows.length}`);
    if (working.kind === 'bits')
      expect(code.some((text) => text.split('\n').length === working.rows.length)).toBe(true);
    if (working.kind === 'steps')
      expect(
        tokens.some(
          (token) =>
            token.type === 'list' &&
            (token as Tokens.List).ordered &&
            (token as Tokens.List).items.length === working.steps.length,
        ),
      ).toBe(true);
  }
}

/** The tokens behind each heading that matches. */
function sectionsOf(tokens: readonly Token[], heading: RegExp): Token[][] {
  const found: Token[][] = [];
  let current: Token[] | null = null;
  for (const token of tokens) {
    if (token.type === 'heading') {
      current = heading.test(token.raw) ? [] : null;
      if (current !== null) found.push(current);
    } else current?.push(token);
  }
  return found;
}

describe('every family in print', () => {
  it.each(levels)('makes a whole report of its instances at level %i', (level) => {
    for (const seed of seeds) {
      const instances = instancesOf(level, seed);
      const tasks = instances.map((instance, index) =>
        drillTask(instance, index, ways[(index + seed) % 3] ?? 'right'),
      );
      const report = printedReport(tasks);
      const markdown = reportMarkdown(report, options);
      const tokens = blocks(markdown);
      const titles = tasks.map(({ position, title }) => `### Task ${position + 1}: ${title}`);
      expect(headings(tokens)).toEqual([...sections, ...titles]);
      const written = sectionsOf(tokens, /^### Task/);
      instances.forEach((instance, index) => expectWhole(written[index] ?? [], instance, true));
      expect(markdown).not.toMatch(/undefined|\[object|NaN|\bnull\b/);
    }
  });

  it.each(levels)('gives nothing away on an empty paper at level %i', (level) => {
    for (const seed of seeds) {
      const instances = instancesOf(level, seed);
      const open = instances.map((instance, index) => drillTask(instance, index, 'unanswered'));
      const blinded = open.map((task) => ({
        ...task,
        instance: task.instance && blind(task.instance),
        marking: null,
      }));
      const { paper } = printedReport(open);
      const withKey = paperMarkdown(paper, true, null);
      const without = paperMarkdown({ ...paper, tasks: blinded }, false, null);
      expect(without.key).toBeNull();
      expect(without.paper).toContain('its key is left out');
      expect(without.paper.slice(0, withKey.paper.length - 1)).toBe(withKey.paper.trimEnd());
      const sheet = blocks(withKey.paper);
      const key = blocks(withKey.key ?? '');
      const titles = open.map(({ position }) => `## Task ${position + 1} (2 points)`);
      expect(headings(sheet)).toEqual(['# CKA networking, mock 4', ...titles]);
      expect(headings(key)).toEqual(['# Key: CKA networking, mock 4', ...titles]);
      const written = sectionsOf(sheet, /^## Task/);
      instances.forEach((instance, index) => expectWhole(written[index] ?? [], instance, false));
    }
  });
});

describe('cards in print', () => {
  const pieces = [
    '```',
    '~~~',
    '# Head',
    '> quote',
    '- item',
    '1. one',
    '| a | b |',
    '|---|---|',
    '<!-- open',
    '<div>',
  ];
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...pieces, '', '$$', '%%', '[^1]: note', '![x](y.png)', '    code', '---', '`'),
        fc.string(),
      ),
      {
        maxLength: 8,
      },
    )
    .map((lines) => lines.join('\n'));

  it('cannot break the report around them', () => {
    fc.assert(
      fc.property(text, text, fc.option(text), (front, back, answer) => {
        const after = cardTask('After?', 'Yes', 1, 'Yes', 1);
        const tasks = [cardTask(front, back, 0, answer), after];
        const tokens = blocks(reportMarkdown(printedReport(tasks), options));
        expect(headings(tokens)).toEqual([...sections, '### Task 1: Routing', '### Task 2: Routing']);
        const sheets = paperMarkdown(printedReport(tasks).paper, true, null);
        const titles = ['## Task 1 (2 points)', '## Task 2 (2 points)'];
        expect(headings(blocks(sheets.paper)).slice(1)).toEqual(titles);
        expect(headings(blocks(sheets.key ?? '')).slice(1)).toEqual(titles);
      }),
      { numRuns: Number(process.env['PRINT_RUNS'] ?? 150) },
    );
  });
});

describe('what a report says', () => {
  const instance = instancesOf(1, 3).find(({ family }) => family === 'route-match');
  const task = instance && drillTask(instance, 0, 'wrong');

  function written(tasks: readonly PrintedTask[], more: object = {}): string {
    return reportMarkdown({ ...printedReport(tasks), ...more }, options);
  }

  it('names score, forecast, what was answered and what is right, with the letters of the routes', () => {
    if (instance?.answer.kind !== 'choice' || task?.answer?.kind !== 'choice')
      throw new Error('It should be a choice.');
    const markdown = written([task]);
    const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const { choices, right } = instance.answer;
    expect(markdown).toContain('**71.4%: passed.** The pass mark is 66%.');
    expect(markdown).toContain('Handed in on day 4, after 1 h 12 min of 2 h.');
    expect(markdown).toContain('64%, four times in five between 52% and 75%; 48% chance to pass.');
    expect(markdown).toContain(
      `**Answer given:** **${letters[task.answer.index] ?? ''}** ${choices[task.answer.index]?.text ?? ''}`,
    );
    expect(markdown).toContain(`**Right answer:** **${letters[right] ?? ''}** ${choices[right]?.text ?? ''}`);
    const tables = blocks(markdown).filter(({ type }) => type === 'table') as Tokens.Table[];
    const routes = tables.find(({ header }) => header.some(({ text: title }) => title === 'Next hop'));
    expect(routes?.rows.map((row) => row[0]?.text)).toEqual(
      letters.slice(0, choices.length).map((letter) => `**${letter}**`),
    );
  });

  it('leaves out what there is nothing to say of', () => {
    const markdown = written([cardTask('Front?', 'Back', 0, 'Back', 1)], {
      mistakes: [],
      next: null,
      history: [],
    });
    expect(headings(blocks(markdown)).slice(1, -1)).toEqual(['## Domains', '## Skills', '## Tasks']);
    expect(markdown).toContain('**✓ Right**, as you marked it.');
  });

  it('says when a task cannot be made again', () => {
    const gone = { ...cardTask('', '', 0, null), card: null };
    expect(written([gone])).toContain('its drill is not defined in the notes now');
    expect(paperMarkdown(printedReport([gone]).paper, true, null).key).toContain('its drill is not defined');
  });

  it('tells the parts of several fields apart', () => {
    const fields = instancesOf(4, 2).find(
      ({ answer, mistakes }) => answer.kind === 'fields' && mistakes.length > 0,
    );
    if (fields?.answer.kind !== 'fields') throw new Error('Some family should ask for several fields.');
    const texts = fields.answer.fields.map(({ right }, index) => (index === 0 ? right : 'x|y'));
    const parts = texts.map((_, index) => index === 0);
    const verdict = {
      right: false,
      misconception: null,
      title: 'Not right',
      sentence: 'So.',
      remark: null,
      parts,
      formProblem: null,
    };
    const given = {
      ...drillTask(fields, 0, 'wrong'),
      answer: { kind: 'fields' as const, texts },
      marking: { credit: 1 / texts.length, by: 'computation' as const, verdict },
    };
    const table = sectionsOf(blocks(written([given])), /^### Task/)[0]?.filter(
      ({ type }) => type === 'table',
    ) as Tokens.Table[];
    const answers = table.find(({ header }) => header[1]?.text === 'Answer given');
    expect(answers?.rows.map((row) => row[3]?.text)).toEqual(parts.map((isRight) => (isRight ? '✓' : '✗')));
    expect(answers?.rows[1]?.[1]?.text).toBe('`x|y`');
  });
});
