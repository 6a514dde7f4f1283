import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import type { NoteKind, PlacedNote } from '../../../../src/core/notes/types.ts';

/** A card of a vault under edit; `origins` are the ids of the known notes it goes back to, so that the truth of every edit is known. */
export interface VaultCard {
  readonly kind: NoteKind;
  readonly front: string;
  readonly back: string;
  readonly explicitId: string | null;
  readonly origins: readonly number[];
}

export interface Section {
  title: string;
  cards: VaultCard[];
}

export interface VaultFile {
  path: string;
  newline: '\n' | '\r\n';
  sections: Section[];
}

const decks = resolve(import.meta.dirname, '../../../../decks');
const services = [
  ...['SSH 22', 'HTTP 80', 'HTTPS 443', 'DNS 53', 'SMTP 25', 'NTP 123', 'IMAP 143', 'IMAPS 993', 'LDAP 389'],
  ...['LDAPS 636', 'FTP 21', 'Telnet 23', 'SNMP 161', 'BGP 179', 'etcd 2379', 'kubelet 10250', 'Redis 6379'],
];

/** Cards as people write them: those of the bundled decks, and short ones that look like each other. */
export function poolOfCards(): VaultCard[] {
  const notes = readdirSync(decks, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
    .sort()
    .flatMap((name) => parseFile({ path: name, text: readFileSync(resolve(decks, name), 'utf8') }).notes)
    .filter(({ kind, front, back }) => kind !== 'drill' && !/\n\s*\n|```|\|/.test(`${front}${back}`))
    .map(({ kind, front, back }) => card(kind, front, back));
  const clozes = notes
    .filter(({ kind, back }) => kind === 'two-way' && !/[{}]/.test(back))
    .map(({ front, back }) => {
      const [first, second, ...rest] = back.split(' ');
      return card('cloze', `In networks, {{${front}}} means {{${first} ${second}}} ${rest.join(' ')}`, '');
    });
  const short = services.flatMap((service) => {
    const [name = '', port = ''] = service.split(' ');
    return [
      card('basic', `Which port does ${name} listen on?`, port),
      card('basic', `Is ${name} encrypted by itself?`, /S$|SSH/.test(name) ? 'yes' : 'no'),
      card('cloze', `The default port of {{${name}}} is {{${port}}}.`, ''),
    ];
  });
  const masks = [24, 25, 26, 27, 28, 29, 30].map((length) =>
    card('basic', `How many hosts fit into a /${length}?`, String(2 ** (32 - length) - 2)),
  );
  const seen = new Set<string>();
  return [...notes, ...clozes, ...short, ...masks].filter(({ front }) => !seen.has(front) && seen.add(front));
}

/** A card without a past. */
export function card(kind: NoteKind, front: string, back: string): VaultCard {
  return { kind, front, back, explicitId: null, origins: [] };
}

/** Reads a vault as an import would; gives each note with the card it was written from. */
export function readVault(files: readonly VaultFile[]): Map<PlacedNote, VaultCard> {
  const found = new Map<PlacedNote, VaultCard>();
  for (const file of files) {
    const { text, cards } = written(file);
    const { notes } = parseFile({ path: file.path, text });
    if (notes.length !== cards.size)
      throw new Error(`${cards.size} cards were written and ${notes.length} read:\n${text}`);
    for (const note of notes) {
      const origin = cards.get(note.line);
      if (!origin) throw new Error(`No card was written on line ${note.line}:\n${text}`);
      found.set({ path: file.path, deck: '', note }, origin);
    }
  }
  return found;
}

/** A file in Nexthop's own syntax, and the card that begins on each line. */
function written(file: VaultFile): { text: string; cards: Map<number, VaultCard> } {
  const lines: string[] = [];
  const cards = new Map<number, VaultCard>();
  for (const { title, cards: inSection } of file.sections) {
    lines.push(`## ${title}`, '');
    for (const one of inSection) {
      cards.set(lines.length + 1, one);
      lines.push(...source(one).split('\n'));
      if (one.explicitId !== null) lines.push(`id: ${one.explicitId}`);
      lines.push('');
    }
  }
  return { text: lines.join(file.newline), cards };
}

function source({ kind, front, back }: VaultCard): string {
  if (kind === 'cloze') return `C: ${front}`;
  return kind === 'two-way' && !`${front}${back}`.includes('\n')
    ? `${front} ::: ${back}`
    : `Q: ${front}\nA: ${back}`;
}
