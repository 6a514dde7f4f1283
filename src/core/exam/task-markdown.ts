import type { Verdict } from '../drills/types.ts';
import { codeBlock, codeSpan, enclosed, escapedText, quoted } from '../notes/markdown-parts.ts';
import { decimal, duration, percent, points } from './amounts.ts';
import { answersMarkdown } from './answer-markdown.ts';
import { explanationMarkdown, optionsMarkdown, questionMarkdown } from './instance-markdown.ts';
import type { DrawHosts, PrintedPaper, PrintedTask } from './printed-paper.ts';
import { lost, titleOf } from './task-words.ts';

/** A task of a report as Markdown: what was asked, answered and right, how it was marked, and the worked explanation. */
export function taskMarkdown(paper: PrintedPaper, task: PrintedTask, drawHosts: DrawHosts | null): string {
  const { position, title, instance } = task;
  const blocks = [
    `### Task ${position + 1}: ${escapedText(titleOf(title, instance !== null))}`,
    facts(paper, task),
    ...(instance === null ? cardBlocks(task) : drillBlocks(task, instance, drawHosts)),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function facts({ domains }: PrintedPaper, task: PrintedTask): string {
  const { domain, points: amount, marking, spentMs, isFlagged } = task;
  const credit = marking?.credit ?? null;
  const got = credit === null ? 'not marked yet' : `${decimal(credit * amount)} of ${points(amount)}`;
  const name = escapedText(domains[domain]?.name ?? '');
  return [name, got, duration(spentMs), ...(isFlagged ? ['flagged'] : [])].filter(Boolean).join(' · ');
}

function cardBlocks({ card, answer, marking }: PrintedTask): string[] {
  const given = answer?.kind === 'typed' ? answer.text.trim() : '';
  return [
    enclosed(card?.front ?? lost),
    given === ''
      ? '**Answer given:** none'
      : `**Answer given:**${given.includes('\n') ? `\n\n${quoted(codeBlock(given))}` : ` ${codeSpan(given)}`}`,
    ...(card === null ? [] : ['**Right answer:**', quoted(card.back ?? '')]),
    cardVerdict(marking),
  ];
}

function cardVerdict(marking: PrintedTask['marking']): string {
  if (marking === null || marking.credit === null || marking.by === 'unanswered') return '';
  const result =
    marking.credit === 1
      ? '✓ Right'
      : marking.credit === 0
        ? '✗ Wrong'
        : `Partly right (${percent(marking.credit)})`;
  return `**${result}**, ${marking.by === 'self' ? 'as you marked it' : 'by the key'}.`;
}

function drillBlocks(
  task: PrintedTask,
  instance: NonNullable<PrintedTask['instance']>,
  drawHosts: DrawHosts | null,
): string[] {
  const { answer, marking } = task;
  const verdict = marking?.verdict ?? null;
  const isRight = verdict?.right === true;
  // An explanation that only says the verdict's sentence again is left out.
  const workings = instance.explanation.filter(
    (working) => working.kind !== 'text' || verdict?.sentence.endsWith(working.markdown) !== true,
  );
  return [
    questionMarkdown(instance, drawHosts),
    optionsMarkdown(instance),
    answersMarkdown(instance, answer, verdict?.parts ?? null, isRight),
    ...(verdict === null ? [] : [said(verdict), enclosed(verdict.remark ?? '')]),
    explanationMarkdown(workings),
  ];
}

function said({ right, title, sentence }: Verdict): string {
  const heading = `**${right ? '✓' : '✗'} ${escapedText(title)}.**`;
  return sentence.includes('\n') ? `${heading}\n\n${enclosed(sentence)}` : `${heading} ${sentence}`;
}
