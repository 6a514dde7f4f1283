import { isAsserted, isShownAsWrong } from './lint/asserted.ts';
import type { Check, LineMistake, Mistake } from './lint/check.ts';
import { inlineCodeOf } from './lint/inline-code.ts';
import { stretchesOf, type Lead, type Part, type Passage, type Stretch } from './lint/material.ts';
import { checks } from './lint/registry.ts';
import { lineAt, type Statement } from './lint/statement.ts';
import {
  statementOfFields,
  statementOfList,
  statementsOfCode,
  statementsOfPassage,
  statementsOfTable,
} from './lint/statements.ts';
import type { ReadFile } from './read.ts';
import type { Finding } from './types.ts';

/**
 * Claims in a file that computation shows to be wrong, in the order of their lines; never throws. Says nothing of what is
 * asked, denied, approximate or left open.
 */
export function lint(file: ReadFile): Finding[] {
  const active = groupsOf(triggered(everything, file.body.text));
  if (active.length === 0) return [];
  const found = new Map<string, Finding>();
  const add = (check: Check, { line, claim, computation, correction }: LineMistake) => {
    const key = `${line} ${check.id} ${correction}`;
    if (found.has(key)) return;
    found.set(key, { path: file.path, line, check: check.id, claim, computation, correction });
  };
  for (const stretch of stretchesOf(file.body)) lintStretch(stretch, active, add);
  return [...found.values()].sort((one, other) => one.line - other.line);
}

/** Checks with one trigger, which is so tried once for all of them. */
interface Group {
  readonly trigger: RegExp;
  readonly checks: readonly Check[];
  readonly isWordy: boolean;
}

function groupsOf(among: readonly Check[]): Group[] {
  const byTrigger = Map.groupBy(among, ({ trigger }) => trigger);
  return [...byTrigger].map(([trigger, own]) => ({
    trigger,
    checks: own,
    isWordy: own.some(({ isWordy }) => isWordy === true),
  }));
}

/** The checks that may find something in a text. */
function triggered(groups: readonly Group[], text: string): readonly Check[] {
  const hasDigit = /\d/.test(text);
  const found: Check[] = [];
  for (const { trigger, checks: own, isWordy } of groups)
    if ((hasDigit || isWordy) && trigger.test(text)) found.push(...own);
  return found;
}

const everything = groupsOf(checks);

type Add = (check: Check, mistake: LineMistake) => void;

function lintStretch(stretch: Stretch, active: readonly Group[], add: Add): void {
  const lists = new Map<Lead, Set<Check>>();
  let before: Passage | null = null;
  const statements: Statement[] = [];
  const touched = new Set<Check>();
  for (const part of stretch.parts) {
    const own = triggered(active, rawOf(part, before));
    if (own.length > 0) {
      const said = statementsOf(part, before);
      statements.push(...said);
      lintPart(own, part, said, add);
      for (const check of own) touched.add(check);
    }
    if (part.kind === 'passage' && part.lead) {
      const joining = lists.get(part.lead) ?? new Set();
      for (const check of own) if (check.joinsItems) joining.add(check);
      lists.set(part.lead, joining);
    }
    before = part.kind === 'passage' ? part : null;
  }
  for (const [lead, joining] of lists) {
    const introducing = lead.raw === '' ? [] : triggered(active, lead.raw);
    for (const check of introducing) if (check.joinsItems) joining.add(check);
    const row = joining.size === 0 ? null : statementOfList(lead);
    if (row) for (const check of joining) lintStatement(check, row, add);
  }
  for (const check of touched)
    if (check.inSection)
      for (const mistake of check.inSection({ parts: stretch.parts, statements })) add(check, mistake);
}

/** The text whose truth may be at stake in a part: its own, and the question it may answer. */
function rawOf(part: Part, before: Passage | null): string {
  if (part.kind === 'table') return part.raw;
  if (part.kind === 'code') return `${part.code.context}\n${part.raw}`;
  const asked = part.lead?.items.length === 1 ? part.lead.raw : (before?.raw ?? '');
  return asked.includes('?') || asked.startsWith('Q') ? `${asked}\n${part.raw}` : part.raw;
}

function statementsOf(part: Part, before: Passage | null): Statement[] {
  if (part.kind === 'table') return statementsOfTable(part);
  const context = part.headings.join('\n');
  if (part.kind === 'code') {
    const fields = statementOfFields(
      part.code.lines.map(({ text }) => text).join('\n'),
      part.code.lines[0]?.line ?? 1,
      context,
    );
    return [...statementsOfCode(part), ...(fields ? [fields] : [])];
  }
  const fields = part.raw.includes('\n') ? statementOfFields(part.raw, part.line, context) : null;
  return [...statementsOfPassage(part, before), ...(fields ? [fields] : [])];
}

/** Statements come first, so that what the checks ask of one is still at hand. */
function lintPart(own: readonly Check[], part: Part, said: readonly Statement[], add: Add): void {
  for (const statement of said) for (const check of own) lintStatement(check, statement, add);
  if (!own.some(({ inCode }) => inCode)) return;
  const codes = part.kind === 'code' ? [part.code] : inlineCodeOf(part);
  for (const code of codes) {
    const [first] = code.lines;
    const isWrong = code.isInline && first && isShownAsWrong(code.context, first.text);
    if (isWrong) continue;
    for (const check of own) for (const mistake of check.inCode?.(code) ?? []) add(check, mistake);
  }
}

function lintStatement(check: Check, statement: Statement, add: Add): void {
  for (const mistake of check.inStatement?.(statement) ?? [])
    if (isAsserted(statement, mistake.start, mistake.end, mistake.isDenial))
      add(check, lineMistakeOf(statement, mistake));
}

function lineMistakeOf(
  statement: Statement,
  { start, end, at, computation, correction }: Mistake,
): LineMistake {
  const line = lineAt(statement, at ?? start);
  return {
    line,
    claim: statement.text.slice(start, end).replace(/\s+/g, ' ').trim(),
    computation,
    correction,
  };
}
