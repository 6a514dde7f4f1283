import { escapedText, list, table } from '../notes/markdown-parts.ts';
import { plainText } from '../notes/plain-text.ts';
import { counted, duration, percent } from './amounts.ts';
import type { DrawHosts, PrintedReport } from './printed-paper.ts';
import { taskMarkdown } from './task-markdown.ts';
import { titleOf } from './task-words.ts';

/** What a report needs beside itself. */
export interface ReportOptions {
  /** The date and time of an instant in epoch milliseconds, in words. */
  readonly dateOf: (at: number) => string;
  /** When it was handed in, in epoch milliseconds; null if that is not known. */
  readonly submittedAt: number | null;
  readonly drawHosts: DrawHosts | null;
}

/** The report of a paper as Markdown: score, domains, skills, mistakes, what is next, the papers so far, and every task worked out. */
export function reportMarkdown(report: PrintedReport, options: ReportOptions): string {
  const { paper } = report;
  const blocks = [
    `# ${escapedText(`${paper.examName}, mock ${paper.number}: report`)}`,
    summary(report, options),
    '## Domains',
    domains(report),
    '## Skills',
    skills(report),
    ...section('What went wrong', mistakes(report)),
    ...section('What to study next', next(report)),
    ...section('Mock exams so far', history(report, options)),
    '## Tasks',
    ...paper.tasks.map((task) => taskMarkdown(paper, task, options.drawHosts)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function summary(report: PrintedReport, { dateOf, submittedAt }: ReportOptions): string {
  const { paper, score, isPassed, usedMs, prediction, evidence } = report;
  const { expected, low, high, passChance } = prediction;
  const mode = { strict: 'strict, explained at the end', study: 'study, explained task by task' }[paper.mode];
  const weighting = { blueprint: 'as the exam asks', weak: 'weighted to what was weak' }[paper.weighting];
  const limit = paper.mode === 'strict' ? ` of ${duration(paper.durationMs)}` : '';
  return [
    `**${percent(score)}: ${isPassed ? 'passed' : 'not passed'}.** The pass mark is ${percent(paper.passMark)}.`,
    list([
      `Handed in${submittedAt === null ? '' : ` on ${escapedText(dateOf(submittedAt))}`}, after ${duration(usedMs)}${limit}.`,
      `${counted(paper.tasks.length, 'task')}, ${mode}; drawn ${weighting}, with seed ${paper.seed}.`,
      `Forecast before it: ${percent(expected)}, four times in five between ${percent(low)} and ${percent(high)}; ${percent(passChance)} chance to pass.`,
      counts(evidence),
      ...(paper.isRepeat ? ['It asked the tasks of an earlier paper once more.'] : []),
      ...(paper.remark === null ? [] : [escapedText(paper.remark)]),
    ]),
  ].join('\n\n');
}

function counts({ isOn, reviews }: PrintedReport['evidence']): string {
  if (!isOn) return 'Its results do not count as reviews.';
  if (reviews === 0) return 'No result counted as a review.';
  return reviews === 1 ? '1 result counted as a review.' : `${reviews} results counted as reviews.`;
}

function domains({ domains: rows }: PrintedReport): string {
  return table(
    [{ title: 'Domain' }, ...['Weight', 'Tasks', 'Right', 'Score', 'Time per task'].map(number)],
    rows.map(({ name, weight, tasks, right, score, msPerTask }) => [
      escapedText(name),
      percent(weight),
      String(tasks),
      String(right),
      score === null ? '–' : percent(score),
      msPerTask === null ? '–' : duration(msPerTask),
    ]),
  );
}

function skills({ skills: rows }: PrintedReport): string {
  return table(
    [{ title: 'Skill' }, ...['Tasks', 'Score'].map(number)],
    rows.map(({ title, family, tasks, score }) => [
      escapedText(titleOf(title, family !== null)),
      String(tasks),
      percent(score),
    ]),
  );
}

function mistakes({ mistakes: rows }: PrintedReport): string {
  return list(
    rows.map(({ position, title, sentence, timesThisMonth }) => {
      const often =
        timesThisMonth === null || timesThisMonth < 2 ? '' : ` (${timesThisMonth} times in the last 30 days)`;
      const words = plainText(title);
      const heading = `Task ${position + 1}, ${words}${/[.:?!]$/.test(words) ? '' : ':'}`;
      return `**${escapedText(heading)}** ${sentence}${often}`;
    }),
  );
}

function next({ next: help }: PrintedReport): string {
  if (help === null) return '';
  const names = help.domains.map(escapedText).join(' and ');
  const minutes = counted(Math.max(1, Math.round(help.minutes)), 'minute');
  const where = names === '' ? '' : ` in ${names}`;
  const gain = help.gain > 0 ? `, worth about ${percent(help.gain)} of the score on the day` : '';
  const titles = list(help.titles.map((title) => escapedText(plainText(title))));
  return [`About ${minutes}${where}${gain}.`, titles].filter((part) => part !== '').join('\n\n');
}

function history({ history: rows }: PrintedReport, { dateOf }: ReportOptions): string {
  if (rows.length < 2) return '';
  return table(
    [
      ...['Mock', 'Sat on', 'Mode'].map((title) => ({ title })),
      ...['Tasks', 'Forecast', 'Score'].map(number),
      { title: 'Result' },
    ],
    rows.map(({ number: count, startedAt, mode, taskCount, expected, score, isPassed }) => [
      String(count),
      escapedText(dateOf(startedAt)),
      mode,
      String(taskCount),
      percent(expected),
      score === null ? '–' : percent(score),
      isPassed === null ? '' : isPassed ? 'passed' : 'not passed',
    ]),
  );
}

function section(title: string, body: string): string[] {
  return body === '' ? [] : [`## ${title}`, body];
}

function number(title: string): { title: string; isRight: boolean } {
  return { title, isRight: true };
}
