import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { template } from '../../../src/core/exam/blueprints/cka-networking.ts';
import { readOwnDrill } from '../../../src/core/drills/own/read-own-drill.ts';
import { families } from '../../../src/core/drills/registry.ts';
import type { DrillFamily, Level } from '../../../src/core/drills/types.ts';
import type { DrawItem } from '../../../src/core/exam/draw-paper.ts';
import { facesOf } from '../../../src/core/notes/faces.ts';
import { parseFile } from '../../../src/core/notes/parse-file.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { hashFraction } from '../../../src/core/schedule/hash.ts';
import { root } from '../../support/temporary.ts';

const files = ['1-switches-and-interfaces.md', '2-routing.md', '3-dns.md', '4-proxies.md'];

/** Everything the bundled decks can ask, a domain of the bundled exam each, with made-up chances; and the families by id. */
export function bundledItems(): { items: DrawItem[]; familyOf: ReadonlyMap<string, DrillFamily> } {
  const familyOf = new Map(families);
  const items = files.flatMap((path, domain) => {
    const { deck, notes } = parseFile({ path, text: readFileSync(join(root, 'decks', path), 'utf8') });
    if (template.domains[domain]?.decks.includes(deck ?? '') !== true)
      throw new Error(`${path} should be the deck of domain ${domain}.`);
    return notes.flatMap((note, place) => {
      if (note.kind === 'drill' && note.back !== '') {
        const family = readOwnDrill(note.back).drill?.family;
        if (family !== undefined) familyOf.set(family.id, family);
      }
      return facesOf(note).map(({ ordinal }): DrawItem => {
        const id = domain * 10_000 + place * 10 + ordinal;
        const chance = hashFraction(1, id);
        const common = { key: `card/${id}`, cardId: id, domain, state: newCard, paceMs: 10_000, chance };
        return note.kind === 'drill'
          ? { ...common, family: note.front, level: (1 + (id % 5)) as Level }
          : { ...common, family: null, level: null };
      });
    });
  });
  return { items, familyOf };
}
