import { holds, prefixText } from './address-kind.ts';
import type { HostNetwork } from './host-network.ts';

/** Why a gateway cannot be used. */
export type NextHopProblem =
  | 'unknown-device'
  | 'no-device'
  | 'unspecified'
  | 'multicast'
  | 'broadcast'
  | 'own-address'
  | 'other-device'
  | 'link-down'
  | 'behind-gateway'
  | 'refused-by-route'
  | 'off-link';

/** Whether a gateway can be used, and the steps by which one sees it. */
export type NextHop =
  | {
      readonly isUsable: true;
      /** The device it is reached by. */
      readonly device: string;
      /** The gateway is the host's own address, which IPv4 takes to mean that the destination is on the link. */
      readonly isOwn: boolean;
      readonly steps: readonly string[];
    }
  | {
      readonly isUsable: false;
      readonly problem: NextHopProblem;
      /** What `ip route add` says. */
      readonly error: string;
      readonly steps: readonly string[];
    };

/** A gateway that can be used by a device. */
export function usable(device: string, isOwn: boolean, steps: readonly string[]): NextHop {
  return { isUsable: true, device, isOwn, steps };
}

/** A gateway that cannot be used. */
export function unusable(problem: NextHopProblem, error: string, steps: readonly string[]): NextHop {
  return { isUsable: false, problem, error, steps };
}

/** Says what the host reaches without a gateway, as a first step. */
export function onLinkStep<Address>({ rules, main }: HostNetwork<Address>): string {
  const direct = main
    .filter(({ type, via }) => type === 'unicast' && via === null)
    .map(({ destination, device }) => `${prefixText(rules.kind, destination)} on ${device}`);
  return direct.length === 0
    ? 'The host has no network on a link that is up.'
    : `Without a gateway the host reaches ${direct.join(', ')}.`;
}

/**
 * Why a gateway is on no link at the moment: its network is that of another device or of one that is down, or the way to
 * it leads through a gateway itself.
 */
export function offLinkProblem<Address>(
  host: HostNetwork<Address>,
  gateway: Address,
  device: string | null,
): { problem: NextHopProblem; step: string } {
  const { kind } = host.rules;
  const name = kind.format(gateway);
  const holding = host.main.filter(({ destination }) => holds(kind, destination, gateway));
  const direct = holding.find(({ type, via }) => type === 'unicast' && via === null);
  if (direct !== undefined && device !== null && direct.device !== device)
    return { problem: 'other-device', step: `${name} is on the link of ${direct.device}, not of ${device}.` };
  const asleep = host.addresses.find(
    (own) =>
      host.links.get(own.device) === 'down' && holds(kind, kind.networkOf(own.address, own.length), gateway),
  );
  if (asleep !== undefined)
    return {
      problem: 'link-down',
      step: `${name} would be on the link of ${asleep.device}, which is down, so the route to its network is gone.`,
    };
  const behind = holding.find(({ via }) => via !== null);
  if (behind?.via !== undefined && behind.via !== null)
    return {
      problem: 'behind-gateway',
      step: `${name} is itself reached through the gateway ${kind.format(behind.via)}; a gateway has to be a neighbour.`,
    };
  return { problem: 'off-link', step: `${name} lies in none of them: it is no neighbour.` };
}
