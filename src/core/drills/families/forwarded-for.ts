import { forwardedMistakes } from '../forwarded-for/mistakes.ts';
import { easyPart, forgedPart, trustPart } from '../forwarded-for/reading.ts';
import { sendingPart, type Part } from '../forwarded-for/sending.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level } from '../types.ts';

/** Reading and writing the chain of addresses in X-Forwarded-For. */
export const family: DrillFamily = {
  id: 'forwarded-for',
  title: 'X-Forwarded-For',
  topic: 'Proxies',
  needs: ['forward-or-reverse'],
  levels: [
    'The client behind two or three proxies that all append',
    'What two or three proxies that append make of the header; the address is typed',
    'Two or three proxies that append, overwrite or pass on, perhaps a forged header; three addresses are typed',
    'The client in a header with one or two forged addresses, from a list of proxies; the address is typed',
    'Trusted ranges, strangers and `real_ip_recursive` on or off; the address is typed',
  ],
  misconceptions: forwardedMistakes,
  make(level, seed) {
    const random = new Random(`forwarded-for/${level}/${seed}`);
    const { question, picture, asked, explanation } = somePart(random, level);
    return { family: 'forwarded-for', level, seed, question, picture, ...asked, explanation };
  },
};

const parts: Readonly<Record<Level, (random: Random) => Part | null>> = {
  1: easyPart,
  2: (random) => sendingPart(random, false),
  3: (random) => sendingPart(random, true),
  4: forgedPart,
  5: trustPart,
};

/** The dice are thrown again where a scenario is ambiguous or leaves nothing to mistake. */
function somePart(random: Random, level: Level): Part {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const part = parts[level](random);
    if (part !== null && part.asked.mistakes.length > 0) return part;
  }
  throw new RangeError(`No scenario for level ${level}`);
}
