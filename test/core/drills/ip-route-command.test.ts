import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/core/drills/check-answer.ts';
import { family } from '../../../src/core/drills/families/ip-route-command.ts';
import type { Device, Picture } from '../../../src/core/drills/picture.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';
import { bitString, dottedOf, edgesOf } from '../../support/bit-strings.ts';

const seeds = 1000;
const levels = [1, 2, 3, 4, 5] as const;

function part<Kind extends Picture['kind']>(
  { picture }: DrillInstance,
  kind: Kind,
): Extract<Picture, { kind: Kind }> | null {
  const all = picture?.kind === 'stack' ? picture.pictures : [picture];
  return (all.find((one) => one?.kind === kind) as Extract<Picture, { kind: Kind }> | undefined) ?? null;
}

function device(instance: DrillInstance, name: string): Device {
  const found = part(instance, 'hosts')?.devices.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not drawn`);
  return found;
}

function tableLines(instance: DrillInstance): string[] {
  return (part(instance, 'files')?.files[0]?.text ?? '').split('\n');
}

function networkText(address: string): string {
  const [bare = '', length = ''] = address.split('/');
  return `${dottedOf(edgesOf(bare, Number(length)).network)}/${length}`;
}

/** What the question asks for, worked out with strings of bits from what is shown. */
function expectedCommand(instance: DrillInstance): string {
  const { question } = instance;
  const quoted = [...question.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');
  const routers = quoted.filter((text) => /^gw\d?$/.test(text));
  const gateway = (device(instance, routers.at(-1) ?? '').address ?? '').split('/')[0] ?? '';
  const metric = /metric (\d+)/.exec(question)?.[1];
  const tail = `via ${gateway}${metric === undefined ? '' : ` metric ${metric}`}`;
  const machine = quoted.find((text) => text !== quoted[0] && !/^gw\d?$/.test(text)) ?? '';
  if (question.includes('everything else')) return `ip route add default ${tail}`;
  if (question.includes('instead')) return `ip route replace default ${tail}`;
  if (question.includes('for when the first is gone')) return `ip route add default ${tail}`;
  if (machine.includes('/')) return `ip route add ${machine} ${tail}`;
  if (question.includes('no other machine'))
    return `ip route add ${(device(instance, machine).address ?? '').split('/')[0] ?? ''} ${tail}`;
  if (question.includes('removes'))
    return `ip route del ${networkText(device(instance, quoted[0] ?? '').address ?? '')}`;
  return `ip route add ${networkText(device(instance, machine).address ?? '')} ${tail}`;
}

describe('ip-route-command', () => {
  it('asks for the command that does what the question says', () => {
    for (const level of levels)
      for (let seed = 0; seed < seeds; seed += 1) {
        const instance = family.make(level, seed);
        if (instance.answer.kind !== 'typed') throw new Error('not typed');
        expect(instance.answer.right, instance.question).toBe(expectedCommand(instance));
      }
    console.log(`ip-route-command: ${levels.length * seeds} instances worked out again`);
  });

  it('asks for a gateway on the network of one interface alone, and for what the table still lacks or has', () => {
    for (const level of levels)
      for (let seed = 0; seed < seeds; seed += 1) {
        const instance = family.make(level, seed);
        if (instance.answer.kind !== 'typed' || instance.answer.syntax.kind !== 'command')
          throw new Error('not a command');
        const { right, syntax } = instance.answer;
        const gateway = /via (\S+)/.exec(right)?.[1];
        const reaching = syntax.host.interfaces.filter(({ address }) => {
          const [bare = '', length = ''] = (address ?? '').split('/');
          return (
            gateway !== undefined && bitString(gateway).startsWith(bitString(bare).slice(0, Number(length)))
          );
        });
        if (gateway !== undefined) expect(reaching).toHaveLength(1);
        const [, verb = '', destination = ''] = /^ip route (\S+) (\S+)/.exec(right) ?? [];
        const known = (syntax.host.routes ?? []).filter((line) => line.startsWith(`${destination} `)).length;
        expect(known).toBe(
          verb !== 'add' || (right.includes('default via') && right.includes('metric')) ? 1 : 0,
        );
        if (level >= 4) expect(tableLines(instance)).toEqual(syntax.host.routes);
      }
  });

  it.each<readonly [Level, number, number]>([
    [2, 8, 24],
    [3, 17, 29],
    [5, 13, 29],
  ])('keeps to the prefixes of level %i', (level, shortest, longest) => {
    const lengths = new Set<number>();
    for (let seed = 0; seed < seeds; seed += 1) {
      const { answer } = family.make(level, seed);
      const length = answer.kind === 'typed' ? /^ip route add \S+\/(\d+)/.exec(answer.right)?.[1] : undefined;
      if (length !== undefined) lengths.add(Number(length));
    }
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([shortest, longest]);
  });

  it('marks what does the same right, at every level', () => {
    const wordings = [
      (right: string) => right.replace('ip route', 'sudo ip r'),
      (right: string) => right.replace('add', 'a').replace('default', '0.0.0.0/0'),
      (right: string) => right.replace(/^(ip route \w+) (\S+)(.*)$/, '$1 to $2$3 table main'),
      (right: string) => right.replace(/ (via \S+) (metric \d+)$/, ' $2 $1'),
      (right: string) => right.replace('replace', 'change'),
    ];
    for (const level of levels)
      for (let seed = 0; seed < 100; seed += 1) {
        const instance = family.make(level, seed);
        if (instance.answer.kind !== 'typed') throw new Error('not typed');
        for (const wording of wordings) {
          const text = wording(instance.answer.right);
          expect(checkAnswer(family, instance, { kind: 'typed', text }), text).toMatchObject({
            right: true,
            remark: null,
          });
        }
      }
  });

  it('tells a missing prefix length from a wrong one, and takes the older tool with a remark', () => {
    const instance = family.make(2, 3);
    if (instance.answer.kind !== 'typed') throw new Error('not typed');
    const { right } = instance.answer;
    const [, network = '', length = '', gateway = ''] = /add (\S+)\/(\d+) via (\S+)/.exec(right) ?? [];
    const check = (text: string) => checkAnswer(family, instance, { kind: 'typed', text });
    expect(check(`ip route add ${network} via ${gateway}`).formProblem).toMatch(
      /^The prefix length is missing/,
    );
    expect(check(`ip route add ${network}/${Number(length) + 1} via ${gateway}`)).toMatchObject({
      right: false,
      formProblem: null,
    });
    expect(check(`route add -net ${network}/${length} gw ${gateway}`)).toMatchObject({
      right: true,
      remark: '`route` is the older tool; `ip route` does the same.',
    });
  });
});
