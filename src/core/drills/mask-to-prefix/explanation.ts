import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { netmask, wildcardMask } from '../../net/prefix.ts';
import type { Working } from '../types.ts';
import { countWord } from '../wording.ts';
import type { MaskScenario } from './scenario.ts';

/** The worked explanation: a sentence, the mask in bits, the steps octet by octet. */
export function explainMask({ length, gives, asks }: MaskScenario): Working[] {
  const mask = formatIpv4(netmask(length));
  const wildcard = formatIpv4(wildcardMask(length));
  const isTurned = gives === 'wildcard' || asks === 'wildcard' || asks === 'both';
  const rows = [
    { label: mask, bits: bitsOf(netmask(length)), remark: `${length} ones` },
    ...(isTurned ? [{ label: wildcard, bits: bitsOf(wildcardMask(length)), remark: 'turned over' }] : []),
  ];
  return [
    {
      kind: 'text',
      markdown: `A prefix length counts the ones in front of the mask: \`${mask}\` has ${length} of them, /${length}.`,
    },
    {
      kind: 'bits',
      rows: rows.map((row) => ({ ...row, compared: length, verdict: 'plain' as const })),
    },
    { kind: 'steps', steps: steps(length, gives, isTurned) },
  ];
}

function steps(length: number, gives: MaskScenario['gives'], isTurned: boolean): string[] {
  const [whole, bits] = [Math.floor(length / 8), length % 8];
  const octet = 256 - 2 ** (8 - bits);
  const found = [
    `An octet of eight ones is 255${gives === 'hexadecimal' ? ', \`ff\` in hexadecimal' : ''}: here ${countWord(whole)}, which makes ${8 * whole} bits.`,
  ];
  if (bits > 0)
    found.push(
      `The next octet is ${octet}${gives === 'hexadecimal' ? `, \`${octet.toString(16)}\`` : ''}, in bits \`${octet.toString(2).padStart(8, '0')}\`: ${bits} more.`,
    );
  found.push(
    bits > 0 ? `${8 * whole} + ${bits} = ${length}, so /${length}.` : `The rest is 0, so /${length}.`,
  );
  if (isTurned)
    found.push('A wildcard mask is the netmask turned over: each octet is 255 less that of the mask.');
  return found;
}
