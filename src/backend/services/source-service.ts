import { existsSync } from 'node:fs';
import type { ApiOf, CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Source } from '../../contract/source.ts';
import type { Collection } from '../collection.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { SourceRecord } from '../tables/sources.ts';
import { EditLog } from './edit-log.ts';

/** Where notes come from: listing sources, how they are read and watched, and reading them again. */
export function sourceService(
  collection: Collection,
  jobs: Jobs,
  changed: () => void,
  waiting: (sourceId: number) => Source['waiting'],
): ApiOf<'source'> {
  const shown = (row: SourceRecord) => describe(collection, row, waiting(row.id));
  const edit = (
    id: number,
    label: string,
    columns: readonly string[],
    change: (row: SourceRecord) => void,
  ) => {
    const row = requireSource(collection, id);
    collection.transact(() => {
      const log = new EditLog(collection);
      log.remember('sources', id, columns);
      change(row);
      log.save(label, collection.now().at);
    });
    changed();
    return row;
  };

  return {
    'source.list': () => collection.sources.listed().map(shown),
    'source.set'({ sourceId, watch, deck, dialect, proposals }) {
      edit(sourceId, 'Source settings', ['watch', 'deck', 'dialect', 'proposals'], (row) => {
        collection.sources.set(sourceId, {
          watch: watch ?? row.watch,
          deck: deck === undefined ? row.deck : deck,
          dialect: dialect === undefined ? row.dialect : dialect,
          proposals: proposals === undefined ? row.proposals === 1 : proposals === 'on',
        });
      });
      return shown(requireSource(collection, sourceId));
    },
    'source.preview': (input) => ({ job: jobs.start('preview', importOf(collection, input, null)) }),
    'source.apply': (input) => ({ job: jobs.start('apply', importOf(collection, input, input.fingerprint)) }),
    'source.remove'({ sourceId }) {
      const { title } = edit(sourceId, 'Remove source', ['removed_at', 'watch'], () => {
        collection.sources.remove(sourceId, collection.now().at);
      });
      return { removed: title };
    },
  } satisfies ApiOf<'source'>;
}

/** A source as people see it. */
function describe(collection: Collection, row: SourceRecord, waiting: Source['waiting']): Source {
  const { files, cards } = collection.sources.counts(row.id);
  return {
    sourceId: row.id,
    kind: row.kind === 'bundled' ? 'upload' : row.kind,
    title: row.title,
    location: row.location,
    watch: row.watch,
    dialect: row.dialect,
    deck: row.deck,
    proposals: row.proposals === 1 ? 'on' : 'off',
    files,
    cards,
    isMissing: isOnDisk(row) && !existsSync(row.location),
    waiting,
    lastReadAt: row.read_at,
  };
}

/** The import that reads a source again as it was read last. Throws AppError if it cannot be read. */
function importOf(
  collection: Collection,
  { sourceId, exclude, choices, lists }: CheckedOf<'source.preview'>,
  fingerprint: string | null,
): CheckedOf<'import.apply'> {
  const row = requireSource(collection, sourceId);
  if (!isOnDisk(row))
    throw new AppError(
      'bad-input',
      `“${row.title}” was handed over without saying where it lies, so it cannot be read again from here. Import it again.`,
    );
  if (!existsSync(row.location))
    throw new AppError(
      'not-found',
      `${row.location} is not there now; perhaps its disk is not connected. Its cards stay as they are. Read it again when it is back.`,
    );
  return {
    items: [{ kind: 'path', path: row.location }],
    deck: row.deck,
    dialect: row.dialect,
    proposals: row.proposals === 1 ? 'on' : 'off',
    exclude,
    choices,
    lists,
    fingerprint,
  };
}

function requireSource({ sources }: Collection, id: number): SourceRecord {
  const row = sources.get(id);
  if (row === undefined || row.removed_at !== null || row.kind === 'bundled')
    throw new AppError(
      'not-found',
      'That source is not listed any more. Import its folder again to have it back.',
    );
  return row;
}

function isOnDisk({ kind }: SourceRecord): boolean {
  return kind === 'folder' || kind === 'file';
}
