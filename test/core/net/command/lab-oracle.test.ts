import { expect, it } from 'vitest';
import type { CommandHost } from '../../../../src/core/net/command/host.ts';
import { readCommand } from '../../../../src/core/net/command/read-command.ts';
import { readOracle } from '../oracle.ts';

interface Recorded {
  readonly setup: readonly string[];
  readonly cmd: string;
  readonly exit: number;
  readonly stderr: string;
  readonly after?: { readonly ip_br_addr?: string; readonly ip_route?: string };
}

const host: CommandHost = { interfaces: [{ device: 'eth0', address: '192.165.1.10/24' }] };
const known = /^(?:ip|route|ifconfig|sysctl|ping)\b/;
/** What the programs themselves cannot make sense of, as opposed to what the kernel refuses or a host lacks. */
const grammar =
  /Usage|usage error|is unknown, try|is a garbage|not complete|is expected rather than|required|invalid syntax|SIOCADDRT: No such device/;

it('reads the commands that the programs read, and no others', () => {
  const counts = { read: 0, refused: 0, doubtful: 0, other: 0 };
  const disagreed: string[] = [];
  for (const { cmd, exit, stderr } of readOracle<Recorded>('lab_commands.jsonl')) {
    if (!known.test(cmd) || cmd.includes(';')) {
      counts.other += 1;
      continue;
    }
    const outcome = readCommand(cmd, host);
    const isSound = exit === 0 || !grammar.test(stderr);
    if (isSound && outcome.kind === 'effect') counts.read += 1;
    else if (!isSound && outcome.kind === 'unreadable') counts.refused += 1;
    else if (outcome.kind === 'unreadable' && /is missing|more than one thing/.test(outcome.problem))
      counts.doubtful += 1;
    else disagreed.push(`${cmd} (exit ${exit}): ${JSON.stringify(outcome)}`);
  }
  console.log(`lab_commands.jsonl: ${JSON.stringify(counts)}, disagreed ${disagreed.length}`);
  expect(disagreed).toEqual([]);
  expect(counts.read).toBeGreaterThan(3 * counts.doubtful);
});

/** `flush` takes away IPv6 addresses as well, of which the recorded host had none. */
const flush = /\bflush\b/;

it('gives commands on one host the same effect exactly if the host looks the same afterwards', () => {
  const changed = readOracle<Recorded>('lab_commands.jsonl').filter(
    ({ cmd, after, setup }) =>
      known.test(cmd) && !flush.test(cmd) && !cmd.includes(';') && after !== undefined && setup.length === 3,
  );
  const read = changed.flatMap(({ cmd, after }) => {
    const outcome = readCommand(cmd, host);
    return outcome.kind === 'effect' ? [{ cmd, effect: outcome.effect, state: JSON.stringify(after) }] : [];
  });
  const pairs = read.flatMap((one, place) => read.slice(place + 1).map((other) => ({ one, other })));
  const disagreed = pairs.filter(
    ({ one, other }) => (one.effect === other.effect) !== (one.state === other.state),
  );
  console.log(
    `lab_commands.jsonl: ${read.length} commands with an effect, ${pairs.length} pairs, disagreed ${disagreed.length}`,
  );
  expect(disagreed).toEqual([]);
  expect(read.length).toBeGreaterThan(15);
});
