import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/core/net/dns.ts';
import { resolve } from '../../../src/core/net/resolver.ts';
import { parseZone } from '../../../src/core/net/zone.ts';

const soa = '@ 300 IN SOA ns1 hostmaster ( 1 2h 1h ; comment\n 2w 60 )';

function zone(origin: string, ...lines: string[]) {
  return parseZone([soa, ...lines].join('\n'), origin).zone;
}

describe('parseZone', () => {
  it('completes names, repeats owners, inherits times and reads units', () => {
    const { zone: read, problems } = parseZone(
      [
        '$TTL 1h30m',
        soa,
        'www A 192.0.2.1 ; the server',
        '    60 IN AAAA 2001:0DB8::0001',
        '$ORIGIN sub.fox.example.',
        'mail MX 10 @',
        '54 IN TXT "a;b" plain',
        '_sip._tcp SRV 1 2 5060 host',
      ].join('\n'),
      'fox.example',
    );
    expect(problems).toEqual([]);
    expect(read.records.map(({ name, ttl, type, data }) => `${name} ${ttl} ${type} ${data}`)).toEqual([
      'fox.example. 300 SOA ns1.fox.example. hostmaster.fox.example. 1 7200 3600 1209600 60',
      'www.fox.example. 5400 A 192.0.2.1',
      'www.fox.example. 60 AAAA 2001:db8::1',
      'mail.sub.fox.example. 5400 MX 10 sub.fox.example.',
      '54.sub.fox.example. 5400 TXT "a;b" "plain"',
      '_sip._tcp.sub.fox.example. 5400 SRV 1 2 5060 host.sub.fox.example.',
    ]);
  });

  it('says what it cannot read, and where', () => {
    const text = `${soa}\nwww A 192.0.2\n$INCLUDE other\nmail.other. 60 A 192.0.2.1\nempty 60\n  60 MX ten\n  x 60 MX 10 y`;
    const messages = parseZone(text, 'fox.example.').problems.map(
      ({ line, message }) => `${line}: ${message}`,
    );
    expect(messages).toEqual([
      '3: The data of www.fox.example. A cannot be read.',
      '4: $INCLUDE is not understood.',
      '5: mail.other. lies outside the zone fox.example.',
      '6: The record of empty.fox.example. has no type.',
      '7: The data of empty.fox.example. MX cannot be read.',
      '8: X is not a record type known here.',
    ]);
    expect(parseZone('www 60 A 192.0.2.1', 'fox.example').problems[0]?.message).toContain('no SOA');
    const crowded = parseZone(`${soa}\nwww 60 CNAME a\nwww 60 A 192.0.2.1`, 'fox.example');
    expect(crowded.problems[0]?.message).toContain('can have no other record');
  });
});

describe('answer', () => {
  const fox = zone(
    'fox.example',
    'www 60 CNAME web',
    'web 60 A 192.0.2.1',
    '*.apps 60 A 192.0.2.2',
    'known.apps 60 TXT x',
    'a.b 60 A 192.0.2.3',
    'lab 60 NS ns.lab',
    'ns.lab 60 A 192.0.2.4',
    'to-lab 60 CNAME host.lab',
    'out 60 CNAME www.crow.example.',
    'self 60 CNAME self',
  );

  it.each([
    ['www.fox.example', 'A', 'NOERROR', 'data', 2],
    ['www.fox.example', 'MX', 'NOERROR', 'no-data', 1],
    ['b.fox.example', 'A', 'NOERROR', 'no-data', 0],
    ['x.web.fox.example', 'A', 'NXDOMAIN', 'no-such-name', 0],
    ['p.q.apps.fox.example', 'A', 'NOERROR', 'data', 1],
    ['known.apps.fox.example', 'A', 'NOERROR', 'no-data', 0],
    ['x.known.apps.fox.example', 'A', 'NXDOMAIN', 'no-such-name', 0],
    ['host.lab.fox.example', 'A', 'NOERROR', 'referral', 0],
    ['to-lab.fox.example', 'A', 'NOERROR', 'referral', 1],
    ['out.fox.example', 'A', 'NOERROR', 'leaves-zone', 1],
    ['self.fox.example', 'A', 'NOERROR', 'loop', 1],
    ['www.crow.example', 'A', 'REFUSED', 'not-this-zone', 0],
  ])('%s %s: %s, %s', (name, type, rcode, ending, count) => {
    const reply = answer(fox, name, type);
    expect(reply).toMatchObject({ rcode, ending });
    expect(reply.answers).toHaveLength(count);
    expect(reply.steps.length).toBeGreaterThan(0);
  });

  it('keeps "no" as long as the lower of the two times of the SOA', () => {
    expect(answer(fox, 'no.fox.example', 'A').authority[0]?.ttl).toBe(60);
  });

  it('lets the resolver cross zones, and fail where they cross for ever or lead nowhere', () => {
    const crow = zone('crow.example', 'www 60 A 192.0.2.9', 'there 60 CNAME back.fox.example.');
    const back = zone('fox.example', 'back 60 CNAME there.crow.example.', 'sub 60 NS ns.sub');
    expect(resolve([fox, crow], 'out.fox.example', 'A').answers.map(({ data }) => data)).toEqual([
      'www.crow.example.',
      '192.0.2.9',
    ]);
    expect(resolve([fox], 'out.fox.example', 'A').rcode).toBe('NXDOMAIN');
    expect(resolve([back, crow], 'back.fox.example', 'A')).toMatchObject({ rcode: 'SERVFAIL', answers: [] });
    expect(resolve([back], 'x.sub.fox.example', 'A').rcode).toBe('SERVFAIL');
  });
});
