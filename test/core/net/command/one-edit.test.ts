import { expect, it } from 'vitest';
import { readCommand } from '../../../../src/core/net/command/read-command.ts';
import { oneEditTexts } from '../../../support/one-edit-texts.ts';
import { readRecorded, recordedHost } from './recorded.ts';

/** A command, how many texts one character away were run, and which of them left the host as the command itself does. */
interface Recorded {
  readonly host: string;
  readonly right: string;
  readonly ran: number;
  readonly sameEffect: readonly string[];
}

const alphabet = '0123456789adegmrtv./: -';

it.each(readRecorded<Recorded>('one-edit.jsonl'))(
  'takes no text one character away from `$right` for the same unless Linux does',
  ({ host: name, right, ran, sameEffect }) => {
    const host = recordedHost(name);
    const wanted = readCommand(right, host);
    if (wanted.kind !== 'effect') throw new Error(wanted.problem);
    const texts = oneEditTexts(right, alphabet);
    expect(texts.length).toBe(ran);
    const counts = { accepted: 0, refused: 0, unreadable: 0 };
    const wronglyAccepted: string[] = [];
    const wronglyRefused: string[] = [];
    for (const text of texts) {
      const given = readCommand(text, host);
      const isSame = given.kind === 'effect' && given.effect === wanted.effect;
      if (isSame && !sameEffect.includes(text)) wronglyAccepted.push(text);
      if (!isSame && given.kind === 'effect' && sameEffect.includes(text)) wronglyRefused.push(text);
      counts[isSame ? 'accepted' : given.kind === 'effect' ? 'refused' : 'unreadable'] += 1;
    }
    console.log(
      `${right}: ${texts.length} texts, ${JSON.stringify(counts)}, ${sameEffect.length} do the same`,
    );
    expect({ wronglyAccepted, wronglyRefused }).toEqual({ wronglyAccepted: [], wronglyRefused: [] });
    expect(counts.accepted).toBeGreaterThan(0);
  },
);
