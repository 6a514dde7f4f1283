import { netmask, totalAddresses, usableHosts, wildcardMask } from '../../../../../src/core/net/prefix.ts';
import type { Random } from '../../../../../src/core/drills/random.ts';
import { dotted, other, privateAddress, saying, type Wording } from './seed.ts';

const lengths = Array.from({ length: 23 }, (_, index) => index + 8);
const pairOf = (turn: (length: number) => number) => (random: Random) => {
  const length = random.pick(lengths);
  const wrong = other(random, lengths, length);
  return {
    right: { length, value: dotted(turn(length)) },
    wrong: { length, value: dotted(turn(wrong)) },
  };
};
const mask = pairOf(netmask);
const wildcard = pairOf(wildcardMask);

/** Prefix lengths and the masks said to be the same. */
export const prefixMask: readonly Wording[] = [
  saying(mask, ({ length, value }) => `A /${length} has the subnet mask ${value}.`),
  saying(mask, ({ length, value }) => `/${length} is ${value}`),
  saying(mask, ({ length, value }) => `The prefix \`/${length}\` corresponds to **${value}**.`),
  saying(mask, ({ length, value }) => `${value} can be written as /${length} in CIDR notation.`),
  saying(
    mask,
    ({ length, value }) => `In dotted decimal, a prefix length of ${length} comes out as ${value}.`,
  ),
  saying(mask, ({ length, value }) => `- **/${length}** → ${value}`),
  saying(mask, ({ length, value }) => `- /${length}: ${value}\n- and so on`),
  saying(mask, ({ length, value }) => `| CIDR | Netmask |\n| --- | --- |\n| /${length} | ${value} |`),
  saying(mask, ({ length, value }) => `| Subnet mask | Prefix |\n|:-:|:-:|\n| \`${value}\` | /${length} |`),
  saying(mask, ({ length, value }) => `Q: Which subnet mask is /${length}?\nA: ${value}`),
  saying(mask, ({ length, value }) => `What is the netmask of a /${length} network? :: ${value}`),
  saying(
    mask,
    ({ length, value }, random) =>
      `The interface has ${dotted(privateAddress(random))}/${length}, that is the mask ${value}.`,
  ),
  saying(mask, ({ length, value }) => `With a mask of ${value} we speak of a /${length}.`),
  saying(
    mask,
    ({ length, value }) => `Facts about the network:\n\n- Prefix length: /${length}\n- Subnet mask: ${value}`,
  ),
  saying(mask, ({ length, value }) => `\`\`\`\nNetwork prefix: /${length}\nNetmask: ${value}\n\`\`\``),
  saying(mask, ({ length, value }) => `### Masks\n\nSlash ${length} equals ${value}, by the way.`),
  saying(mask, ({ length, value }) => `C: The mask of a /${length} is {{${value}}}`),
  saying(wildcard, ({ length, value }) => `The wildcard mask of a /${length} is ${value}.`),
  saying(
    wildcard,
    ({ length, value }) => `For OSPF we need the wildcard ${value}, since the network is a /${length}.`,
  ),
  saying(wildcard, ({ length, value }) => `| Prefix | Wildcard mask |\n|-|-|\n| /${length} | ${value} |`),
  saying(
    (random) => {
      const length = random.pick(lengths);
      return {
        right: dotted(netmask(length)),
        wrong: random.pick([
          '255.255.0.255',
          '255.0.255.0',
          '255.255.253.0',
          '255.255.255.253',
          '255.255.191.0',
          '255.127.0.0',
        ]),
      };
    },
    (value) => `The subnet mask ${value} is set on the interface.`,
  ),
];

const small = Array.from({ length: 15 }, (_, index) => index + 16);
const usable = (random: Random) => {
  const length = random.pick(small);
  const truth = usableHosts({ network: 0, length }).count;
  const wrong = random.pick([totalAddresses({ network: 0, length }), truth * 2 + 2, truth - 1, truth + 1]);
  return { right: { length, value: truth }, wrong: { length, value: wrong } };
};
const total = (random: Random) => {
  const length = random.pick(small);
  const truth = totalAddresses({ network: 0, length });
  return {
    right: { length, value: truth },
    wrong: { length, value: random.pick([truth * 2, truth / 2, truth + 2]) },
  };
};
const grouped = (value: number) => value.toLocaleString('en');

/** How many hosts or addresses a prefix has. */
export const hostCount: readonly Wording[] = [
  saying(usable, ({ length, value }) => `A /${length} has ${value} usable hosts.`),
  saying(usable, ({ length, value }) => `A /${length} network gives ${grouped(value)} usable addresses.`),
  saying(usable, ({ length, value }) => `There are ${value} usable host addresses in a /${length}.`),
  saying(usable, ({ length, value }) => `/${length} → ${value} hosts`),
  saying(usable, ({ length, value }) => `In a /${length} subnet, ${value} hosts can be addressed.`),
  saying(usable, ({ length, value }) => `The number of usable hosts of a /${length} is ${value}.`),
  saying(usable, ({ length, value }) => `- /${length} – ${value} usable IPs`),
  saying(
    usable,
    ({ length, value }) => `A subnet mask of ${dotted(netmask(length))} leaves ${value} usable hosts.`,
  ),
  saying(usable, ({ length, value }) => `| Prefix | Usable hosts |\n|---|---|\n| /${length} | ${value} |`),
  saying(
    usable,
    ({ length, value }) =>
      `| CIDR | Mask | Hosts |\n|-|-|-|\n| /${length} | ${dotted(netmask(length))} | ${grouped(value)} |`,
  ),
  saying(usable, ({ length, value }) => `Q: How many usable hosts fit in a /${length}?\nA: ${value}`),
  saying(usable, ({ length, value }) => `How many usable host addresses does a /${length} have? :: ${value}`),
  saying(usable, ({ length, value }) => `A /${length} network:\n\n- Usable hosts: ${value}\n- used at home`),
  saying(usable, ({ length, value }) => `With a /${length} you get **${value}** usable hosts.`),
  saying(usable, ({ length, value }) => `2^${32 - length} - 2 = ${value} usable hosts in a /${length}`),
  saying(total, ({ length, value }) => `A /${length} has ${value} addresses in total.`),
  saying(total, ({ length, value }) => `A /${length} block contains ${grouped(value)} IP addresses.`),
  saying(total, ({ length, value }) => `| Prefix | Total addresses |\n|---|---|\n| /${length} | ${value} |`),
  saying(total, ({ length, value }) => `A /${length} spans ${value} addresses, all counted.`),
];
