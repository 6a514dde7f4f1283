import type { InterfaceAddress } from '../../net/prefix.ts';
import type { SubnetComparison } from '../../net/same-subnet.ts';

/** Two hosts on one switch, and what core/net says of them. */
export interface HostsScenario {
  readonly a: InterfaceAddress;
  readonly b: InterfaceAddress;
  readonly truth: SubnetComparison;
}

/** Who takes whom to be on its own network. */
export interface Views {
  readonly aSeesB: boolean;
  readonly bSeesA: boolean;
}

/** Whether two views say the same of both hosts. */
export function areSame(one: Views, other: Views): boolean {
  return one.aSeesB === other.aSeesB && one.bSeesA === other.bSeesA;
}
