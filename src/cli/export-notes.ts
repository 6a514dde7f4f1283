import { extname } from 'node:path';
import type { Client } from '../contract/client.ts';
import { AppError } from '../contract/errors.ts';
import { exportFormats, type ExportFormat, type ExportReport } from '../contract/export.ts';
import type { CommandLine } from './command-line.ts';

const formatsByEnding: Readonly<Record<string, ExportFormat>> = {
  '': 'nexthop',
  '.md': 'nexthop',
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.txt': 'anki-text',
  '.json': 'json',
};

/** Exports decks as notes; or the whole collection, if a `.json` or `.sqlite` is named and nothing else is said. */
export async function exportNotes(
  client: Client,
  { file, deck, format }: Extract<CommandLine, { command: 'export' }>,
): Promise<number> {
  const ending = extname(file).toLowerCase();
  if (deck === null && format === null && (ending === '.json' || ending === '.sqlite')) {
    const written = await client.job<{ file: string; bytes: number }>(
      client.call('collection.export', { file }),
    );
    console.log(`Wrote ${written.file} (${written.bytes} bytes).`);
    return 0;
  }
  const report = await client.job<ExportReport>(
    client.call('deck.export', {
      deckId: deck === null ? null : await deckNamed(client, deck),
      format: format === null ? formatOf(file, ending) : knownFormat(format),
      to: file,
    }),
  );
  const files = `${report.paths.length} ${report.paths.length === 1 ? 'file' : 'files'}`;
  console.log(`Wrote ${report.to} (${files}, ${report.cards} cards).`);
  for (const { deck: where, message } of report.losses) console.log(`${where}: ${message}`);
  return 0;
}

async function deckNamed(client: Client, name: string): Promise<number> {
  const deck = (await client.call('deck.list')).find((each) => each.name === name);
  if (deck === undefined)
    throw new AppError('not-found', `There is no deck “${name}”. Call deck.list to see all names.`);
  return deck.deckId;
}

function formatOf(file: string, ending: string): ExportFormat {
  const format = formatsByEnding[ending];
  if (format === undefined)
    throw new AppError(
      'bad-input',
      `It is not clear what to write to “${file}”. Choose a folder, one of the endings .json, .sqlite, .md, .csv, .tsv and .txt, or a --format.`,
    );
  return format;
}

function knownFormat(format: string): ExportFormat {
  const known = exportFormats.find((one) => one === format);
  if (known === undefined)
    throw new AppError('bad-input', `There is no format ${format}. Known are: ${exportFormats.join(', ')}.`);
  return known;
}
