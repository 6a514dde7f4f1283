import type { Client } from '../../contract/client.ts';
import type { NexthopEvent } from '../../contract/events.ts';
import type { ImportPlan } from '../../contract/import.ts';
import type { Collection } from '../collection.ts';
import { watchSources, type SourceWatching } from './watch-sources.ts';

const settleMs = 700;
const retryMs = 20_000;

/** Watches the folders of a collection that the person wants watched; what changed in them waits, or is taken over where that is safe. */
export function watchCollection(
  collection: Collection,
  client: Client,
  emit: (event: NexthopEvent) => void,
): SourceWatching {
  let isTelling = false;
  const watching = watchSources({
    sources: () =>
      collection.sources
        .listed()
        .flatMap(({ id, kind, location, watch }) =>
          watch === 'off' || kind === 'upload' ? [] : [{ sourceId: id, location, watch }],
        ),
    preview: (sourceId) => client.job<ImportPlan>(client.call('source.preview', { sourceId })),
    apply: (sourceId, fingerprint) =>
      client.job<ImportPlan>(client.call('source.apply', { sourceId, fingerprint })),
    changed() {
      isTelling = true;
      emit({ kind: 'data.changed', what: ['sources'] });
      isTelling = false;
    },
    now: () => collection.clock.now(),
    settleMs,
    retryMs,
  });
  client.onEvent((event) => {
    if (event.kind === 'data.changed' && event.what.includes('sources') && !isTelling) watching.lookAgain();
  });
  return watching;
}
