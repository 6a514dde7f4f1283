import { absoluteName, nameKey } from './dns-name.ts';
import { parseInet } from './inet-text.ts';
import { reverseName } from './reverse-name.ts';

/** What somebody wants DNS to say. Names are whole, without a final dot; the zone is the domain they run. */
export type Need =
  /** A name gets an address. */
  | { readonly kind: 'address'; readonly zone: string; readonly name: string; readonly address: string }
  /** A name is to follow another one, whatever its address. */
  | { readonly kind: 'alias'; readonly zone: string; readonly name: string; readonly target: string }
  /** Mail for a domain goes to a host. */
  | { readonly kind: 'mail'; readonly zone: string; readonly target: string; readonly preference: number }
  /** A part of the domain is looked after by another server. */
  | { readonly kind: 'delegation'; readonly zone: string; readonly name: string; readonly target: string }
  /** An address gets a name. */
  | { readonly kind: 'reverse'; readonly address: string; readonly target: string }
  /** A text proves something, or says who may send mail. */
  | { readonly kind: 'text'; readonly zone: string; readonly name: string; readonly text: string }
  /** Clients find host and port of a service by its name. */
  | {
      readonly kind: 'service';
      readonly zone: string;
      readonly service: string;
      readonly protocol: 'tcp' | 'udp';
      readonly target: string;
      readonly port: number;
    }
  /** Only one authority may issue certificates. */
  | { readonly kind: 'authority'; readonly zone: string; readonly authority: string };

/** The record that does it; owner and names in the data are whole, with a final dot. */
export interface NeededRecord {
  readonly name: string;
  readonly type: string;
  /** Where it points or what it says, without numbers in front. */
  readonly data: string;
  /** Why this type, in a sentence. */
  readonly reason: string;
}

/**
 * The record for a need (RFC 1035, 2782, 3596, 8659). The top of a zone cannot be an alias, since it has SOA and NS records, and a CNAME
 * stands alone (RFC 1034, 3.6.2); there the type is that of the target's address, which is null here.
 */
export function recordFor(need: Need): NeededRecord | null {
  const whole = (name: string) => absoluteName(name, '.');
  switch (need.kind) {
    case 'address': {
      const address = parseInet(need.address);
      if (address === null) return null;
      const type = address.family === 4 ? 'A' : 'AAAA';
      const reason = `An IPv${address.family} address belongs to a name in ${type === 'A' ? 'an A' : 'an AAAA'} record.`;
      return { name: whole(need.name), type, data: address.text, reason };
    }
    case 'alias':
      if (nameKey(need.name) === nameKey(need.zone)) return null;
      return {
        ...{ name: whole(need.name), type: 'CNAME', data: whole(need.target) },
        reason: 'A name that is to follow another name is an alias, which is a CNAME record.',
      };
    case 'mail':
      return {
        ...{ name: whole(need.zone), type: 'MX', data: whole(need.target) },
        reason: 'Which host takes the mail of a domain is said by an MX record.',
      };
    case 'delegation':
      return {
        ...{ name: whole(need.name), type: 'NS', data: whole(need.target) },
        reason: 'Which server looks after a domain is said by an NS record.',
      };
    case 'reverse': {
      const address = parseInet(need.address);
      if (address === null) return null;
      const reason = 'The name of an address stands in a PTR record, under the address turned around.';
      return { name: reverseName(address), type: 'PTR', data: whole(need.target), reason };
    }
    case 'text':
      return {
        ...{ name: whole(need.name), type: 'TXT', data: need.text },
        reason: 'Text for programs, such as proofs and rules for senders of mail, stands in a TXT record.',
      };
    case 'service':
      return {
        ...{
          name: whole(`_${need.service}._${need.protocol}.${need.zone}`),
          type: 'SRV',
          data: whole(need.target),
        },
        reason: 'Host and port of a service are said by an SRV record, under the service and its protocol.',
      };
    case 'authority':
      return {
        ...{ name: whole(need.zone), type: 'CAA', data: need.authority },
        reason: 'Who may issue certificates for a domain is said by a CAA record.',
      };
  }
}
