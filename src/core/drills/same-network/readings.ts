import { addressClass } from '../../net/address.ts';
import { contains, networkOf, type InterfaceAddress, type Prefix } from '../../net/prefix.ts';
import { areSame, type HostsScenario, type Views } from './hosts.ts';

/** The mistakes of this family, each with its heading. */
export const hostMistakes = {
  'class-based-mask': 'You took the mask of the address class',
  'compares-octets-only': 'You compared whole octets',
  'one-octet-long': 'You compared one octet too many',
  'one-octet-short': 'You compared one octet too few',
  'one-bit-long': 'You compared one bit too many',
  'one-bit-short': 'You compared one bit too few',
  'one-sided-view': 'You looked from one side only',
  'swaps-views': 'You took one host for the other',
  'requires-equal-prefixes': 'You asked for equal prefixes',
  'miscounts-mask': 'You drew the edge of a network in the wrong place',
} as const;

export type HostMistake = keyof typeof hostMistakes;

/** One way to work out two networks, and what follows from it; null if it is the right way. */
export interface Reading extends Views {
  readonly mistake: HostMistake | null;
  readonly networkA: Prefix;
  readonly networkB: Prefix;
}

const wrongLengths: readonly [HostMistake, (host: InterfaceAddress) => number][] = [
  ['class-based-mask', ({ address }) => ({ A: 8, B: 16, C: 24, D: 32, E: 32 })[addressClass(address)]],
  ['compares-octets-only', ({ length }) => Math.ceil(length / 8) * 8],
  ['compares-octets-only', ({ length }) => Math.floor(length / 8) * 8],
  ['one-octet-long', ({ length }) => (length % 8 === 0 ? length + 8 : length)],
  ['one-octet-short', ({ length }) => (length % 8 === 0 ? length - 8 : length)],
  ['one-bit-long', ({ length }) => length + 1],
  ['one-bit-short', ({ length }) => length - 1],
];

/** The right reading first, then each wrong one that gives other networks; no two give the same, and none ends at /0 or /32. */
export function readings(scenario: HostsScenario): Reading[] {
  const found = [read(scenario, null, ({ length }) => length)];
  for (const [mistake, lengthOf] of wrongLengths) {
    const reading = read(scenario, mistake, lengthOf);
    const isNew = found.every(
      ({ networkA, networkB }) =>
        networkA.length !== reading.networkA.length || networkB.length !== reading.networkB.length,
    );
    const isPlausible = [reading.networkA, reading.networkB].every(
      ({ length }) => length >= 8 && length <= 30,
    );
    if (isNew && isPlausible) found.push(reading);
  }
  return found;
}

function read(
  { a, b }: HostsScenario,
  mistake: HostMistake | null,
  lengthOf: (host: InterfaceAddress) => number,
): Reading {
  const networkA = networkOf(a.address, lengthOf(a));
  const networkB = networkOf(b.address, lengthOf(b));
  const views = { aSeesB: contains(networkA, b.address), bSeesA: contains(networkB, a.address) };
  return { mistake, networkA, networkB, ...views };
}

/** What each mistake takes the views to be, where they are not the right ones; the likeliest first. */
export function viewLeads(scenario: HostsScenario): { mistake: HostMistake; views: Views }[] {
  const { truth } = scenario;
  const both = (seen: boolean): Views => ({ aSeesB: seen, bSeesA: seen });
  const isTruthOneSided = truth.aSeesB !== truth.bSeesA;
  const leads: { mistake: HostMistake; views: Views }[] = [
    { mistake: 'one-sided-view', views: both(truth.aSeesB) },
    { mistake: 'one-sided-view', views: both(truth.bSeesA) },
    { mistake: 'swaps-views', views: { aSeesB: truth.bSeesA, bSeesA: truth.aSeesB } },
    ...(isTruthOneSided ? [] : [{ mistake: 'requires-equal-prefixes' as const, views: both(false) }]),
    ...readings(scenario).flatMap(({ mistake, aSeesB, bSeesA }) =>
      mistake === null ? [] : [{ mistake, views: { aSeesB, bSeesA } }],
    ),
  ];
  const wrong = leads.filter(({ views }) => !areSame(truth, views));
  const unexplained = everyView.filter(
    (views) => !areSame(truth, views) && wrong.every((lead) => !areSame(lead.views, views)),
  );
  return [...wrong, ...unexplained.map((views) => ({ mistake: 'miscounts-mask' as const, views }))];
}

/** The four things that can be said of two hosts whose prefixes differ. */
export const everyView: readonly Views[] = [
  { aSeesB: true, bSeesA: true },
  { aSeesB: false, bSeesA: false },
  { aSeesB: true, bSeesA: false },
  { aSeesB: false, bSeesA: true },
];
