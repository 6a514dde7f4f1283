import { describe, expect, it } from 'vitest';
import { destinationOrder } from '../../../src/core/net/destination-order.ts';
import { getentHosts } from '../../../src/core/net/getent.ts';
import { lookUpHost, type NameHost } from '../../../src/core/net/host-lookup.ts';
import { parseInet, parseNumericHost } from '../../../src/core/net/inet-text.ts';
import type { Nameserver } from '../../../src/core/net/stub-resolver.ts';
import { parseZone } from '../../../src/core/net/zone.ts';

const soa = '@ 60 IN SOA ns1 admin 1 2 3 4 60';
const zones = [
  parseZone(
    [soa, 'web 60 A 192.0.2.1', 'web 60 AAAA 2001:db8::1', 'six 60 AAAA 2001:db8::6'].join('\n'),
    'fox.example',
  ),
  parseZone([soa, '1.2.0 60 PTR web.fox.example.'].join('\n'), '192.in-addr.arpa'),
].map(({ zone }) => zone);
const servers: Record<string, Nameserver> = {
  '10.0.0.1': { kind: 'answers', zones },
  '10.0.0.3': { kind: 'closed' },
  '10.0.0.4': { kind: 'silent' },
  '10.0.0.5': { kind: 'fails' },
  '10.0.0.6': { kind: 'refuses' },
};

function hostWith(changes: Partial<NameHost>): NameHost {
  return {
    ...{ hostsFile: '', resolvConf: 'nameserver 10.0.0.1\n', services: 'files dns', isDualStack: false },
    serverAt: (address) => servers[address] ?? { kind: 'silent' },
    ...changes,
  };
}

function look(name: string, changes: Partial<NameHost>) {
  const { addresses, error, asked, seconds, steps } = lookUpHost(hostWith(changes), name);
  return {
    ...{ error, seconds, steps, addresses: addresses.map(({ text }) => text) },
    asked: asked.map((question) => `${question.server.slice(7)} ${question.name} ${question.type}`),
  };
}

describe('lookUpHost', () => {
  it('waits longer for servers further down, and as often as it may', () => {
    const three = 'nameserver 10.0.0.4\nnameserver 10.0.0.4\nnameserver 10.0.0.4\n';
    expect(look('web.fox.example', { resolvConf: three }).seconds).toBe(2 * (5 + 3 + 6));
    expect(look('web.fox.example', { resolvConf: 'nameserver 10.0.0.4\n' }).seconds).toBe(10);
    expect(look('web.fox.example', { resolvConf: `${three}options timeout:1 attempts:1\n` }).seconds).toBe(3);
    const then = look('web.fox.example', { resolvConf: 'nameserver 10.0.0.4\nnameserver 10.0.0.1\n' });
    expect(then).toMatchObject({ seconds: 5, addresses: ['192.0.2.1'] });
  });

  it.each([
    ['3', ['3 no.a.example A']],
    ['4', ['4 no.a.example A', '4 no A']],
    ['5', ['5 no.a.example A', '5 no.b.example A', '5 no A']],
    ['6', ['6 no.a.example A', '6 no A']],
    ['1', ['1 no.a.example A', '1 no.b.example A', '1 no A']],
  ])('goes through the search list as far as server %s lets it', (server, asked) => {
    const resolvConf = `nameserver 10.0.0.${server}\nsearch a.example b.example\noptions attempts:1\n`;
    const lookup = look('no', { resolvConf });
    expect(lookup.asked).toEqual(asked);
    expect(lookup.error).toMatch(server === '1' ? /not known/ : /Temporary failure/);
  });

  it('tells a name without an address of its kind from a name that is not there', () => {
    expect(look('six.fox.example', {}).error).toBe('No address associated with hostname');
    expect(look('six.fox.example', { isDualStack: true }).addresses).toEqual(['2001:db8::6']);
    expect(look('seven.fox.example', {}).error).toBe('Name or service not known');
    expect(look('::1', {}).error).toBe('Address family for hostname not supported');
  });

  it('forgets that DNS failed when the hosts file is asked afterwards', () => {
    const resolvConf = 'nameserver 10.0.0.3\n';
    expect(look('web.fox.example', { resolvConf, services: 'dns files' }).error).toMatch(/not known/);
    const stopped = look('web.fox.example', { resolvConf, services: 'dns [UNAVAIL=return] files' });
    expect(stopped.error).toMatch(/Temporary/);
    expect(stopped.steps.at(-1)).toContain('[UNAVAIL=return]');
  });

  it('says in sentences what it did', () => {
    const hostsFile = '10.0.0.1.7 web.fox.example\n';
    const resolvConf = 'search lab\nnameserver 10.0.0.6\nnameserver 10.0.0.1\n';
    expect(look('web.fox.example', { hostsFile, resolvConf }).steps).toEqual([
      'nsswitch.conf says who is asked for hosts: `files`, then `dns`.',
      'Line 1 of /etc/hosts is passed over, because 10.0.0.1.7 is no address.',
      '/etc/hosts has no line with `web.fox.example`.',
      '`web.fox.example` has 2 dots and ndots is 1, so it is tried as it stands first.',
      '10.0.0.6 is asked for `web.fox.example` A: it answers REFUSED, which settles nothing, so the next is tried.',
      '10.0.0.1 is asked for `web.fox.example` A: the answer is A 192.0.2.1.',
    ]);
  });
});

describe('getentHosts', () => {
  it('prefers IPv6 even on a host without it, and looks addresses up backwards', () => {
    expect(getentHosts(hostWith({}), 'web.fox.example').stdout).toBe('2001:db8::1     web.fox.example\n');
    expect(getentHosts(hostWith({}), '192.0.2.1').stdout).toBe('192.0.2.1       web.fox.example\n');
    expect(getentHosts(hostWith({}), '192.0.2.2')).toEqual({ exit: 2, stdout: '' });
  });
});

describe('destinationOrder', () => {
  it('puts addresses as getaddrinfo of glibc 2.36 did on a host with 2001:db8:ffff::100 and 10.53.1.100', () => {
    const order = (...texts: string[]) =>
      destinationOrder(texts.map(parseInet).filter((address) => address !== null)).map(({ text }) => text);
    expect(order('10.0.0.1', 'fd00::1', '2001:db8::1', '2002:a::1')).toEqual([
      ...['2001:db8::1', '10.0.0.1', 'fd00::1', '2002:a::1'],
    ]);
    expect(order('fe80::1', '169.254.1.1', '10.0.0.1')).toEqual(['10.0.0.1', '169.254.1.1', 'fe80::1']);
    expect(order('192.0.2.9', '127.0.0.9', '2001:db8::9')).toEqual(['2001:db8::9', '127.0.0.9', '192.0.2.9']);
    expect(order('10.0.0.1', '::1')).toEqual(['::1', '10.0.0.1']);
    expect(order('10.0.0.2', '10.0.0.1')).toEqual(['10.0.0.2', '10.0.0.1']);
  });
});

describe('parseInet and parseNumericHost', () => {
  it.each([
    ['::ffff:10.0.0.1', '::ffff:10.0.0.1', 6],
    ['::10.0.0.1', '::10.0.0.1', 6],
    ['2001:DB8:0:0::1', '2001:db8::1', 6],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201', 6],
    ['192.0.2.1', '192.0.2.1', 4],
  ])('prints %s as %s', (text, printed, family) => {
    expect(parseInet(text)).toEqual({ family, text: printed });
  });

  it('reads short spellings only where the library does', () => {
    expect(parseInet('10.1')).toBeNull();
    expect(parseInet('::1.2.3.256')).toBeNull();
    expect(parseInet('fe80::1%eth0')).toBeNull();
    expect(parseNumericHost('10.1')?.text).toBe('10.0.0.1');
    expect(parseNumericHost('010.0x10.1')?.text).toBe('8.16.0.1');
    expect(parseNumericHost('10.0.0.1 x')).toBeNull();
    expect(parseNumericHost('10.')).toBeNull();
  });
});
