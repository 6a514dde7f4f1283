import { askChoice, askFields, askTyped, type Asked } from '../instance.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level } from '../types.ts';
import { explainTurn, whoseTurn } from '../upstream-turn/explanation.ts';
import { rightHosts, turnLeads, turnMistakes } from '../upstream-turn/guesses.ts';
import { turnScenario, type TurnScenario } from '../upstream-turn/scenario.ts';

/** Which backend of an upstream gets the nth request. */
export const family: DrillFamily = {
  id: 'upstream-turn',
  title: 'Whose turn it is',
  topic: 'Proxies',
  needs: ['forward-or-reverse'],
  levels: [
    'Three or four equal servers, request 3 to 14',
    'Three servers with weights up to 4, request 2 to 7',
    'Three or four servers with weights up to 4, one of them down or backup, request 2 to 8',
    'A server that refuses connections, or `least_conn` with open connections; the address is typed',
    'Three requests in a row, weights up to 5, servers that are down, backup or refuse; addresses are typed',
  ],
  misconceptions: turnMistakes,
  make(level, seed) {
    const random = new Random(`upstream-turn/asked/${level}/${seed}`);
    const { scenario, asked } = askable(random, level, seed);
    return {
      family: 'upstream-turn',
      level,
      seed,
      question: question(scenario),
      picture: { kind: 'files', files: filesOf(scenario) },
      ...asked,
      explanation: explainTurn(scenario),
    };
  },
};

/** Some scenarios leave no mistake to be made, or too few to choose from; then the following seeds are tried. */
function askable(random: Random, level: Level, seed: number): { scenario: TurnScenario; asked: Asked } {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const scenario = turnScenario(level, seed + attempt * 1_000_003);
    const leads = turnLeads(scenario, whoseTurn(scenario)).filter(({ leadsTo }) =>
      leadsTo.every((host) => host !== ''),
    );
    const right = rightHosts(scenario);
    if (level === 5) {
      const asked = askFields(fieldsOf(scenario, right), leads);
      if (asked.mistakes.length > 1) return { scenario, asked };
      continue;
    }
    const single = leads.map((lead) => ({ ...lead, leadsTo: lead.leadsTo[0] ?? '' }));
    const [host = ''] = right;
    const wrong = new Set(single.map(({ leadsTo }) => leadsTo).filter((one) => one !== host));
    if (level === 4 && wrong.size > 0)
      return {
        scenario,
        asked: askTyped({ kind: 'address', family: 'ipv4' }, host, 'the address of a server', single),
      };
    if (level === 4 || wrong.size < 2) continue;
    const coded = single.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
    return { scenario, asked: askChoice(random, `\`${host}\``, coded) };
  }
  throw new RangeError(`No scenario for level ${level} and seed ${seed}`);
}

function fieldsOf({ turn }: TurnScenario, right: readonly string[]) {
  return right.map((host, index) => ({
    label: `Request ${turn + index}`,
    syntax: { kind: 'address' as const, family: 'ipv4' as const },
    right: host,
    hint: 'the address of a server',
  }));
}

function question({ upstream, turn, asked, dead, connections }: TurnScenario): string {
  const pool = `\`${upstream.name}\``;
  if (connections !== null)
    return `nginx has these connections open to ${pool}. Which server gets the next request?`;
  const broken =
    dead === null
      ? ''
      : `\`${dead.replace(/:\d+$/, '')}\` refuses connections, and all happens within a few seconds. `;
  const start = `${broken}One worker of nginx has just started, and a client sends it one request after another for ${pool}.`;
  return asked === 1
    ? `${start} Which server answers request ${turn}?`
    : `${start} Which servers answer requests ${turn} to ${turn + asked - 1}?`;
}

function filesOf({ config, connections }: TurnScenario) {
  const file = { name: 'upstream.conf', language: 'nginx' as const, text: config };
  if (connections === null) return [file];
  const rows = [...connections].map(([address, count]) => `${address}  ${count} open`);
  return [file, { name: 'connections', language: 'text' as const, text: `${rows.join('\n')}\n` }];
}
