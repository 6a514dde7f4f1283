import { formatIpv4, type Ipv4 } from '../../net/address.ts';
import { netmask, wildcardMask } from '../../net/prefix.ts';
import { askChoice, askFields, askTyped, type Asked, type Lead } from '../instance.ts';
import { maskLeads, maskMistakes, type MaskLead } from '../mask-to-prefix/leads.ts';
import { explainMask } from '../mask-to-prefix/explanation.ts';
import { maskScenario, type MaskScenario } from '../mask-to-prefix/scenario.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Field } from '../types.ts';

const shapeOfNumbers = 'four numbers with dots between them';

/** A netmask as a prefix length, and a prefix length as a netmask. */
export const family: DrillFamily = {
  id: 'mask-to-prefix',
  title: 'Mask and prefix length',
  topic: 'Prefixes',
  needs: [],
  levels: [
    'Masks of /8, /16, /24 and /25 to /28, either way, to choose',
    'Masks from /24 to /30 as prefix lengths, to type',
    'Masks from /17 to /30, either way, to type',
    'Masks and wildcard masks from /9 to /30, either way, to type',
    'Masks from /9 to /31 in hexadecimal, or mask and wildcard mask together, to type',
  ],
  misconceptions: maskMistakes,
  make(level, seed) {
    const random = new Random(`mask-to-prefix/${level}/${seed}`);
    const scenario = maskScenario(random, level);
    return {
      family: 'mask-to-prefix',
      level,
      seed,
      question: question(random, scenario),
      picture: null,
      ...ask(random, scenario),
      explanation: explainMask(scenario),
    };
  },
};

function question(random: Random, { host, length, asks, gives }: MaskScenario): string {
  const given = {
    length: `/${length}`,
    mask: `the netmask \`${formatIpv4(netmask(length))}\``,
    wildcard: `the wildcard mask \`${formatIpv4(wildcardMask(length))}\``,
    hexadecimal: `the netmask \`0x${netmask(length).toString(16).padStart(8, '0')}\``,
  }[gives];
  if (gives === 'wildcard')
    return `An access list matches \`${host}\` with ${given}. Which prefix length is that?`;
  if (gives === 'length') {
    const wanted = { ...masks, length: '' }[asks];
    return random.pick([
      `A form wants \`${host}/${length}\` without a prefix length. What do you write as the ${wanted}?`,
      `A device takes \`${host}/${length}\` only with the ${wanted}. What do you type?`,
      `Somebody notes \`${host}/${length}\`; you are asked for the ${wanted}. What do you say?`,
    ]);
  }
  const wanted = asks === 'length' ? 'a prefix length' : 'a netmask in dotted decimal';
  return random.pick([
    `\`${host}\` has ${given}. What is that as ${wanted}?`,
    `A machine shows \`${host}\` with ${given}. How do you write it as ${wanted}?`,
    `The address \`${host}\` comes with ${given}. Write the mask as ${wanted}.`,
  ]);
}

const masks = {
  mask: 'netmask',
  wildcard: 'wildcard mask',
  both: 'netmask and the wildcard mask',
};

function ask(random: Random, scenario: MaskScenario): Asked {
  const { length, asks, isChosen } = scenario;
  const leads = maskLeads(scenario);
  if (asks === 'both') {
    const field = (label: string, right: Ipv4): Field => ({
      ...{ label, syntax: { kind: 'mask' }, right: formatIpv4(right), hint: shapeOfNumbers },
    });
    const fields = [field('Netmask', netmask(length)), field('Wildcard mask', wildcardMask(length))];
    return askFields(
      fields,
      leads.map((lead) => ({ ...lead, leadsTo: [formatIpv4(lead.mask), formatIpv4(~lead.mask >>> 0)] })),
    );
  }
  const text = textOf(asks);
  const read = leads.flatMap((lead) => {
    const leadsTo = text(lead);
    return leadsTo === null ? [] : [{ ...lead, leadsTo } satisfies Lead<string>];
  });
  const right = text({ mask: netmask(length), length }) ?? '';
  if (isChosen) {
    const inCode = read.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
    return askChoice(random, `\`${right}\``, inCode, 4);
  }
  return asks === 'length'
    ? askTyped({ kind: 'prefix-length' }, right, 'such as /24', read)
    : askTyped({ kind: 'mask' }, right, shapeOfNumbers, read);
}

/** How a mask is written as what is asked for; null if it cannot be. */
function textOf(
  asks: 'length' | 'mask' | 'wildcard',
): (lead: Pick<MaskLead, 'mask' | 'length'>) => string | null {
  if (asks === 'length') return ({ length }) => (length === null ? null : `/${length}`);
  const address = (mask: Ipv4) => formatIpv4(mask);
  return asks === 'mask' ? ({ mask }) => address(mask) : ({ mask }) => address(~mask >>> 0);
}
