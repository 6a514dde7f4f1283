import type { Device, Link, Picture } from './picture.ts';

/** A drawn network in words, for those who do not see it. */
export function describeHosts({ devices, links }: Extract<Picture, { kind: 'hosts' }>): string {
  const joined = links.map(describeLink).join(', ');
  return `${devices.map(describeDevice).join(', ')}.${joined === '' ? '' : ` ${joined}.`}`;
}

function describeDevice({ name, role, address, details = [] }: Device): string {
  const known = [...(address === null ? [] : [address]), ...details];
  const called = name.toLowerCase().includes(role) ? name : `${role} ${name}`;
  return `${called}${known.length === 0 ? '' : ` with ${known.join(' and ')}`}`;
}

function describeLink({ from, to, label, isDown = false }: Link): string {
  return `${from} is joined to ${to}${label === undefined ? '' : ` by ${label}`}${isDown ? ', which is down' : ''}`;
}
