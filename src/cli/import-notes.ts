import type { Client } from '../contract/client.ts';
import type { ImportPlan } from '../contract/import.ts';
import type { CommandLine } from './command-line.ts';
import { planLines, questionLines } from './plan-lines.ts';

type ImportLine = Extract<CommandLine, { command: 'import' }>;

/**
 * Imports notes, or with `--dry-run` says what that would do. While questions are open nothing is changed and the exit code
 * is 1, unless `--yes` takes their defaults.
 */
export async function importNotes(client: Client, line: ImportLine): Promise<number> {
  const preview =
    line.isDryRun || !line.takesDefaults ? await run(client, 'import.preview', line, null) : null;
  const isOpen = preview?.questions.some(({ answer }) => answer === null) === true;
  const isApplied = !line.isDryRun && (line.takesDefaults || !isOpen);
  const plan = isApplied ? await run(client, 'import.apply', line, preview?.fingerprint ?? null) : preview;
  if (plan === null) return 1;
  const stopped = !line.isDryRun && !isApplied;
  console.log(line.isJson ? JSON.stringify(plan, null, 2) : written(plan, isApplied));
  if (stopped)
    console.error(
      'Nothing was imported, because there are questions. Import with --yes to take the default for each, or answer them in the window.',
    );
  return stopped ? 1 : 0;
}

function run(
  client: Client,
  method: 'import.preview' | 'import.apply',
  line: ImportLine,
  fingerprint: string | null,
): Promise<ImportPlan> {
  return client.job<ImportPlan>(
    client.call(method, {
      items: line.paths.map((path) => ({ kind: 'path' as const, path })),
      deck: line.deck,
      dialect: line.dialect,
      proposals: line.proposes ? 'on' : 'off',
      lists: line.isJson ? 'all' : 'changes',
      fingerprint,
    }),
  );
}

function written(plan: ImportPlan, isApplied: boolean): string {
  return [
    ...planLines(plan),
    ...questionLines(plan, isApplied),
    ...(isApplied ? [] : ['Nothing was changed.']),
  ].join('\n');
}
