import { formatAnyAddress } from '../../net/any-address.ts';
import { formatAnyPrefix, lastOf } from '../../net/any-prefix.ts';
import type { Asked } from '../instance.ts';
import { askFirstFree, askWhichIsFree } from '../overlap/ask-free.ts';
import { askPair, whyPair } from '../overlap/ask-pair.ts';
import { overlapMistakes } from '../overlap/readings.ts';
import { someRanges, type UsedRange } from '../overlap/scenario.ts';
import type { Picture } from '../picture.ts';
import { someHostOf } from '../prefix-work/given.ts';
import { anyCode, bitsRow, prefixCode } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

/** Which ranges of a cluster share addresses, and where a new one fits. */
export const family: DrillFamily = {
  id: 'overlap',
  title: 'Overlapping ranges of a cluster',
  topic: 'Prefixes',
  needs: ['network-address'],
  levels: [
    'Pods, services and nodes with /16 and /24: which two overlap, if any',
    'Pods, services and nodes from /12 to /25: which two overlap, if any',
    'Pods, services, nodes and the office from /9 to /23: which two overlap, if any',
    'Three ranges from /12 to /22: which of several new ones is free',
    'Three ranges from /12 to /22: the first new one that is free, to type',
  ],
  misconceptions: {
    ...overlapMistakes,
    'ignores-alignment': 'You began the range where none of its length can begin',
  },
  make(level, seed) {
    const random = new Random(`overlap/${level}/${seed}`);
    for (;;) {
      const ranges = someRanges(random, level, level <= 3);
      const made = ask(random, ranges, level);
      if (made === null) continue;
      const { question, asked, why, more } = made;
      return {
        family: 'overlap',
        level,
        seed,
        question,
        picture: picture(random, ranges),
        ...asked,
        explanation: explain(ranges, why, more),
      };
    }
  },
};

interface Made {
  readonly question: string;
  readonly asked: Asked;
  readonly why: string;
  readonly more: readonly string[];
}

function ask(random: Random, ranges: readonly UsedRange[], level: Level): Made | null {
  if (level <= 3) {
    const asked = askPair(random, ranges);
    const question = random.pick([
      'A cluster is set up like this. Which two of its ranges overlap, if any do?',
      'Before you create this cluster: do two of the ranges share addresses, and which?',
      'Packets go astray in this cluster. Is it that two ranges overlap, and which?',
    ]);
    return asked === null ? null : { question, asked, why: whyPair(ranges), more: [] };
  }
  const length = random.pick([14, 15, 16, 17, 18]);
  const found = level === 4 ? askWhichIsFree(random, ranges, length) : askFirstFree(ranges, length);
  if (found === null) return null;
  const { right, within, why, answer, rightText, mistakes } = found;
  const question =
    level === 4
      ? random.pick([
          'A second cluster will be joined to this one. Which range for its pods shares no address with what is in use?',
          'You need another range that none of these overlaps. Which one is free?',
        ])
      : `A second cluster needs a /${length} for its pods. Which is the first in ${prefixCode(within)} that shares no address with these ranges?`;
  const more = [
    `${prefixCode(right)} runs from ${anyCode(right)} to ${anyCode(lastOf(right))}, where nothing is in use.`,
  ];
  return { question, asked: { answer, rightText, mistakes }, why, more };
}

function picture(random: Random, ranges: readonly UsedRange[]): Picture {
  const textOf = (use: UsedRange['use']) => {
    const found = ranges.find((range) => range.use === use);
    return found === undefined ? '' : formatAnyPrefix(found.prefix);
  };
  const nodes = ranges.find(({ use }) => use === 'nodes')?.prefix;
  const host = nodes === undefined ? '' : `${formatAnyAddress(someHostOf(random, nodes))}/${nodes.length}`;
  const config = [
    'kind: ClusterConfiguration',
    `clusterName: ${random.pick(['dev', 'staging', 'prod', 'edge', 'lab', 'shop', 'train', 'ci'])}`,
    'networking:',
    `  podSubnet: ${textOf('pods')}`,
    `  serviceSubnet: ${textOf('services')}`,
    '  dnsDomain: cluster.local',
  ];
  const office = textOf('office');
  return {
    kind: 'files',
    files: [
      { name: 'kubeadm.yaml', language: 'yaml', text: config.join('\n') },
      {
        name: 'ip -br addr show eth0   # on a node',
        language: 'terminal',
        text: `eth0             UP             ${host}`,
      },
      ...(office === ''
        ? []
        : [
            {
              name: 'ip route show dev tun0   # the VPN to the office',
              language: 'terminal' as const,
              text: `${office} scope link`,
            },
          ]),
    ],
  };
}

function explain(ranges: readonly UsedRange[], why: string, more: readonly string[]): Working[] {
  const ordered = [...ranges].sort((a, b) => Number(a.prefix.value - b.prefix.value));
  return [
    { kind: 'text', markdown: why },
    {
      kind: 'bits',
      rows: ordered.map(({ use, prefix }) =>
        bitsRow(`${use} ${formatAnyPrefix(prefix)}`, prefix, prefix.length),
      ),
    },
    {
      kind: 'steps',
      steps: [
        ...ordered.map(
          ({ use, prefix }) =>
            `The ${use}: ${prefixCode(prefix)} runs from ${anyCode(prefix)} to ${anyCode(lastOf(prefix))}.`,
        ),
        ...more,
        'Two ranges overlap if each begins before the other ends; then one lies in the other.',
      ],
    },
  ];
}
