/** The production code that is measured in this process, bundled as the hosts' own build does it. */
export { createBackend } from '../../src/backend/backend.ts';
export { createServer } from '../../src/loopback/server.ts';
export { facesOf } from '../../src/core/notes/faces.ts';
export { parseFile } from '../../src/core/notes/parse-file.ts';
export { heldCardsTable } from '../../src/backend/tables/held-cards.ts';
export { families } from '../../src/core/drills/registry.ts';
