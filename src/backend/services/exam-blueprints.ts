import type { Blueprint } from '../../contract/exam.ts';
import { examTemplates } from '../../core/exam/exam-template.ts';
import { dayStart } from '../clock.ts';
import type { Collection } from '../collection.ts';

const hourMs = 3_600_000;
/** Days until the date that is proposed, and the hour it begins at. */
const proposed = { days: 30, hour: 9 };

/** The bundled exams, their decks as they are called in this collection. */
export function blueprintsOf(collection: Collection): Blueprint[] {
  const { day } = collection.now();
  const at = dayStart(day + proposed.days, 0) + proposed.hour * hourMs;
  return examTemplates.map(({ id, title, about, domains, ...exam }) => ({
    id,
    title,
    about,
    exam: {
      ...exam,
      at,
      isEvidence: true,
      domains: domains.map(({ name, weight, decks }) => ({
        name,
        weight,
        deckIds: decks.flatMap((deck) => collection.decks.named(deck)?.id ?? []),
        tags: [],
        families: [],
      })),
    },
    missingDecks: domains
      .flatMap(({ decks }) => decks)
      .filter((deck) => collection.decks.named(deck) === undefined),
  }));
}
