import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lint } from '../../../../src/core/notes/lint.ts';
import { readFile } from '../../../../src/core/notes/read.ts';
import { findingsIn } from './findings.ts';

const words = [
  '/24',
  '/99',
  '255.255.0.0',
  '10.0.0.1',
  '10.0.0.1/24',
  '300.1.1.1',
  '::',
  'fe80::1',
  'a::b',
  'A record',
  'maps',
  'CNAME',
  'AAAA',
  'MX',
  'to',
  'name',
  'an IP address',
  'usable hosts',
  'is',
  'not',
  '?',
  '.',
  ';',
  '→',
  ':',
  '|',
  '\n',
  '\n\n',
  '- ',
  '# ',
  '`',
  '```\n',
  '[x] ',
  'Q: ',
  '\nA: ',
  '::',
  '{{',
  '}}',
  '==',
  '~~',
  'port',
  '22',
  'SSH',
  'HTTPS',
  'class A',
  'broadcast',
  'network',
  'gateway',
  'ip route add',
  'via',
  'dev',
  'eth0',
  'nameserver',
  '/etc/hosts',
  '1 Gbps',
  'MB/s',
  '2^8 - 2',
  'private',
  'layer 3',
  '11000000',
  '|-|-|\n',
  '**',
  '_',
  '<b>',
  '&nbsp;',
  '$',
  '\\',
  '\u00a0',
  'packet to',
  'takes',
];

describe('lint of anything', () => {
  it('never throws, and keeps to the lines there are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line, claim, computation, correction } of findingsIn(text)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(claim.length * computation.length * correction.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(words.filter((word) => word.trim() !== ''))('takes time linear in the text: %j', (word) => {
    const timeOf = (count: number) => {
      const read = readFile({ path: 'notes.md', text: `10.0.0.1/24 record ${`${word} `.repeat(count)}` });
      const start = process.cpuUsage().user;
      lint(read);
      return (process.cpuUsage().user - start) / 1000;
    };
    timeOf(500);
    expect(timeOf(20_000)).toBeLessThan(20 * timeOf(2_000) + 400);
  });
});
