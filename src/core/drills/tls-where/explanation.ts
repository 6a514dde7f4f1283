import type { Working } from '../types.ts';
import { listed } from '../wording.ts';
import { stations, type Machine, type TlsScenario } from './scenario.ts';

/** How a connection is called. */
export function connectionLabel(scenario: TlsScenario, index: number): string {
  const names = stations(scenario);
  return `${names[index] ?? ''} → ${names[index + 1] ?? ''}`;
}

/** One sentence: where the request is encrypted, or who reads it. */
export function whereEncrypted(scenario: TlsScenario): string {
  const { path, machines, asks } = scenario;
  if (asks === 'readers') {
    const readers = machines
      .filter((_, index) => path.readers[index] === true)
      .map(({ name }) => `\`${name}\``);
    return `${listed(readers)} can read the request: TLS ends there, or what arrives is not encrypted.`;
  }
  const label = (index: number) => `\`${connectionLabel(scenario, index)}\``;
  const encrypted = path.encrypted.flatMap((is, index) => (is ? [label(index)] : []));
  const plain = path.encrypted.flatMap((is, index) => (is ? [] : [label(index)]));
  if (encrypted.length === 0) return 'The request is encrypted nowhere.';
  return plain.length === 0
    ? 'The request is encrypted on every connection.'
    : `The request is encrypted on ${listed(encrypted)}, and plain on ${listed(plain)}.`;
}

/** The worked explanation: where, every connection or machine, and the machines one after another. */
export function explainTls(scenario: TlsScenario): Working[] {
  return [
    { kind: 'text', markdown: whereEncrypted(scenario) },
    {
      kind: 'candidates',
      rows: scenario.asks === 'readers' ? readerRows(scenario) : connectionRows(scenario),
    },
    { kind: 'steps', steps: steps(scenario) },
  ];
}

type Rows = Extract<Working, { kind: 'candidates' }>['rows'];

function connectionRows(scenario: TlsScenario): Rows {
  const { scheme, machines, path, asks } = scenario;
  return path.encrypted.map((is, index) => {
    const machine = machines[index - 1];
    const reason =
      machine === undefined ? `the client asks for ${scheme}://` : `${machine.name} ${doesTo(machine)}`;
    return {
      label: connectionLabel(scenario, index),
      verdict: is === (asks === 'encrypted') ? ('wins' as const) : ('loses' as const),
      reason: `${is ? 'encrypted' : 'plain'}: ${reason}`,
    };
  });
}

function readerRows({ machines, path }: TlsScenario): Rows {
  return machines.map(({ name, relay }, index) => {
    const reads = path.readers[index] === true;
    const reason = !reads
      ? 'passes encrypted bytes on unread'
      : relay.kind === 'passes-on'
        ? 'passes on what is not encrypted'
        : path.encrypted[index] === true
          ? 'TLS ends here'
          : 'receives it unencrypted';
    return { label: name, verdict: reads ? ('wins' as const) : ('no-match' as const), reason };
  });
}

function doesTo({ relay, isForwardProxy }: Machine): string {
  if (isForwardProxy) return 'tunnels what the client sends (CONNECT)';
  if (relay.kind === 'passes-on') return 'passes TCP on as it comes (stream)';
  return `sends it on with ${relay.sendsOn}://`;
}

function steps({ scheme, host, machines }: TlsScenario): string[] {
  return [
    `The client asks for \`${scheme}://${host}\`.`,
    ...machines.map((machine) => {
      const ends = machine.relay.kind === 'ends-tls' ? 'reads the request and ' : '';
      return `\`${machine.name}\` ${ends}${doesTo(machine)}.`;
    }),
  ];
}
