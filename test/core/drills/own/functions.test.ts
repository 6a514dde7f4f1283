import { expect, it } from 'vitest';
import { Scope } from '../../../../src/core/drills/own/expression.ts';
import { ownFunctions } from '../../../../src/core/drills/own/functions.ts';

const zone = String.raw`"www IN CNAME web\nweb IN A 192.0.2.7\nweb IN A 192.0.2.8\n"`;
const table = String.raw`"default via 10.0.0.1 dev eth0\n10.0.0.0/24 dev eth0\nblackhole 10.9.0.0/16\n10.1.0.0/16 via 10.0.0.7 dev eth0 metric 20\n10.1.0.0/16 via 10.0.0.8 dev eth0 metric 10"`;

const cases: readonly (readonly [string, unknown])[] = [
  ['network("10.1.2.3/8")', '10.0.0.0/8'],
  ['network("10.1.2.3", 31)', '10.1.2.2/31'],
  ['networkAddress("10.1.2.3/8")', '10.0.0.0'],
  ['addressOf("10.1.2.3/8")', '10.1.2.3'],
  ['lengthOf("10.1.2.3/8")', 8n],
  ['lengthOf("255.255.254.0")', 23n],
  ['broadcast("10.1.2.3/8")', '10.255.255.255'],
  ['firstHost("192.0.2.0/30")', '192.0.2.1'],
  ['lastHost("192.0.2.0/31")', '192.0.2.1'],
  ['hosts("192.0.2.0/29")', 6n],
  ['addresses("0.0.0.0/0")', 4294967296n],
  ['netmask(20)', '255.255.240.0'],
  ['netmask("10.0.0.0/9")', '255.128.0.0'],
  ['wildcard(20)', '0.0.15.255'],
  ['wildcard("10.0.0.0/9")', '0.127.255.255'],
  ['contains("10.0.0.0/8", "10.255.0.1")', true],
  ['contains("10.0.0.0/8", "8.0.0.0/6")', false],
  ['overlap("10.0.0.0/8", "8.0.0.0/6")', true],
  ['role("10.0.0.0/8", "10.255.255.255")', 'broadcast'],
  ['subnet("10.0.0.0/8", 16, 255)', '10.255.0.0/16'],
  ['subnets("10.0.0.0/8", 16)', 256n],
  ['summary(["10.0.1.0/24", "10.0.2.0/24"])', '10.0.0.0/22'],
  ['collapse(["10.0.0.0/25", "10.0.0.128/25", "10.0.2.0/24"])', ['10.0.0.0/24', '10.0.2.0/24']],
  ['cover("10.0.0.1", "10.0.0.4")', ['10.0.0.1/32', '10.0.0.2/31', '10.0.0.4/32']],
  ['plus("10.0.0.255", 1)', '10.0.1.0'],
  ['octet("10.1.2.3", 4)', 3n],
  ['bits("10.0.0.1")', '00001010.00000000.00000000.00000001'],
  ['sharedBits("10.0.0.0", "10.0.0.1")', 31n],
  ['addressClass("172.16.0.1")', 'B'],
  ['isPrivate("172.32.0.1")', false],
  ['isLoopback("127.9.9.9")', true],
  ['isLinkLocal("169.254.1.1")', true],
  ['isMulticast("239.1.1.1")', true],
  ['isDocumentation("203.0.113.9")', true],
  ['isAddress("10.0.0.256")', false],
  ['longestMatch(["10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0"], "10.1.2.3")', '10.1.0.0/16'],
  ['longestMatch(["10.0.0.0/8"], "11.0.0.1")', ''],
  [`routeFor(${table}, "10.0.0.9")`, '10.0.0.0/24'],
  [`nextHop(${table}, "10.0.0.9")`, 'eth0'],
  [`nextHop(${table}, "10.1.2.3")`, '10.0.0.8'],
  [`nextHop(${table}, "10.9.0.1")`, 'blackhole'],
  [`nextHop(${table}, "9.9.9.9")`, '10.0.0.1'],
  ['labels("www.example.com.")', ['www', 'example', 'com']],
  ['label("www.example.com", 2)', 'example'],
  ['parentName("www.example.com")', 'example.com'],
  ['parentName("com")', ''],
  ['isBelow("www.example.com", "example.com.")', true],
  ['isBelow("myexample.com", "example.com")', false],
  ['reverseName("192.0.2.7")', '7.2.0.192.in-addr.arpa'],
  [`zoneAnswer(${zone}, "example.com", "www.example.com", "a")`, ['192.0.2.7', '192.0.2.8']],
  [`responseCode(${zone}, "example.com", "none.example.com", "A")`, 'NXDOMAIN'],
];

it.each(cases.map(([source, value]) => ({ source, value })))('$source', ({ source, value }) => {
  const compiled = new Scope().compile(source);
  expect('problem' in compiled ? compiled : compiled.evaluate({})).toEqual({ value });
});

it('has a case for every function', () => {
  const called = new Set(cases.map(([source]) => source.slice(0, source.indexOf('('))));
  const names = new Set(ownFunctions.map(({ signature }) => signature.slice(0, signature.indexOf('('))));
  expect([...called].sort()).toEqual([...names].sort());
});

it.each([
  ['broadcast("10.0.0.1/32")', 'has no broadcast address'],
  ['network("10.0.0.1", 33)', '33 is not a prefix length from 0 to 32'],
  ['network("10.0.0.1")', 'no address with a prefix length'],
  ['lengthOf("255.0.255.0")', 'is no netmask'],
  ['subnet("10.0.0.0/24", 26, 4)', 'has no part 4'],
  ['subnets("10.0.0.0/24", 23)', 'has no parts'],
  ['summary([])', 'empty list'],
  ['plus("255.255.255.255", 1)', 'outside IPv4'],
  ['octet("10.0.0.1", 0)', 'from 1 to 4'],
  ['label("com", 2)', 'from 1 to 1'],
  ['zoneAnswer("www IN A not-an-address", "example.com", "www.example.com", "A")', 'the zone cannot be read'],
])('%s says what is wrong', (source, problem) => {
  const compiled = new Scope().compile(source);
  expect('problem' in compiled ? compiled : compiled.evaluate({})).toEqual({
    problem: expect.stringContaining(problem) as string,
  });
});
