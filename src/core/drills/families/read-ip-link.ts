import { askMeaning, askRemedy } from '../read-ip-link/meaning.ts';
import { askCounts, askName, askWorking, summary } from '../read-ip-link/names.ts';
import {
  linkMistakes,
  linkPicture,
  linkScenario,
  statusSentence,
  type LinkScenario,
} from '../read-ip-link/scenario.ts';
import type { Asked } from '../instance.ts';
import type { ShownInterface } from '../../net/terminal-text.ts';
import type { DrillFamily, Level } from '../types.ts';

/** What the output of `ip link` says: which interface is up, and what its flags mean. */
export const family: DrillFamily = {
  id: 'read-ip-link',
  title: 'Reading ip link',
  topic: 'Switching',
  needs: [],
  levels: [
    'Three cards, one of which works: which one',
    'Three cards, and what one flag of one of them says',
    'Three cards and a tunnel with `state UNKNOWN`: what is to be done about one of them',
    'Four cards and a tunnel: the name of the one that is off, or has no link',
    'Four or five cards and a tunnel: how many are switched on, and how many work',
  ],
  misconceptions: linkMistakes,
  make(level, seed) {
    const scenario = linkScenario(level, seed);
    const { question, of, ...asked } = ask(scenario, level);
    const why = of === undefined ? summary(scenario) : statusSentence(of);
    return {
      ...{ family: 'read-ip-link', level, seed, question },
      picture: linkPicture(scenario),
      ...asked,
      explanation: [
        { kind: 'text', markdown: why },
        {
          kind: 'steps',
          steps: [
            '`UP` says that it was switched on, `LOWER_UP` that the layer below it, such as a cable, is ready.',
            ...scenario.interfaces.map(statusSentence),
          ],
        },
      ],
    };
  },
};

function ask(scenario: LinkScenario, level: Level): Asked & { question: string; of?: ShownInterface } {
  const kinds = { 1: askWorking, 2: askMeaning, 3: askRemedy, 4: askName, 5: askCounts };
  return kinds[level](scenario);
}
