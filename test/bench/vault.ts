import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { marked } from 'marked';
import { createClient, type Client } from '../../src/contract/client.ts';
import type { ImportPlan } from '../../src/contract/import.ts';
import { root } from '../support/temporary.ts';
import type { Subjects } from './build.ts';
import { bundledTexts, variantOfText } from './bundled-notes.ts';
import { emptyCollection, openBackend, startAt } from './collection.ts';
import { byTurns, percentile, timed } from './statistics.ts';
import { milliseconds, ratioRow, type Row } from './table.ts';

const files = 2000;
const bytes = 10_000_000;
const rounds = 3;

/** A vault of 2,000 files and 10 MB: its preview against marked's lexer alone, and what a single changed file costs afterwards. */
export async function measureVault(subjects: Subjects, folder: string): Promise<Row[]> {
  const vault = join(folder, 'vault');
  const texts = writeVault(vault);
  let round = 0;
  const fresh = async () =>
    openBackend(subjects, await emptyCollection(subjects, join(folder, `vault-${round++}`)), {
      now: () => startAt,
    });
  const preview = async () => {
    const backend = await fresh();
    const tookMs = await timed(() => plan(createClient(backend), vault, 'import.preview'));
    await backend.close();
    return tookMs;
  };
  const lexer = () => timed(() => texts.forEach((text) => marked.lexer(text)));
  await byTurns(1, preview, lexer);
  const pair = await byTurns(rounds, preview, lexer);
  return [
    ratioRow(`preview of ${files.toLocaleString('en')} files, 10 MB : marked's lexer`, pair, 3),
    await changedFile(vault, await fresh()),
  ];
}

async function changedFile(vault: string, backend: ReturnType<typeof openBackend>): Promise<Row> {
  const client = createClient(backend);
  const first = await timed(() => plan(client, vault, 'import.apply'));
  const again: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const name = join(vault, 'folder-3', 'note-33.md');
    appendFileSync(name, `\nQ: Question added in round ${round}?\nA: Answer ${round}\n`);
    again.push(await timed(() => plan(client, vault, 'import.apply')));
  }
  await backend.close();
  const share = percentile(again, 0.5) / first;
  return {
    what: 'import again, one file changed : the first import',
    measured: `1/${(1 / share).toFixed(0)} (${milliseconds(percentile(again, 0.5))} : ${milliseconds(first)})`,
    goal: '≤ 1/50',
    isMet: share <= 1 / 50,
  };
}

function plan(client: Client, vault: string, method: 'import.preview' | 'import.apply'): Promise<ImportPlan> {
  return client.job<ImportPlan>(
    client.call(method, { items: [{ kind: 'path', path: vault }], lists: 'changes' }),
  );
}

/** Writes real notes, cards and plain ones, again and again, each time with other words; gives their texts. */
function writeVault(vault: string): string[] {
  const originals = [...bundledTexts(), ...fixtureTexts()].flatMap(sections);
  const texts: string[] = [];
  let next = 0;
  for (let file = 0; file < files; file += 1) {
    const parts: string[] = [];
    for (let size = 0; size < bytes / files; next += 1) {
      const part = variantOfText(originals[next % originals.length] ?? '', next);
      parts.push(part);
      size += part.length + 2;
    }
    const path = join(vault, `folder-${file % 30}`, `note-${file}.md`);
    const text = parts.join('\n\n');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    texts.push(text);
  }
  return texts;
}

/** A text by its headings, so that every file holds something of many. */
function sections(text: string): string[] {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n(?=#{1,3} )/)
    .map((part) => part.trim())
    .filter((part) => part.length > 40 && part.length < 20_000);
}

function fixtureTexts(): string[] {
  const folder = join(root, 'test', 'fixtures');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
