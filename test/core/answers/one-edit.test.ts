import { expect, it } from 'vitest';
import { readAnswer } from '../../../src/core/answers/read-answer.ts';
import { Random } from '../../../src/core/drills/random.ts';
import { oneEditTexts } from '../../support/one-edit-texts.ts';
import { samples } from './right-answers.ts';

let answers = 0;
let texts = 0;

it.each(samples)(
  'takes no text one character away from $title for the same unless it means the same',
  ({ title, count, alphabet, make }) => {
    const random = new Random(`one edit/${title}`);
    const counts = { accepted: 0, refused: 0, 'form errors': 0 };
    const wronglyAccepted: string[] = [];
    const wronglyRefused: string[] = [];
    for (let made = 0; made < count; made += 1) {
      const { syntax, right, meaningOf } = make(random);
      const wanted = readAnswer(syntax, right);
      const meaning = meaningOf(right);
      if (wanted.kind === 'form-error' || meaning === null) throw new Error(`${right} is not read`);
      for (const text of oneEditTexts(right, alphabet)) {
        const given = readAnswer(syntax, text);
        if (given.kind === 'form-error') {
          counts['form errors'] += 1;
          continue;
        }
        const isSame = given.meaning === wanted.meaning;
        counts[isSame ? 'accepted' : 'refused'] += 1;
        if (isSame !== (meaningOf(text) === meaning))
          (isSame ? wronglyAccepted : wronglyRefused).push(`${right} → ${text}`);
      }
    }
    answers += count;
    texts += counts.accepted + counts.refused + counts['form errors'];
    console.log(
      `${title}: ${count} right answers, ${JSON.stringify(counts)}; ${answers} answers and ${texts} texts so far`,
    );
    expect({ wronglyAccepted, wronglyRefused }).toEqual({ wronglyAccepted: [], wronglyRefused: [] });
  },
);

it('looked at two thousand right answers', () => {
  expect(samples.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(2000);
});
