import { askTyped } from '../instance.ts';
import { bitsText, secondsText, speedLeads, speedMistakes } from '../link-speed/mistakes.ts';
import { amountText, bitsPerSecond, speedScenario, type SpeedScenario } from '../link-speed/scenario.ts';
import type { Picture } from '../picture.ts';
import type { DrillFamily, Working } from '../types.ts';
import { capitalised, countWord } from '../wording.ts';

/** How many seconds a file takes over links of given speeds. */
export const family: DrillFamily = {
  id: 'link-speed',
  title: 'Seconds on a link',
  topic: 'Switching',
  needs: [],
  levels: [
    'One link in Mbit/s, 10 to 1000, and a size from 5 to 995 MB',
    'One link in Mbit/s or Gbit/s, and a size in MB or GB',
    'Two or three links of different speeds in a row',
    'Three links in a row that two to five transfers share',
    'Three links shared by two to five transfers, the size in MiB or GiB, rounded to whole seconds',
  ],
  misconceptions: speedMistakes,
  make(level, seed) {
    const scenario = speedScenario(level, seed);
    const { decimals, seconds } = scenario;
    return {
      family: 'link-speed',
      level,
      seed,
      question: question(scenario),
      picture: picture(scenario),
      ...askTyped(
        { kind: 'number', unit: 's', decimals },
        secondsText(seconds, decimals),
        decimals === 0 ? 'whole seconds' : 'seconds, or another unit of time',
        speedLeads(scenario),
      ),
      explanation: explanation(scenario),
    };
  },
};

function question({ from, to, what, size, links, transfers, decimals }: SpeedScenario): string {
  const way =
    links.length === 1 ? `a link of ${links.map(amountText).join('')}` : `${countWord(links.length)} links`;
  const goes = `${capitalised(what)} of ${amountText(size)} goes from \`${from}\` to \`${to}\` over ${way}`;
  const shared =
    transfers === 1
      ? ', and nothing else uses it'
      : `, and all the way it shares them alike with ${countWord(transfers - 1)} other ${transfers === 2 ? 'transfer' : 'transfers'}`;
  const apart = transfers === 1 && links.length > 1 ? ', which nothing else uses' : shared;
  const asked =
    decimals === 0 ? 'Rounded to whole seconds, how long does that take' : 'How many seconds does that take';
  return `${goes}${apart}. ${asked} at least?`;
}

function picture({ from, to, links }: SpeedScenario): Picture {
  const switches = links.slice(1).map((_, index) => `switch ${index + 1}`);
  const names = [from, ...switches, to];
  return {
    kind: 'hosts',
    devices: names.map((name) => ({
      ...{ name, address: null },
      role: switches.includes(name) ? 'switch' : 'host',
    })),
    links: links.map((link, index) => ({
      ...{ from: names[index] ?? '', to: names[index + 1] ?? '' },
      label: amountText(link),
    })),
  };
}

function explanation(scenario: SpeedScenario): Working[] {
  const { size, links, transfers, seconds, decimals } = scenario;
  const slowest = Math.min(...links.map(bitsPerSecond));
  const share = slowest / transfers / 1e6;
  const share6 = Number(share.toFixed(4));
  const bottleneck = links
    .filter((link) => bitsPerSecond(link) === slowest)
    .map(amountText)
    .join('');
  const takes = `${secondsText(seconds, decimals)}${decimals === 0 ? ', rounded' : ''}`;
  return [
    { kind: 'text', markdown: `${bitsText(scenario)} at ${share6} Mbit/s take ${takes}.` },
    {
      kind: 'steps',
      steps: [
        `${amountText(size)} are ${bitsText(scenario)}: eight bits in each byte.`,
        ...(links.length > 1 ? [`The slowest link, ${bottleneck}, sets the pace.`] : []),
        ...(transfers > 1 ? [`${bottleneck} shared by ${transfers} is ${share6} Mbit/s for each.`] : []),
        `${bitsText(scenario)} / ${share6} Mbit/s = ${takes}.`,
      ],
    },
  ];
}
