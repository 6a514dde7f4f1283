import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary.ts';
import { measureAnswer } from './answer.ts';
import { measureBoundary } from './boundary.ts';
import { buildSubjects } from './build.ts';
import { measureDrawing } from './drawing.ts';
import { measureDrillPainting } from './drill-painting.ts';
import { measureDrills } from './drills.ts';
import { measureImport } from './import.ts';
import { makeCollection } from './make-collection.ts';
import { measureQueries } from './queries.ts';
import { measureStart } from './start.ts';
import { formatTable, type Row } from './table.ts';
import { measureVault } from './vault.ts';

const built = await buildSubjects();
const folder = temporaryFolder();
try {
  const { subjects } = built;
  const say = (what: string) =>
    console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}`);
  const rows: Row[] = [];
  const within = (name: string) => join(folder.path, name);

  say('making collections of 10,000 and 100,000 cards');
  const small = await makeCollection(subjects, within('small'), 10_000);
  const large = await makeCollection(subjects, within('large'), 100_000);
  const measures: Readonly<Record<string, () => Promise<Row[]>>> = {
    answers: () => measureAnswer(subjects, large, folder.path),
    boundary: () => measureBoundary(subjects, large, folder.path),
    queries: () => measureQueries(subjects, { small, large }, folder.path),
    start: () => measureStart(built, large, folder.path),
    import: () => measureImport(subjects, folder.path),
    vault: () => measureVault(subjects, folder.path),
    'Markdown to HTML': () => measureDrawing(built),
    drills: async () => [...measureDrills(subjects), ...(await measureDrillPainting(subjects, folder.path))],
  };
  const wanted = process.argv.slice(2);
  for (const [name, measure] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    say(name);
    rows.push(...(await measure()));
  }
  say('done');
  console.log(
    `\nRatios of two things measured by turns in this run; in brackets, the times they are made of.\n\n${formatTable(rows)}`,
  );
} finally {
  built.remove();
  folder.remove();
}
