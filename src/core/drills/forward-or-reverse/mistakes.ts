import type { Asked } from '../instance.ts';
import type { Picture } from '../picture.ts';
import type { Working } from '../types.ts';

/** The ways of going wrong about kinds of proxies, each with its heading. */
export const kindMistakes = {
  'swaps-the-words': 'You mixed up the two words',
  'mixes-up-sides': 'You mixed up whose side it is on',
  'judges-by-feature': 'You judged by what it does besides',
  'judges-by-place': 'You judged by where it stands',
  'sees-through': 'You looked through the proxy at the client',
  'knows-the-server': 'You let the client know the server itself',
  'skips-the-forward-proxy': 'You let the client connect to the site by itself',
  'forward-still-there': 'You let the forward proxy show behind the site’s own',
} as const;

/** A question with its picture and explanation, as an instance needs them. */
export interface Part {
  readonly question: string;
  readonly picture: Picture | null;
  readonly asked: Asked;
  readonly explanation: readonly Working[];
}
