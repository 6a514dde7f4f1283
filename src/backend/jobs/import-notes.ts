import type { CheckedOf } from '../../contract/api.ts';
import type { ImportPlan } from '../../contract/import.ts';
import type { Collection } from '../collection.ts';
import { carryOut } from './carry-out.ts';
import { describePlan } from './describe-plan.ts';
import type { Report } from './jobs.ts';
import { makePlan } from './make-plan.ts';
import { bundledItems, readItems } from './read-items.ts';

/** Says what an import would do; changes nothing. */
export function previewImport(
  collection: Collection,
  input: CheckedOf<'import.preview'>,
  report: Report,
): ImportPlan {
  const plan = makePlan(collection, readItems(input, report), input.deck);
  return describePlan(collection, plan);
}

/** Carries an import out, in one transaction that can be undone, and says what it did. */
export function applyImport(
  collection: Collection,
  input: CheckedOf<'import.apply'>,
  report: Report,
): ImportPlan {
  const items = readItems(input, report);
  return collection.transact(() => {
    const plan = makePlan(collection, items, input.deck);
    const described = describePlan(collection, plan);
    carryOut(collection, plan, report);
    return described;
  });
}

/**
 * Installs the bundled decks, or brings them up to date when the program brought newer ones. Cards the person has
 * edited keep their text. Whether anything was read.
 */
export function installBundledDecks(collection: Collection, decksDir: string): boolean {
  const silent: Report = () => undefined;
  const items = bundledItems(decksDir);
  const hashes = items.files.map(({ path, hash }) => `${path} ${hash}`).join('\n');
  if (collection.facts.fact('bundledDecks') === hashes) return false;
  return collection.transact(() => {
    if (collection.facts.fact('bundledDecks') === hashes) return false;
    carryOut(collection, makePlan(collection, items, null), silent, { keepsEdits: true, isUndoable: false });
    collection.facts.setFact('bundledDecks', hashes);
    return true;
  });
}
