import type { Balanced } from '../../net/nginx/balancer.ts';
import type { Peer } from '../../net/nginx/model.ts';
import type { Working } from '../types.ts';
import { listed } from '../wording.ts';
import { rightHosts } from './guesses.ts';
import { hostOf, type TurnScenario } from './scenario.ts';

/** One sentence: who gets the requests asked about, and why. */
export function whoseTurn(scenario: TurnScenario): string {
  const { turn, asked, connections, upstream } = scenario;
  const right = rightHosts(scenario).map((host) => `\`${host}\``);
  if (connections !== null)
    return `${right.join('')} gets the next request: it has the fewest open connections for its weight.`;
  const isWeighted = upstream.peers.some(({ weight }) => weight > 1);
  const how = isWeighted
    ? 'by smooth weighted round robin'
    : 'as the servers take turns in the order of the file';
  return asked === 1
    ? `${right.join('')} answers request ${turn}, ${how}.`
    : `Requests ${turn} to ${turn + asked - 1} go to ${listed(right)}, ${how}.`;
}

/** The worked explanation: why, every server as it stood at the (first) request asked about, and the turns up to it. */
export function explainTurn(scenario: TurnScenario): Working[] {
  return [
    { kind: 'text', markdown: whoseTurn(scenario) },
    { kind: 'candidates', rows: scenario.upstream.peers.map((peer) => row(scenario, peer)) },
    { kind: 'steps', steps: steps(scenario) },
  ];
}

type Row = Extract<Working, { kind: 'candidates' }>['rows'][number];

function row(scenario: TurnScenario, peer: Peer): Row {
  const label = hostOf(peer);
  const request = scenario.requests[scenario.turn - 1];
  const wins = request?.peer?.address === peer.address;
  const verdict = wins ? 'wins' : 'loses';
  if (peer.isDown) return { label, verdict: 'no-match', reason: 'marked down' };
  if (peer.isBackup) return { label, verdict: 'no-match', reason: 'backup, and others are left' };
  if (scenario.connections !== null) {
    const open = scenario.connections.get(peer.address) ?? 0;
    const share = Number((open / peer.weight).toFixed(2));
    return { label, verdict, reason: `${open} open / weight ${peer.weight} = ${share}` };
  }
  const standing = request?.turns.at(-1)?.weights.find((one) => one.peer.address === peer.address);
  if (standing === undefined)
    return { label, verdict: 'no-match', reason: 'failed, and is left out for 10 seconds' };
  return { label, verdict, reason: `stands at ${standing.current}${wins ? ', the highest' : ''}` };
}

function steps({ upstream, requests, turn, asked, dead, connections }: TurnScenario): string[] {
  if (connections !== null)
    return [
      'With `least_conn`, divide the open connections of each server by its weight.',
      'The lowest wins; only among equals would they take turns.',
    ];
  const aside = upstream.peers
    .filter(({ isDown, isBackup }) => isDown || isBackup)
    .map((peer) => `\`${hostOf(peer)}\``);
  const isWeighted = upstream.peers.some(({ weight }) => weight > 1);
  const past = requests.slice(0, turn - 1 + asked);
  return [
    ...(aside.length === 0 ? [] : [`${aside.join(', ')} takes no part.`]),
    isWeighted
      ? 'Before each request every server adds its weight to where it stands; the highest (of equals the first) takes the request and goes back by the sum of all that were added.'
      : 'Each request goes to the next server of the file; after the last comes the first.',
    ...(dead === null
      ? []
      : [
          `The first time it is tried, \`${dead.replace(/:\d+$/, '')}\` fails: that request goes on to the next in turn, and the dead one is left out for 10 seconds.`,
        ]),
    `One after another: ${past.map(shownTurn).join(', ')}.`,
  ];
}

function shownTurn({ peer, tried }: Balanced, index: number): string {
  const failed = tried.slice(0, -1).map((one) => `\`${hostOf(one)}\` fails, then `);
  return `${index + 1}: ${failed.join('')}\`${hostOf(peer)}\``;
}
