import type { Random } from '../../../../../src/core/drills/random.ts';
import { saying, type Wording } from './seed.ts';

const names = ['a hostname', 'a host name', 'a domain name', 'a name', 'a domain'];
const four = ['an IPv4 address', 'an IP address'];
interface Direction {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}
const direction = (random: Random): { right: Direction; wrong: Direction } => {
  const type = random.pick(['A', 'AAAA', 'PTR', 'CNAME'] as const);
  const name = random.pick(names);
  const address = random.pick(type === 'AAAA' ? ['an IPv6 address'] : four);
  if (type === 'CNAME')
    return {
      right: { type, from: 'a name', to: 'another name' },
      wrong: { type, from: 'a name', to: address },
    };
  const forward = { type, from: name, to: address };
  const back = { type, from: address, to: name };
  return type === 'PTR' ? { right: back, wrong: forward } : { right: forward, wrong: back };
};
const article = (type: string) => (type === 'A' || type === 'AAAA' ? 'An' : 'A');

/** Which way a record leads. */
export const recordDirection: readonly Wording[] = [
  saying(direction, ({ type, from, to }) => `${article(type)} ${type} record maps ${from} to ${to}.`),
  saying(direction, ({ type, from, to }) => `${type} records translate ${from} into ${to}.`),
  saying(direction, ({ type, from, to }) => `- **${type}**: maps ${from} to ${to}`),
  saying(direction, ({ type, from, to }) => `- ${type} records - map ${from} to ${to}`),
  saying(direction, ({ type, from, to }) => `- \`${type}\` – points ${from} to ${to}`),
  saying(
    direction,
    ({ type, from, to }) => `| Record | Purpose |\n|-|-|\n| ${type} | Maps ${from} to ${to} |`,
  ),
  saying(
    direction,
    ({ type, from, to }) => `| Type | What it does |\n|-|-|\n| ${type} record | resolves ${from} to ${to} |`,
  ),
  saying(direction, ({ type, from, to }) => `${type} record :: resolves ${from} to ${to}`),
  saying(
    direction,
    ({ type, from, to }) =>
      `Q: What does ${article(type).toLowerCase()} ${type} record do?\nA: It maps ${from} to ${to}.`,
  ),
  saying(
    direction,
    ({ type, from, to }) => `To get from ${from} to ${to}, a resolver asks for the ${type} record.`,
  ),
  saying(direction, ({ type, from, to }) => `The ${type} record turns ${from} into ${to}.`),
  saying(direction, ({ type, from, to }) => `Which record maps ${from} to ${to}? :: The ${type} record`),
  saying(direction, ({ type, from, to }) => `**${type} (DNS record)**: from ${from} to ${to}`),
  saying(
    (random) => {
      const type = random.pick(['A', 'AAAA'] as const);
      return {
        right: { type, version: type === 'A' ? 4 : 6 },
        wrong: { type, version: type === 'A' ? 6 : 4 },
      };
    },
    ({ type, version }, random) =>
      random.pick([
        `An ${type} record holds an IPv${version} address.`,
        `The ${type} record gives the IPv${version} address of a name.`,
        `${type} records map names to IPv${version} addresses.`,
        `- ${type}: IPv${version} address of a host`,
        `| ${type} | IPv${version} address |\n|-|-|\n| x | y |`.replace(/^\|[^\n]*/, '| Record | Value |') +
          `\n| ${type} | IPv${version} address |`,
      ]),
  ),
];

const value = (random: Random) => {
  const type = random.pick(['A', 'AAAA', 'CNAME', 'NS'] as const);
  const v4 = `192.0.2.${random.int(1, 254)}`;
  const v6 = `2001:db8::${random.int(1, 999)}`;
  const name = random.pick(['example.com.', 'ns1.example.net.', 'web.example.org.']);
  const right = { A: v4, AAAA: v6, CNAME: name, NS: name }[type];
  const wrong = { A: v6, AAAA: v4, CNAME: v4, NS: random.pick([v4, v6]) }[type];
  return { right: { type, data: right }, wrong: { type, data: wrong } };
};
const host = ['www', 'mail', 'api.example.com.', 'db1'];

/** What a record holds. */
export const recordValue: readonly Wording[] = [
  saying(value, ({ type, data }, random) => `\`\`\`\n${random.pick(host)} IN ${type} ${data}\n\`\`\``),
  saying(
    value,
    ({ type, data }, random) =>
      `\`\`\`dns\n$ORIGIN example.com.\n${random.pick(host)}  3600  IN  ${type}  ${data}\n\`\`\``,
  ),
  saying(value, ({ type, data }, random) => `\`\`\`zone\n${random.pick(host)}\t${type}\t${data}\n\`\`\``),
  saying(
    value,
    ({ type, data }, random) => `Add the line \`${random.pick(host)} IN ${type} ${data}\` to the zone.`,
  ),
  saying(
    value,
    ({ type, data }, random) =>
      `| Name | Type | Value |\n|-|-|-|\n| ${random.pick(host)} | ${type} | ${data} |`,
  ),
  saying(
    value,
    ({ type, data }) => `\`\`\`\n;; ANSWER SECTION:\nexample.com.  300  IN  ${type}  ${data}\n\`\`\``,
  ),
  saying(value, ({ type, data }) => `The ${type} record of shop.example.com is ${data.replace(/\.$/, '')}`),
  saying(value, ({ type, data }) => `- ${type} record: ${data}`),
  saying(
    (random) => ({ right: 'mail.example.com.', wrong: `192.0.2.${random.int(1, 99)}` }),
    (data) => `\`\`\`\nexample.com. IN MX 10 ${data}\n\`\`\``,
  ),
];

/** A CNAME and what stands beside it. */
export const cnameAlone: readonly Wording[] = [
  saying(
    () => ({ right: 'blog', wrong: 'www' }),
    (name) => `\`\`\`\nwww IN CNAME example.net.\n${name} IN A 192.0.2.1\n\`\`\``,
  ),
  saying(
    () => ({ right: 'mail', wrong: 'shop' }),
    (name) =>
      `\`\`\`dns\n$ORIGIN example.com.\n@ IN SOA ns1 admin 1 2 3 4 5\n  IN NS ns1\nshop IN CNAME store\n${name} IN MX 10 mx1\n\`\`\``,
  ),
  saying(
    () => ({ right: 'www', wrong: '@' }),
    (name) => `\`\`\`\n${name} IN CNAME example.net.\n\`\`\``,
  ),
  saying(
    () => ({ right: 'txt', wrong: 'www' }),
    (name) => `| Name | Type | Value |\n|-|-|-|\n| www | CNAME | example.net |\n| ${name} | TXT | hello |`,
  ),
  saying(
    () => ({ right: 'cannot', wrong: 'can' }),
    (verb) => `A CNAME ${verb} coexist with other records of the same name.`,
  ),
  saying(
    () => ({ right: 'must not', wrong: 'may' }),
    (verb) => `A CNAME record ${verb} stand at the zone apex.`,
  ),
];
