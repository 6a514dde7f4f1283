import type { Client } from '../contract/client.ts';
import type { ChangeKind, ImportPlan } from '../contract/import.ts';
import type { CommandLine } from './command-line.ts';

/** Imports notes, or with `--dry-run` says what that would do. */
export async function importNotes(
  client: Client,
  line: Extract<CommandLine, { command: 'import' }>,
): Promise<number> {
  const input = { items: line.paths.map((path) => ({ kind: 'path' as const, path })), deck: line.deck };
  const plan = await client.job<ImportPlan>(
    client.call(line.isDryRun ? 'import.preview' : 'import.apply', input),
  );
  console.log(line.isJson ? JSON.stringify(plan, null, 2) : describe(plan, line.isDryRun));
  return 0;
}

function describe(plan: ImportPlan, isDryRun: boolean): string {
  const kinds: readonly ChangeKind[] = [
    'new',
    'changed',
    'moved',
    'split',
    'merged',
    'unchanged',
    'gone',
    'rejected',
  ];
  const found = kinds.filter((kind) => plan.counts[kind] > 0).map((kind) => `${plan.counts[kind]} ${kind}`);
  const cards = found.length === 0 ? 'no cards' : `cards: ${found.join(', ')}`;
  return [
    `${plan.title}: ${plan.files.length} ${plan.files.length === 1 ? 'file' : 'files'}, ${cards}.`,
    ...plan.decks.map((deck) => `  into ${deck}`),
    ...plan.problems.map(({ path, line, message }) => `${path}:${line} ${message}`),
    ...(isDryRun ? ['Nothing was changed.'] : []),
  ].join('\n');
}
