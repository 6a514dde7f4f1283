import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/core/net/dns.ts';
import { resolve } from '../../../src/core/net/resolver.ts';
import { parseZone } from '../../../src/core/net/zone.ts';

const label = fc.constantFrom('a', 'b', 'c', 'www', 'x-1');
const path = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join('.'));
const soa = '@ 300 IN SOA ns1 admin 1 2 3 4 60';

function zoneOf(...lines: string[]) {
  return parseZone([soa, ...lines].join('\n'), 'fox.example').zone;
}

describe('what textbooks simplify', () => {
  it('a wildcard covers any depth below its parent, but neither an existing name nor what lies below one', () => {
    fc.assert(
      fc.property(path, path, (known, asked) => {
        const zone = zoneOf('*.apps 60 A 192.0.2.1', `${known}.apps 60 TXT x`);
        const { rcode, answers, ending } = answer(zone, `${asked}.apps.fox.example`, 'A');
        const isKnown = asked === known || known.endsWith(`.${asked}`);
        const isBelowKnown = known
          .split('.')
          .some((_, at, labels) => asked.endsWith(`.${labels.slice(at).join('.')}`));
        if (isKnown) expect([rcode, ending]).toEqual(['NOERROR', 'no-data']);
        else if (isBelowKnown) expect(rcode).toBe('NXDOMAIN');
        else
          expect(answers.map((record) => `${record.name} ${record.data}`)).toEqual([
            `${asked}.apps.fox.example. 192.0.2.1`,
          ]);
      }),
    );
  });

  it('every name above an existing one exists, without records of its own', () => {
    fc.assert(
      fc.property(path, (known) => {
        const zone = zoneOf(`${known}.deep 60 A 192.0.2.1`);
        const labels = `${known}.deep`.split('.');
        for (let at = 1; at < labels.length; at += 1)
          expect(answer(zone, `${labels.slice(at).join('.')}.fox.example`, 'A')).toMatchObject({
            ...{ rcode: 'NOERROR', answers: [], ending: 'no-data' },
          });
        expect(answer(zone, 'nope.fox.example', 'A').rcode).toBe('NXDOMAIN');
      }),
    );
  });

  it('a chain of aliases keeps its CNAMEs, whether it ends in data, in nothing of the type, or nowhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.constantFrom('A', 'TXT', 'none'), (length, end) => {
        const chain = Array.from({ length }, (_, at) => `n${at} 60 CNAME n${at + 1}`);
        const zone = zoneOf(
          ...chain,
          ...(end === 'none' ? [] : [`n${length} 60 ${end} ${end === 'A' ? '192.0.2.1' : 'x'}`]),
        );
        for (const { rcode, answers } of [
          answer(zone, 'n0.fox.example', 'A'),
          resolve([zone], 'n0.fox.example', 'A'),
        ]) {
          expect(rcode).toBe(end === 'none' ? 'NXDOMAIN' : 'NOERROR');
          expect(answers.filter(({ type }) => type === 'CNAME').map(({ data }) => data)).toEqual(
            Array.from({ length }, (_, at) => `n${at + 1}.fox.example.`),
          );
          expect(answers.length - length).toBe(end === 'A' ? 1 : 0);
        }
        expect(answer(zone, 'n0.fox.example', 'CNAME').answers).toHaveLength(1);
      }),
    );
  });

  it('a loop of any length is NOERROR at its own server and a failure of the resolver', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 4 }), (length, lead) => {
        const all = Array.from(
          { length: lead + length },
          (_, at) => `n${at} 60 CNAME n${at + 1 < lead + length ? at + 1 : lead}`,
        );
        const zone = zoneOf(...all);
        expect(answer(zone, 'n0.fox.example', 'A')).toMatchObject({ rcode: 'NOERROR', ending: 'loop' });
        expect(answer(zone, 'n0.fox.example', 'A').answers).toHaveLength(lead + length);
        expect(resolve([zone], 'n0.fox.example', 'A')).toMatchObject({ rcode: 'SERVFAIL', answers: [] });
      }),
    );
  });

  it('a name without its final dot has the origin appended, even if it ends like it', () => {
    const zone = zoneOf(
      'www 60 CNAME web.fox.example',
      'web 60 A 192.0.2.1',
      'mail 60 MX 10 web.fox.example',
    );
    const dotless = 'web.fox.example.fox.example.';
    expect(answer(zone, 'www.fox.example', 'A')).toMatchObject({ rcode: 'NXDOMAIN', lastName: dotless });
    expect(answer(zone, 'mail.fox.example', 'MX').answers[0]?.data).toBe(`10 ${dotless}`);
  });

  it('what is delegated is referred, also below the cut and where the parent still has records of it', () => {
    const zone = zoneOf(
      'lab 60 NS ns.lab',
      'ns.lab 60 A 192.0.2.4',
      'www.lab 60 A 192.0.2.5',
      '* 60 A 192.0.2.9',
    );
    for (const name of ['lab', 'www.lab', 'ns.lab', 'x.y.lab'])
      expect(answer(zone, `${name}.fox.example`, 'A')).toMatchObject({
        ...{ rcode: 'NOERROR', isAuthoritative: false, answers: [], ending: 'referral' },
      });
    const child = parseZone(`${soa}\nwww 60 A 192.0.2.77`, 'lab.fox.example').zone;
    expect(resolve([zone, child], 'www.lab.fox.example', 'A').answers[0]?.data).toBe('192.0.2.77');
    expect(resolve([zone, child], 'x.lab.fox.example', 'A').rcode).toBe('NXDOMAIN');
  });

  it('names compare in any case of letters, and the answer has the spelling that was asked for', () => {
    const zone = zoneOf('WWW 60 A 192.0.2.1');
    expect(answer(zone, 'wWw.FOX.example', 'A').answers[0]?.name).toBe('wWw.FOX.example.');
  });
});
