import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/hosts-or-dns.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function shownIn({ picture, question }: DrillInstance) {
  if (picture?.kind !== 'stack') throw new Error('no stack');
  const [files, zone] = picture.pictures;
  if (files?.kind !== 'files' || zone?.kind !== 'zone') throw new Error('no files and zone');
  const text = (name: string) => files.files.find((file) => file.name === name)?.text ?? '';
  const name = (/looks up `([^`]+)`/.exec(question)?.[1] ?? '').toLowerCase();
  const search = /search (\S+)/.exec(text('/etc/resolv.conf'))?.[1] ?? null;
  return {
    name,
    search,
    zone,
    hosts: text('/etc/hosts'),
    services: text('/etc/nsswitch.conf').replace('hosts: ', ''),
  };
}

/** Asks the sources by hand: whole words of lines without `#`, and the records of the zone for the name, then with the search domain. */
function byHand(instance: DrillInstance): string | null {
  const { name, search, zone, hosts, services } = shownIn(instance);
  const isDual = instance.question.includes('IPv4 and IPv6');
  const isDown = instance.question.includes('Nothing listens');
  const ask = (service: string): { address: string | null; status: string } => {
    if (service === 'files') {
      const line = hosts
        .split('\n')
        .find((one) => !one.startsWith('#') && ` ${one.toLowerCase()} `.includes(` ${name} `));
      return line === undefined
        ? { address: null, status: 'NOTFOUND' }
        : { address: line.split(' ')[0] ?? null, status: 'SUCCESS' };
    }
    if (isDown) return { address: null, status: 'UNAVAIL' };
    const tries = name.includes('.') ? [name] : [`${name}.${search}`];
    const owners = tries.map((one) => one.replace(`.${zone.origin.slice(0, -1)}`, ''));
    const found = zone.records.filter((record) => owners.includes(record.name));
    const address =
      (isDual ? found.find(({ type }) => type === 'AAAA') : undefined) ??
      found.find(({ type }) => type === 'A');
    return address === undefined
      ? { address: null, status: 'NOTFOUND' }
      : { address: address.data, status: 'SUCCESS' };
  };
  for (const [, service = '', brackets = ''] of services.matchAll(/(\w+)(?: \[([^\]]+)\])?/g)) {
    const { address, status } = ask(service);
    const isNot = brackets.startsWith('!');
    const named = /(\w+)=return/.exec(brackets)?.[1];
    if (status === 'SUCCESS') return address;
    if (named !== undefined && (named === status) !== isNot) return null;
  }
  return null;
}

describe('hosts-or-dns', () => {
  it.each(levels)('agrees with asking the sources by hand at level %i', (level) => {
    let none = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const instance = family.make(level, seed);
      const address = byHand(instance);
      none += address === null ? 1 : 0;
      if (address === null) expect(instance.rightText).toMatch(/^None/);
      else expect(instance.rightText).toBe(`\`${address}\``);
      expect(instance.answer.kind).toBe(level === 5 ? 'typed' : 'choice');
      const { services } = shownIn(instance);
      if (level === 1) expect(services).toBe('files dns');
      if (level <= 3) expect(services).not.toContain('[');
    }
    expect(none > 20).toBe(level >= 2 && level <= 4);
  });
});
