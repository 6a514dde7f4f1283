import type { Peer } from '../../net/nginx/model.ts';
import type { Lead } from '../instance.ts';
import { hostOf, sent, type TurnScenario } from './scenario.ts';

/** The ways of going wrong about turns, each with its heading. */
export const turnMistakes = {
  'ignores-weights': 'You overlooked the weights',
  'in-blocks': 'You let each serve its weight in a row',
  'one-too-far': 'You went one request too far',
  'one-too-few': 'You stopped one request early',
  'stays-with-server': 'You let the client stay with one server',
  'down-takes-turns': 'You gave a turn to one that is down',
  'backup-takes-turns': 'You gave a turn to the backup',
  'dead-takes-turns': 'You let the dead one take its turns',
  'fewest-connections': 'You counted connections without weights',
  'ignores-connections': 'You overlooked the open connections',
} as const;

type TurnMistake = keyof typeof turnMistakes;

const mistakeIds = Object.keys(turnMistakes).filter((id): id is TurnMistake => id in turnMistakes);

/** The backends that get the requests asked about, in order. */
export function rightHosts({ requests, turn, asked }: TurnScenario): string[] {
  return requests.slice(turn - 1, turn - 1 + asked).map(({ peer }) => hostOf(peer));
}

/** What each mistake leads to, one backend per request asked about. */
export function turnLeads(scenario: TurnScenario, why: string): Lead<readonly string[]>[] {
  return mistakeIds.flatMap((mistake) => {
    const all = guess(scenario, mistake);
    if (all === null) return [];
    const { turn, asked } = scenario;
    const leadsTo = all.slice(turn - 1, turn - 1 + asked);
    return [{ misconception: mistake, sentence: `${sentenceOn(scenario, mistake)} ${why}`, leadsTo }];
  });
}

/** The backends of all requests from the first, if the mistake were the rule; null where it would change nothing. */
function guess(scenario: TurnScenario, mistake: TurnMistake): string[] | null {
  const { upstream, connections, dead, requests } = scenario;
  const misread = (change: (peer: Peer) => Peer) =>
    sent(scenario, { ...upstream, peers: upstream.peers.map(change) }).map(({ peer }) => hostOf(peer));
  if (connections !== null) {
    if (mistake === 'fewest-connections') return misread((peer) => ({ ...peer, weight: 1 }));
    if (mistake === 'ignores-connections')
      return sent({ ...scenario, connections: null }, { ...upstream, method: 'round-robin' }).map(
        ({ peer }) => hostOf(peer),
      );
    return null;
  }
  const hosts = requests.map(({ peer }) => hostOf(peer));
  switch (mistake) {
    case 'ignores-weights':
      return misread((peer) => ({ ...peer, weight: 1 }));
    case 'in-blocks':
      return inBlocks(scenario);
    case 'one-too-far':
      return hosts.slice(1);
    case 'one-too-few':
      return ['', ...hosts];
    case 'stays-with-server':
      return requests.map(() => hosts[0] ?? '');
    case 'down-takes-turns':
      return upstream.peers.some(({ isDown }) => isDown)
        ? misread((peer) => ({ ...peer, isDown: false }))
        : null;
    case 'backup-takes-turns':
      return upstream.peers.some(({ isBackup }) => isBackup)
        ? misread((peer) => ({ ...peer, isBackup: false }))
        : null;
    case 'dead-takes-turns':
      return dead === null ? null : withNextInstead(scenario, dead);
    case 'fewest-connections':
    case 'ignores-connections':
      return null;
  }
}

function takingPart({ upstream }: TurnScenario): Peer[] {
  return upstream.peers.filter(({ isDown, isBackup }) => !isDown && !isBackup);
}

function inBlocks(scenario: TurnScenario): string[] {
  const alive = takingPart(scenario).filter(({ address }) => address !== scenario.dead);
  const round = alive.flatMap((peer) => Array.from({ length: peer.weight }, () => hostOf(peer)));
  return scenario.requests.map((_, index) => round[index % round.length] ?? '');
}

/** Whenever it is the dead one's turn, the one after it in the file answers. */
function withNextInstead(scenario: TurnScenario, dead: string): string[] {
  const part = takingPart(scenario);
  return sent({ ...scenario, dead: null }, scenario.upstream).map(({ peer }) => {
    if (peer?.address !== dead) return hostOf(peer);
    const place = part.findIndex(({ address }) => address === dead);
    return hostOf(part[(place + 1) % part.length] ?? null);
  });
}

function sentenceOn(scenario: TurnScenario, mistake: TurnMistake): string {
  const { upstream, dead, turn, asked } = scenario;
  const named = (peer: Peer | undefined) => `\`${hostOf(peer ?? null)}\``;
  const which = asked === 1 ? `request ${turn}` : `requests ${turn} to ${turn + asked - 1}`;
  const sentences: Record<TurnMistake, string> = {
    'ignores-weights': `A server with \`weight=n\` gets n requests where one without gets a single one.`,
    'in-blocks': `nginx mixes the turns of heavy and light servers, instead of giving one all its turns in a row.`,
    'one-too-far': `The first request counts as 1, and the question is for ${which}.`,
    'one-too-few': `The first request counts as 1, and the question is for ${which}.`,
    'stays-with-server': `Without \`ip_hash\` nginx does not look at who asks: every request is the next turn.`,
    'down-takes-turns': `${named(upstream.peers.find(({ isDown }) => isDown))} is marked \`down\` and never gets a request.`,
    'backup-takes-turns': `${named(upstream.peers.find(({ isBackup }) => isBackup))} is \`backup\` and waits until no other server is left.`,
    'dead-takes-turns': `After one failure \`${dead ?? ''}\` is left out for 10 seconds, and the others share by weight.`,
    'fewest-connections': `\`least_conn\` compares connections for each unit of weight.`,
    'ignores-connections': `\`least_conn\` asks first how many connections are open, and goes round only among equals.`,
  };
  return sentences[mistake];
}
