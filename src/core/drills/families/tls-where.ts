import { askMark, type Asked } from '../instance.ts';
import type { Picture } from '../picture.ts';
import { connectionLabel, explainTls, whereEncrypted } from '../tls-where/explanation.ts';
import { tlsLeads, tlsMistakes } from '../tls-where/guesses.ts';
import { linkId, markedOf, stations, tlsScenario, type TlsScenario } from '../tls-where/scenario.ts';
import type { DrillFamily } from '../types.ts';

/** On which connections of a way through proxies a request is encrypted, and who can read it. */
export const family: DrillFamily = {
  id: 'tls-where',
  title: 'Where TLS begins and ends',
  topic: 'Proxies',
  needs: ['forward-or-reverse'],
  levels: [
    'Two proxies that end TLS; mark where the request is encrypted',
    'Three proxies that end TLS; mark where it is encrypted, or where it is plain',
    'Two or three proxies, some of which only pass TCP on; mark where it is encrypted or plain',
    'Three machines with a forward proxy, some passing TCP on, sometimes plain from the start; mark connections',
    'Three or four machines of all kinds; mark which of them can read the request',
  ],
  misconceptions: tlsMistakes,
  make(level, seed) {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const scenario = tlsScenario(level, seed + attempt * 1_000_003);
      const asked = askedOf(scenario);
      if (asked.mistakes.length === 0) continue;
      const { machines } = scenario;
      return {
        family: 'tls-where',
        level,
        seed,
        question: question(scenario),
        picture: {
          kind: 'stack',
          pictures: [drawn(scenario), { kind: 'files', files: machines.map(({ file }) => file) }],
        },
        ...asked,
        explanation: explainTls(scenario),
      };
    }
    throw new RangeError(`No scenario for level ${level} and seed ${seed}`);
  },
};

function askedOf(scenario: TlsScenario): Asked {
  const targets =
    scenario.asks === 'readers'
      ? scenario.machines.map(({ name }) => ({ id: name, label: name }))
      : scenario.path.encrypted.map((_, index) => ({
          id: linkId(index),
          label: connectionLabel(scenario, index),
        }));
  return askMark(
    targets,
    markedOf(scenario, scenario.path),
    tlsLeads(scenario, whereEncrypted(scenario)),
    true,
  );
}

function question({ scheme, host, app, asks }: TlsScenario): string {
  const start = `\`client\` opens \`${scheme}://${host}\`, which \`${app}\` answers.`;
  if (asks === 'encrypted') return `${start} Mark every connection on which the request is encrypted.`;
  return asks === 'plain'
    ? `${start} Mark every connection on which somebody listening in can read the request.`
    : `${start} Mark every machine between the two that can read the request.`;
}

function drawn(scenario: TlsScenario): Picture {
  const names = stations(scenario);
  const role = (name: string) =>
    name === 'client' ? ('host' as const) : name === scenario.app ? ('server' as const) : ('proxy' as const);
  return {
    kind: 'hosts',
    devices: names.map((name) => ({ name, role: role(name), address: null })),
    links: names.slice(1).map((to, index) => ({ from: names[index] ?? '', to, id: linkId(index) })),
  };
}
