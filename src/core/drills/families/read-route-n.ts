import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { netmask } from '../../net/prefix.ts';
import { routeFlags, routeNumericText } from '../../net/terminal-text.ts';
import { askCounts, askMeaning, askLength, tableMistakes, whyRow } from '../read-route-n/asked.ts';
import { rowKind, tableScenario, type TableScenario } from '../read-route-n/scenario.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

/** What the rows of `route -n` say: its flags, and what 0.0.0.0 means in each column. */
export const family: DrillFamily = {
  id: 'read-route-n',
  title: 'Reading route -n',
  topic: 'Routing',
  needs: [],
  levels: [
    'Three or four rows: what one of them says (U, UG and 0.0.0.0)',
    'Four to seven rows: what one of them says (U, UG, UGH and !)',
    'One row with a mask from /25 to /30: the length of its prefix, typed',
    'One row with a mask from /9 to /23: the length of its prefix, typed',
    'Five to nine rows: how many are on the link, through a gateway, and for a single host',
  ],
  misconceptions: tableMistakes,
  make(level, seed) {
    const scenario = tableScenario(level, seed);
    const kinds = { 1: askMeaning, 2: askMeaning, 3: askLength, 4: askLength, 5: askCounts };
    return {
      ...{ family: 'read-route-n', level, seed, question: question(scenario, level) },
      picture: {
        kind: 'files',
        files: [{ name: 'route -n', language: 'terminal', text: routeNumericText(scenario.routes) }],
      },
      ...kinds[level](scenario),
      explanation: explanation(scenario, level),
    };
  },
};

function question({ host, asked }: TableScenario, level: Level): string {
  if (level === 5)
    return `In this table of \`${host}\`, how many rows are for networks on the link, how many lead through a gateway (the default included), and how many are for a single host?`;
  const row = `the row with destination \`${formatIpv4(asked.destination.network)}\` and flags \`${routeFlags(asked)}\``;
  return level <= 2
    ? `What does ${row} on \`${host}\` say?`
    : `How long is the prefix of ${row} on \`${host}\`?`;
}

function explanation(scenario: TableScenario, level: Level): Working[] {
  const { asked, routes } = scenario;
  const { network, length } = asked.destination;
  const flags = {
    kind: 'steps' as const,
    steps: [
      '`U`: the route can be used. `G`: it leads through the gateway in the second column. `H`: it is for one host. `!`: it refuses.',
      '`0.0.0.0` as a gateway means none is needed; as a destination with the mask `0.0.0.0` it is the default.',
      ...(level === 5 ? routes.map(whyRow) : [whyRow(asked)]),
    ],
  };
  if (level === 5) {
    const onLink = routes.filter((route) => rowKind(route) === 'on-link').length;
    const text = `${onLink} ${onLink === 1 ? 'row has' : 'rows have'} \`U\` without \`G\` or \`H\`, the others are told by \`G\`, \`H\` and \`!\`.`;
    return [{ kind: 'text', markdown: text }, flags];
  }
  if (level <= 2) return [{ kind: 'text', markdown: whyRow(asked) }, flags];
  const mask = netmask(length);
  const text = `The mask \`${formatIpv4(mask)}\` has ${length} ones in front, so the row is for \`${formatIpv4(network)}/${length}\`.`;
  const bits = { compared: length, verdict: 'plain' as const };
  return [
    { kind: 'text', markdown: text },
    {
      kind: 'bits',
      rows: [
        { label: formatIpv4(network), bits: bitsOf(network), remark: 'destination', ...bits },
        { label: formatIpv4(mask), bits: bitsOf(mask), remark: `${length} ones`, ...bits },
      ],
    },
    flags,
  ];
}
