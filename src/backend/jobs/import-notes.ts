import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { choicesSchema, type ImportPlan } from '../../contract/import.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';
import { carryOut } from './carry-out.ts';
import { describePlan } from './describe-plan.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Report } from './jobs.ts';
import { makePlan } from './make-plan.ts';
import { bundledItems, readItems } from './read-items.ts';
import { surveyFiles } from './survey.ts';

/** Says what an import would do; changes nothing. */
export function previewImport(
  collection: Collection,
  input: CheckedOf<'import.preview'>,
  report: Report,
): ImportPlan {
  const survey = surveyFiles(collection, readItems(input.items), input, report);
  report(0, 1, 'Comparing');
  return describePlan(collection, makePlan(collection, survey, input.choices, input.exclude), input.lists);
}

/** Carries an import out, in one transaction that can be undone, and says what it did. Throws AppError `conflict` if the plan is not the one that was shown. */
export function applyImport(
  collection: Collection,
  input: CheckedOf<'import.apply'>,
  report: Report,
): ImportPlan {
  const items = readItems(input.items);
  const read = surveyFiles(collection, items, input, report);
  const fingerprint = fingerprintOf(collection, read);
  return collection.transact(() => {
    // What was read without holding others up is read again only if another import came in between.
    const isCurrent = fingerprintOf(collection, read) === fingerprint;
    const survey = isCurrent ? read : surveyFiles(collection, items, input, report);
    const plan = makePlan(collection, survey, input.choices, input.exclude);
    if (input.fingerprint !== null && input.fingerprint !== plan.fingerprint)
      throw new AppError(
        'conflict',
        'The notes or their cards have changed since this preview was made. Look at the new one and import again.',
      );
    const described = describePlan(collection, plan, input.lists);
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
  const hashes = items.files.map((item) => `${item.path} ${contentHash(item.text())}`).join('\n');
  if (collection.facts.fact('bundledDecks') === hashes) return false;
  return collection.transact(() => {
    if (collection.facts.fact('bundledDecks') === hashes) return false;
    const survey = surveyFiles(
      collection,
      items,
      { deck: null, dialect: 'nexthop', proposals: 'off' },
      silent,
    );
    carryOut(collection, makePlan(collection, survey, choicesSchema.parse({})), silent, false);
    collection.facts.setFact('bundledDecks', hashes);
    return true;
  });
}
