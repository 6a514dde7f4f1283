import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DnsCache, remainingTtl, zoneSource } from '../../../src/core/net/dns-cache.ts';
import { parseZone } from '../../../src/core/net/zone.ts';

const text = [
  '@ 3600 IN SOA ns1 admin 1 2 3 4 120',
  'www 300 CNAME web',
  'web 60 A 192.0.2.1',
  'gone 300 CNAME nowhere',
  'mail 900 MX 10 web',
].join('\n');
const servers = zoneSource('the server of fox.example', [parseZone(text, 'fox.example').zone]);
const times = (answers: readonly { type: string; ttl: number }[]) =>
  answers.map(({ type, ttl }) => `${type} ${ttl}`);

describe('DnsCache', () => {
  it('lets an alias and its address age apart, and asks again only for what is over', () => {
    const cache = new DnsCache('the resolver', servers);
    expect(times(cache.ask('www.fox.example', 'A', 0).answers)).toEqual(['CNAME 300', 'A 60']);
    const kept = cache.ask('www.fox.example', 'A', 59);
    expect([times(kept.answers), kept.askedFor]).toEqual([['CNAME 241', 'A 1'], []]);
    const again = cache.ask('www.fox.example', 'A', 60);
    expect([times(again.answers), again.askedFor]).toEqual([['CNAME 240', 'A 60'], ['web.fox.example.']]);
    expect(again.steps).toEqual([
      'www.fox.example. CNAME was kept at 0 s with 300 s; after 60 s, 240 s are left.',
      'web.fox.example. A was kept at 0 s with 60 s; that was over at 60 s.',
      'the resolver asks the server of fox.example for web.fox.example. A.',
      'the server of fox.example gives web.fox.example. A with 60 s, kept until 120 s.',
    ]);
    expect(cache.ask('www.fox.example', 'A', 300).askedFor).toEqual(['www.fox.example.']);
  });

  it('keeps "no such name" for every type, and "no such record" for its own, as long as the SOA allows', () => {
    const cache = new DnsCache('the resolver', servers);
    expect(cache.ask('nope.fox.example', 'A', 0)).toMatchObject({ rcode: 'NXDOMAIN', negativeTtl: 120 });
    expect(cache.ask('nope.fox.example', 'MX', 119)).toMatchObject({ negativeTtl: 1, askedFor: [] });
    expect(cache.ask('nope.fox.example', 'A', 120).askedFor).toEqual(['nope.fox.example.']);
    expect(cache.ask('web.fox.example', 'AAAA', 0)).toMatchObject({ rcode: 'NOERROR', negativeTtl: 120 });
    expect(cache.ask('web.fox.example', 'AAAA', 50)).toMatchObject({ negativeTtl: 70, askedFor: [] });
    expect(cache.ask('web.fox.example', 'MX', 50).askedFor).toEqual(['web.fox.example.']);
    const gone = cache.ask('gone.fox.example', 'A', 0);
    expect([gone.rcode, times(gone.answers)]).toEqual(['NXDOMAIN', ['CNAME 300']]);
    expect(cache.ask('GONE.fox.example.', 'A', 100)).toMatchObject({
      rcode: 'NXDOMAIN',
      negativeTtl: 20,
      askedFor: [],
    });
  });

  it('hands on only the time that is left, so that a second cache forgets no later than the first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 899 }), fc.integer({ min: 0, max: 1000 }), (first, wait) => {
        const near = new DnsCache('the near one', new DnsCache('the far one', servers));
        const far = new DnsCache('the far one', servers);
        far.ask('mail.fox.example', 'MX', 0);
        const chained = new DnsCache('the near one', far);
        expect(times(chained.ask('mail.fox.example', 'MX', first).answers)).toEqual([`MX ${900 - first}`]);
        const later = chained.ask('mail.fox.example', 'MX', first + wait);
        expect(later.askedFor.length > 0).toBe(first + wait >= 900);
        expect(times(near.ask('mail.fox.example', 'MX', first).answers)).toEqual(['MX 900']);
      }),
    );
  });

  it('keeps no failure and survives a loop', () => {
    const loop = parseZone('@ 60 IN SOA n a 1 2 3 4 5\na 60 CNAME b\nb 60 CNAME a', 'fox.example').zone;
    const cache = new DnsCache('the resolver', zoneSource('the server', [loop]));
    expect(cache.ask('a.fox.example', 'A', 0)).toMatchObject({ rcode: 'SERVFAIL', answers: [] });
    expect(cache.ask('a.fox.example', 'A', 1).askedFor).toEqual(['a.fox.example.']);
    cache.ask('a.fox.example', 'CNAME', 2);
    cache.ask('b.fox.example', 'CNAME', 2);
    expect(cache.ask('a.fox.example', 'A', 3).rcode).toBe('SERVFAIL');
  });
});

it('counts a record as over when its age has reached its TTL', () => {
  expect([remainingTtl(60, 0), remainingTtl(60, 59), remainingTtl(60, 60), remainingTtl(0, 0)]).toEqual([
    60,
    1,
    null,
    null,
  ]);
});
