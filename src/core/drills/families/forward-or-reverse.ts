import { viewPart, viewsPart } from '../forward-or-reverse/addresses.ts';
import { filePart, markPart, wordsPart } from '../forward-or-reverse/kinds.ts';
import { kindMistakes, type Part } from '../forward-or-reverse/mistakes.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level } from '../types.ts';

/** Whether a proxy works for clients or for servers, and what each side sees of the other. */
export const family: DrillFamily = {
  id: 'forward-or-reverse',
  title: 'Forward or reverse proxy',
  topic: 'Proxies',
  needs: [],
  levels: [
    'A proxy described in words, with a feature and a place that mislead',
    'A proxy in a file: environment, apt, git, pod, nginx, Ingress, HAProxy or Apache',
    'One proxy drawn with addresses; the address that is seen, reached or in DNS is typed',
    'Three or four proxies with their files; those of one kind are marked',
    'A forward and a reverse proxy on one way; four addresses are typed',
  ],
  misconceptions: kindMistakes,
  make(level, seed) {
    const random = new Random(`forward-or-reverse/${level}/${seed}`);
    const { question, picture, asked, explanation } = somePart(random, level);
    return { family: 'forward-or-reverse', level, seed, question, picture, ...asked, explanation };
  },
};

const parts: Readonly<Record<Level, (random: Random) => Part | null>> = {
  1: wordsPart,
  2: filePart,
  3: viewPart,
  4: markPart,
  5: viewsPart,
};

/** The dice are thrown again where a scenario leaves nothing to mistake. */
function somePart(random: Random, level: Level): Part {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const part = parts[level](random);
    if (part !== null) return part;
  }
  throw new RangeError(`No scenario for level ${level}`);
}
