import { describe, expect, it } from 'vitest';
import { iterate } from '../../../src/core/net/iteration.ts';
import { parseZone } from '../../../src/core/net/zone.ts';

const soa = '@ 300 IN SOA ns1 admin 1 2 3 4 60';
const zone = (origin: string, ...lines: string[]) => parseZone([soa, ...lines].join('\n'), origin).zone;
const zones = [
  zone('.', 'example. 60 NS ns.example.', 'test. 60 NS ns.test.', 'lame. 60 NS ns.lame.'),
  zone('example.', 'fox.example. 60 NS ns.fox.example.'),
  zone('test.', 'crow.test. 60 NS ns.crow.test.'),
  zone(
    'fox.example.',
    'www 60 A 192.0.2.1',
    'far 60 CNAME www.crow.test.',
    'eu 60 NS ns.eu',
    'self 60 CNAME back.crow.test.',
  ),
  zone('crow.test.', 'www 60 A 192.0.2.2', 'back 60 CNAME self.fox.example.'),
];
const path = (name: string, known: string[] = []) =>
  iterate(zones, name, 'A', known).map((step) => step.zone);

describe('iterate', () => {
  it('follows referrals from the root, or from the nearest zone it knows', () => {
    expect(path('www.fox.example')).toEqual(['.', 'example.', 'fox.example.']);
    expect(path('www.fox.example', ['example.'])).toEqual(['example.', 'fox.example.']);
    expect(path('www.fox.example', ['EXAMPLE', 'fox.example'])).toEqual(['fox.example.']);
    expect(path('www.fox.example', ['crow.test.'])).toEqual(['.', 'example.', 'fox.example.']);
  });

  it('begins again for an alias with what it has learned, and ends in a loop or where nobody is', () => {
    expect(path('far.fox.example')).toEqual(['.', 'example.', 'fox.example.', '.', 'test.', 'crow.test.']);
    expect(path('far.fox.example', ['fox.example.', 'test.'])).toEqual([
      'fox.example.',
      'test.',
      'crow.test.',
    ]);
    expect(path('self.fox.example', ['fox.example.', 'crow.test.'])).toEqual(['fox.example.', 'crow.test.']);
    expect(path('x.eu.fox.example')).toEqual(['.', 'example.', 'fox.example.']);
    expect(path('x.lame')).toEqual(['.']);
    expect(path('no.fox.example')).toEqual(['.', 'example.', 'fox.example.']);
  });

  it('says each step in a sentence', () => {
    expect(
      iterate(zones, 'far.fox.example', 'A', ['fox.example.', 'crow.test.']).map((step) => step.sentence),
    ).toEqual([
      'A server of `fox.example.` is asked for `far.fox.example.` A and says that it is an alias of `www.crow.test.`.',
      'A server of `crow.test.` is asked for `www.crow.test.` A and answers `192.0.2.2`.',
    ]);
  });
});
