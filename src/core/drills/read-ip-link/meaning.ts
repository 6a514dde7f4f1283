import { linkStatus } from '../../net/link-flags.ts';
import type { ShownInterface } from '../../net/terminal-text.ts';
import { askChoice, type Asked, type Lead } from '../instance.ts';
import type { Random } from '../random.ts';
import { flagsCode, statusSentence, type LinkMistake, type LinkScenario } from './scenario.ts';

/** A choice with the mistake behind it; null for what is right. */
type Option = readonly [string, LinkMistake | null];

interface Sign {
  readonly shown: (one: ShownInterface) => boolean;
  readonly question: string;
  readonly options: readonly [Option, ...Option[]];
}

const signs: readonly Sign[] = [
  {
    shown: ({ flags }) => flags.includes('UP'),
    question: 'What does the flag `UP` of `DEVICE` say?',
    options: [
      ['Somebody has switched the interface on', null],
      ['The cable is in and the other end answers', 'mixes-switch-and-cable'],
      ['The interface has been given an address', 'mixes-link-and-address'],
      ['Packets are going through it just now', 'mixes-link-and-traffic'],
      ['The card has been found and works', 'mixes-link-and-hardware'],
    ],
  },
  {
    shown: ({ flags }) => flags.includes('LOWER_UP'),
    question: 'What does the flag `LOWER_UP` of `DEVICE` say?',
    options: [
      ['The layer below is ready: a cable with a live other end', null],
      ['Somebody has switched the interface on with `ip link set`', 'mixes-switch-and-cable'],
      ['The interface has been given an address of its network', 'mixes-link-and-address'],
      ['Packets are coming in from the network just now', 'mixes-link-and-traffic'],
      ['The card has been found and its driver is loaded', 'mixes-link-and-hardware'],
    ],
  },
  {
    shown: ({ flags }) => flags.includes('NO-CARRIER'),
    question: 'What does the flag `NO-CARRIER` of `DEVICE` say?',
    options: [
      ['It is switched on, but no live cable is in it', null],
      ['It has been switched off with `ip link set`', 'mixes-switch-and-cable'],
      ['It has no address of the network yet', 'mixes-link-and-address'],
      ['It has not carried a packet for some time', 'mixes-link-and-traffic'],
      ['Its card is broken or has no driver', 'mixes-link-and-hardware'],
    ],
  },
  {
    shown: ({ flags }) => linkStatus(flags) === 'off',
    question: 'What does it say that `DEVICE` has no flag `UP`?',
    options: [
      ['Nobody has switched the interface on, or somebody switched it off', null],
      ['No cable is in the interface, or the other end is switched off', 'mixes-switch-and-cable'],
      ['The interface has no address, or one of another network', 'mixes-link-and-address'],
      ['No packet has gone through the interface for quite some time', 'mixes-link-and-traffic'],
      ['The card is broken, or the kernel has no driver for it', 'mixes-link-and-hardware'],
    ],
  },
];

/** Asks what one flag of one interface says. */
export function askMeaning({
  interfaces,
  random,
}: LinkScenario): Asked & { question: string; of: ShownInterface } {
  const sign = random.pick(signs);
  const of = random.pick(interfaces.filter(sign.shown));
  const asked = choose(random, sign.options, of);
  return { question: sign.question.replace('DEVICE', of.device), of, ...asked };
}

const remedies = {
  off: ['Switch it on: `ip link set DEVICE up`', 'mixes-switch-and-cable'],
  'no-carrier': ['See to its cable and the port at the other end', 'mixes-switch-and-cable'],
  address: ['Give it an address: `ip addr add … dev DEVICE`', 'mixes-link-and-address'],
  hardware: ['Load a driver for its card, or replace the card', 'mixes-link-and-hardware'],
  works: ['Nothing: the link is fine, so look further up', null],
} as const;

/** Asks what is to be done about the link of one interface. */
export function askRemedy({
  interfaces,
  random,
}: LinkScenario): Asked & { question: string; of: ShownInterface } {
  const of = random.pick(interfaces);
  const status = linkStatus(of.flags);
  const text = (remedy: keyof typeof remedies) => remedies[remedy][0].replace('DEVICE', of.device);
  const nothing = { off: 'listed-is-working', 'no-carrier': 'ignores-carrier' } as const;
  const options: [Option, ...Option[]] = [
    [text(status), null],
    ...(['off', 'no-carrier', 'address', 'hardware'] as const)
      .filter((remedy) => remedy !== status)
      .map((remedy): Option => [
        text(remedy),
        of.state === 'UNKNOWN' && remedy === 'no-carrier' ? 'unknown-is-down' : remedies[remedy][1],
      ]),
    ...(status === 'works' ? [] : [[text('works'), nothing[status]] as const]),
  ];
  const question = `Nothing gets through \`${of.device}\`. What does this output say is to be done about its link?`;
  const calm = `Is anything to be done about the link of \`${of.device}\`, going by this output?`;
  return { question: random.chance(0.5) ? question : calm, of, ...choose(random, options, of) };
}

function choose(
  random: Random,
  [right, ...wrong]: readonly [Option, ...Option[]],
  of: ShownInterface,
): Asked {
  const leads = wrong.flatMap(([leadsTo, misconception]): Lead<string>[] =>
    misconception === null
      ? []
      : [
          {
            misconception,
            leadsTo,
            sentence: `${flagsCode(of)} is about the link alone. ${statusSentence(of)}`,
          },
        ],
  );
  return askChoice(random, right[0], leads);
}
