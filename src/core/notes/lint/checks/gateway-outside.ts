import { formatIpv4, parseIpv4, type Ipv4 } from '../../../net/address.ts';
import {
  contains,
  formatPrefix,
  lengthOfNetmask,
  lastAddress,
  networkOf,
  type Prefix,
} from '../../../net/prefix.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, LineMistake, Mistake } from '../check.ts';
import type { CodeText } from '../code-text.ts';
import { inlineCodeOf } from '../inline-code.ts';
import { networksIn, networkWords } from '../network-words.ts';
import { mayHoldQuad } from '../triggers.ts';

const quad = String.raw`(\d{1,3}(?:\.\d{1,3}){3})(?![\w/]|\.\d)`;
const named = new RegExp(
  String.raw`\b(?:default[- ]?)?(?:gateway|gw|router|default route)(?: (?:address|IP))?\b(?: (?:for|of|in|on) (?:the )?(?:host |network |subnet |hosts in )?[\w.]+(?:\/\d+)?)?(?:\s|[(:=→,"'–—-]|\b(?:is|at|of|via|through|address|IP|the|its|a|on|to|points|set|goes|would be|being|gateway|uses)\b){1,8}${quad}`,
  'gi',
);
const behind = new RegExp(
  String.raw`(?<![\w./])${quad}\s*(?:\(|as|is|being|serves as|acts as|,|→|—|–)\s*(?:(?:the|its|a|their|your|our|his)\s+)*(?:default )?gateway\b`,
  'gi',
);
const isElsewhere =
  /\b(?:reach(?:es|ed|able)?|destination|towards?|traffic (?:to|for)|packets? (?:to|for)|route (?:to|for)|routes to|forward\w*|tunnel|other side|remote|between|next[- ]hop|(?<!default )routes?|NAT|peer|two networks|networks)\b/i;

export const check: Check = {
  id: 'gateway-outside',
  joinsItems: true,
  trigger: mayHoldQuad,
  inStatement({ text: original, kind }) {
    const text = withoutContrast(original);
    if (!/gateway|\bgw\b|router|default route/i.test(text)) return [];
    const words = networkWords(text);
    const own = networksIn(words, text);
    if (own.length === 0 || own.length > 2) return [];
    if (isElsewhere.test(text)) return [];
    if (kind === 'row' && /\b(?:destination|prefix|route|to)\s*:/i.test(text)) return [];
    const found = [...text.matchAll(named), ...text.matchAll(behind)];
    return found.flatMap((match): Mistake[] => {
      const gateway = parseIpv4(match[1] ?? '');
      if (gateway === null || own.some(({ network }) => contains(network, gateway))) return [];
      const [base] = own;
      const at = match.index + match[0].indexOf(match[1] ?? '');
      if (!base || own.some(({ start, end }) => at >= start && at < end)) return [];
      return [
        {
          start: Math.min(base.start, match.index),
          end: Math.max(base.end, match.index + match[0].length),
          at,
          ...verdict(
            gateway,
            own.map(({ network }) => network),
          ),
        },
      ];
    });
  },
  inCode(code) {
    return code.isInline ? [] : wrongHops(hostsOf(code));
  },
  inSection({ parts }) {
    const spans = parts.flatMap((part) => (part.kind === 'code' ? [] : inlineCodeOf(part)));
    const codes = parts.flatMap((part) => (part.kind === 'code' ? [part.code] : []));
    const lines = [...spans, ...codes]
      .flatMap((code) => code.lines)
      .sort((one, other) => one.line - other.line);
    return wrongHops([commandsOf(lines)]);
  },
};

/** The networks a host is on, as its configuration gives them, and the gateways it is given. */
interface Host {
  readonly networks: readonly Prefix[];
  readonly gateways: readonly { readonly address: Ipv4; readonly line: number; readonly text: string }[];
  /** Whether there may be networks that are not shown. */
  readonly isPartial: boolean;
}

type Lines = readonly { readonly text: string; readonly line: number }[];

function wrongHops(hosts: readonly Host[]): LineMistake[] {
  return hosts.flatMap(({ networks, gateways, isPartial }) => {
    if (networks.length === 0 || isPartial) return [];
    return gateways
      .filter(({ address }) => !networks.some((network) => contains(network, address)))
      .map(({ address, line, text }) => ({ line, claim: text.trim(), ...verdict(address, networks) }));
  });
}

function verdict(gateway: Ipv4, networks: readonly Prefix[]) {
  const distinct = [...new Map(networks.map((network) => [formatPrefix(network), network])).values()];
  const spans = distinct.map(
    (network) =>
      `${formatPrefix(network)} runs from ${formatIpv4(network.network)} to ${formatIpv4(lastAddress(network))}`,
  );
  return {
    computation: `A host reaches its gateway on the link, so the gateway must lie in a network of the host; ${spans.join(', and ')}.`,
    correction: `${formatIpv4(gateway)} lies outside ${distinct.map(formatPrefix).join(' and ')}, so it cannot be the gateway there.`,
  };
}

/** Addresses given by `ip addr add` and next hops given by `ip route add`, whoever's they are. */
function commandsOf(lines: Lines): Host {
  const networks: Prefix[] = [];
  const gateways: Host['gateways'][number][] = [];
  let isPartial = false;
  for (const { text, line } of lines) {
    if (text.length > 400) continue;
    const own = /\bip\b.*\baddr(?:ess)?\s+(?:add|replace)\s+(\d[\d.]+)(?:\/(\d{1,2}))?/.exec(text);
    if (own) {
      const network = networkFrom(own[1], own[2]);
      if (network) networks.push(network);
      else isPartial = true;
    }
    const via = /\bip\b.*\b(?:route|r)\s+(?:add|replace)\b.*\bvia\s+(\d[\d.]+)/.exec(text);
    const address = parseIpv4(via?.[1] ?? '');
    if (address !== null && !/\bonlink\b/.test(text)) gateways.push({ address, line, text });
    if (/\bdhclient\b|\bdhcp\b|ifconfig|\.\.\./.test(text)) isPartial = true;
  }
  return { networks, gateways, isPartial };
}

function networkFrom(addressText = '', lengthText = ''): Prefix | null {
  const address = parseIpv4(addressText);
  const length = /^\d{1,2}$/.test(lengthText)
    ? Number(lengthText)
    : lengthOfNetmask(parseIpv4(lengthText) ?? 1);
  return address === null || length === null || length > 32 ? null : networkOf(address, length);
}

const addressKey =
  /^[\s-]*["']?(?:address|IPADDR\d?|Address|inet|ip_address|ipaddr|subnet|--subnet|addresses|IPv4 Address[ .]*)["']?\s*[:= ]\s*\[?\s*["']?(\d[\d.]*\d)(?:\/(\d{1,2}))?/i;
const itemKey = /^\s*-\s*["']?(\d[\d.]*\d)\/(\d{1,2})["']?\s*$/;
const maskKey = /^\s*["']?(?:netmask|NETMASK\d?|PREFIX\d?|Subnet Mask[ .]*)["']?\s*[:= ]\s*["']?(\d[\d.]*)/i;
const gatewayKey =
  /^\s*["']?(?:gateway4?|GATEWAY\d?|Gateway|--gateway|Default Gateway[ .]*)["']?\s*[:= ]\s*["']?(\d[\d.]*\d)/i;
const defaultVia = /^\s*(?:default|0\.0\.0\.0\/0)\s+via\s+(\d[\d.]+)/;
const connected = /^\s*(\d[\d.]+)\/(\d{1,2})\s+dev\s+\S+(?!.*\bvia\b)/;
const begins =
  /^\s*(?:iface|auto|interface)\s+\S|^\s*\[(?:Network|Match)\]|^\s*(?:eth|ens|enp|wlan)\w*:\s*$|^\s*(?:Ethernet|Wireless LAN) adapter/i;

/** The hosts or interfaces that a file of `interfaces`, netplan, ifcfg, networkd, Docker or CNI, or a routing table describes. */
function hostsOf({ lines, language }: CodeText): Host[] {
  if (/^(?:go|python|js|ts|java|c|cpp|rust)/.test(language)) return [];
  const hosts: { networks: Prefix[]; gateways: Host['gateways'][number][]; isPartial: boolean }[] = [];
  let host: (typeof hosts)[number] = { networks: [], gateways: [], isPartial: false };
  let bare: string | null = null;
  const end = () => {
    if (bare !== null) host.isPartial = true;
    hosts.push(host);
    [host, bare] = [{ networks: [], gateways: [], isPartial: false }, null];
  };
  for (const { text, line } of lines) {
    if (text.length > 300) continue;
    if (begins.test(text) && (host.networks.length > 0 || bare !== null)) end();
    const own = addressKey.exec(text) ?? itemKey.exec(text) ?? connected.exec(text);
    const mask = maskKey.exec(text)?.[1];
    if (own?.[2] !== undefined) {
      const network = networkFrom(own[1], own[2]);
      if (network) host.networks.push(network);
    } else if (own?.[1] !== undefined) bare = own[1];
    if (mask !== undefined && bare !== null) {
      const network = networkFrom(bare, mask);
      if (network) host.networks.push(network);
      bare = null;
    }
    const hop = gatewayKey.exec(text)?.[1] ?? defaultVia.exec(text)?.[1] ?? viaOfDefault(lines, line, text);
    const address = parseIpv4(hop ?? '');
    if (address !== null) host.gateways.push({ address, line, text });
  }
  end();
  return hosts;
}

/** netplan's `via:` below `to: default`. */
function viaOfDefault(lines: Lines, line: number, text: string): string | undefined {
  const via = /^\s*(?:-\s*)?via:\s*["']?(\d[\d.]*\d)/.exec(text)?.[1];
  if (via === undefined) return undefined;
  const first = lines[0]?.line ?? 1;
  const above = lines[line - first - 1]?.text ?? '';
  return /\bto:\s*["']?(?:default|0\.0\.0\.0\/0|\d)/.test(above) ? via : undefined;
}
