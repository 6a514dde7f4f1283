import { dataUnitSource, ethernetSpeeds, readDataUnit, type DataAmount } from '../../../net/data-rate.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, Mistake } from '../check.ts';
import type { Statement } from '../statement.ts';

const amount = new RegExp(
  String.raw`(?<![\w.])(?:(\d+(?:[.,]\d+)*)\s*[- ]?)?(?<![A-Za-z])(${dataUnitSource})(?![\w/])`,
  'g',
);
const link =
  /\b(?:switch(?:es)?|NICs?|network (?:cards?|adapters?|interfaces?|links?|cables?|speeds?|bandwidth)|interfaces?|links?|ethernet|LANs?|uplinks?|trunks?|routers?|hubs?|switch ports?|ports?|Cat[- ]?\d\w?|fib(?:er|re)(?: optics?)?|twisted pair|cables?|Wi-?Fi|bandwidth|line rate|data rates? of|internet connections?|broadband|backbone|network)\b/i;
const speed =
  /\b(?:speeds?|fast|faster|rates?|rated|runs?|operates?|var(?:y|ies)|offers?|supports?|capable|bandwidth|measured|given|quoted|expressed|capacity|reach(?:es)?|up to|throughput|delivers?|provides?|connects?|transmits?|carries|works)\b/i;
const notALink =
  /\b(?:disks?|SSDs?|HDDs?|NVMe|RAM|memory|PCIe?|SATA|USB|download(?:s|ed|ing)?|upload\w*|files?|backup|copy|copied|copies|transfer(?:s|red|ring)?|dd|iperf|storage|database|cache|requests?|log|video|movie|saw|got|measured at|NFS|S3)\b/i;

interface Word extends DataAmount {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly unit: string;
  /** How many of the unit; null where only the unit is named. */
  readonly value: number | null;
}

export const check: Check = {
  id: 'link-speed',
  isWordy: true,
  trigger: /[Bb]ytes?\b|[Bb]its?\b|[KMGTkmgt](?:[Bb]it|[Bb]yte|[Bb]ps|[Bb]\/s)|Ethernet|BASE/,
  inStatement(statement) {
    const text = withoutContrast(statement.text);
    if (!/(?:byte|bit|B|b)(?:s|ps|\/s|it)?/.test(text)) return [];
    const words = amountsIn(text);
    const found = [...wrongByteSize(text), ...wrongEthernet(words, text)];
    if (words.length === 0 || found.length > 0) return found;
    return [
      ...wrongTime(words, text),
      ...wrongConversion(words, text),
      ...bytesOfLink(words, text, statement),
    ];
  },
};

function amountsIn(text: string): Word[] {
  return [...text.matchAll(amount)].flatMap((match) => {
    const [whole, number, unit = ''] = match;
    const read = readDataUnit(unit);
    if (
      !read ||
      (/^[a-z]{1,2}$/i.test(unit) && number === undefined) ||
      (/^m[bB]/.test(unit) && !/^mb(?:ps|it)/.test(unit))
    )
      return [];
    const value = number === undefined ? null : Number(number.replace(/,(?=\d{3})/g, '').replace(',', '.'));
    const end = match.index + whole.length;
    return [{ ...read, start: match.index, end, text: whole, unit, value }];
  });
}

/** A speed of a link in bytes per second, where the note names no bits beside it. */
function bytesOfLink(words: readonly Word[], text: string, { context }: Statement): Mistake[] {
  const [rate] = words.filter(({ isInBytes, isRate }) => isInBytes && isRate);
  if (!rate || words.some(({ isInBytes }) => !isInBytes) || /\b(?:mega|giga|kilo)?bits?\b/i.test(text))
    return [];
  if (notALink.test(text) || !speed.test(text)) return [];
  if (!link.test(text) && !(/\b(?:it|they|these|speeds?)\b/i.test(text) && link.test(context))) return [];
  const subject = link.exec(text);
  const start = subject && subject.index < rate.start ? subject.index : rate.start;
  return [
    {
      start,
      end: rate.end,
      at: rate.start,
      computation: `The speed of a link counts bits on the wire (IEEE 802.3 gives it in Mb/s and Gb/s), and a byte is 8 bits: ${rate.value ?? 1} ${rate.unit} would be ${amountText((rate.value ?? 1) * rate.bits)}.`,
      correction: `The speed of a link is given in bits per second, such as ${rate.value === null ? 'gigabits per second (Gb/s)' : `${rate.value} ${bitUnit(rate.unit)}`}.`,
    },
  ];
}

const equates =
  /(?:=|≈|\bis\b|\bare\b|\bequals?\b|\bmeans?\b|\bgives?\b|\bmoves?\b|\btransfers?\b|\bcarr(?:y|ies)\b|\bdelivers?\b|\bdownloads?\b|\bmakes?\b|\bcorresponds?\b|\bconverts?\b|→|->|\bi\.e\.|\bthat is\b|\bor\b|\bcan\b|\bcomes to\b|\bwork(?:s)? out\b|\bamounts?\b|[(;,:]|\bper\b|\btranslates?\b|\bsame as\b|\bequivalent\b|\babout\b)/i;
const isPractical =
  /\b(?:practice|practical|real(?:istic|-world)?|overhead|typical\w*|actual\w*|usually|effective|about|around|roughly|approx\w*|nearly|almost|only|less than|under|share[ds]?|each|between)\b|~|≈/i;

function wrongConversion(words: readonly Word[], text: string): Mistake[] {
  const given = words.filter(
    ({ value, isRate, unit }) => value !== null && (isRate || /bits?|bytes?/i.test(unit) || /B$/.test(unit)),
  );
  const [one, other] = given;
  if (given.length !== 2 || !one || !other || one.value === null || other.value === null) return [];
  if (!one.isRate && !other.isRate) return wrongPlain(one, other, text);
  const between = text.slice(one.end, other.start);
  if (/,\s*(?:the|an?|but|while|whereas|and)\b/i.test(between)) return [];
  if (between.length > 70 || !equates.test(between) || one.isInBytes === other.isInBytes) return [];
  if (/\b(?:file|size|vs|versus|disk|SSD|than|to|from|latency|packet|frame)\b/i.test(between)) return [];
  const [bits, bytes] = one.isInBytes ? [other, one] : [one, other];
  if (!bits.isRate) return [];
  const ratio = ((bytes.value ?? 0) * bytes.bits) / ((bits.value ?? 1) * bits.bits);
  if (ratio > 0.95 && ratio < 1.08) return [];
  if (ratio < 1 && ratio > 0.2 && isPractical.test(text)) return [];
  if (ratio < 1 && !/^\s*(?:=|is|equals|means|→|->|\()/i.test(between)) return [];
  return [conversionMistake(one, other, bits, bytes)];
}

function conversionMistake(one: Word, other: Word, bits: Word, bytes: Word): Mistake {
  const truth = ((bits.value ?? 0) * bits.bits) / bytes.bits;
  return {
    start: one.start,
    end: other.end,
    computation: `A byte is 8 bits, so ${bits.text.trim()} / 8 = ${numberText(truth)} ${bytes.unit}.`,
    correction: `${bits.text.trim()} is ${numberText(truth)} ${bytes.unit}.`,
  };
}

/** `1 byte = 4 bits`, `1 Gbps = 100 Mbps`. */
function wrongPlain(one: Word, other: Word, text: string): Mistake[] {
  if (!/^\s*(?:=|equals|is|are|→|makes?)\s*(?:exactly\s+)?$/i.test(text.slice(one.end, other.start)))
    return [];
  const ratio = ((other.value ?? 0) * other.bits) / ((one.value ?? 1) * one.bits);
  if (ratio > 0.9 && ratio < 1.11) return [];
  const truth = ((one.value ?? 0) * one.bits) / other.bits;
  return [
    {
      start: one.start,
      end: other.end,
      computation: `A byte is 8 bits, and kilo, mega and giga are steps of 1000: ${one.text.trim()} is ${numberText(truth)} ${other.unit}.`,
      correction: `${one.text.trim()} is ${numberText(truth)} ${other.unit}.`,
    },
  ];
}

function wrongByteSize(text: string): Mistake[] {
  const match =
    /\b(?:a|one|each|1|every) (?:byte|octet) (?:is|has|=|equals|contains|consists of|holds|is made (?:up )?of)\s+(\d+) bits?\b|\b(\d+) bits? (?:in|per|to|make(?: up)?|form) (?:a|an|one|each|every) (?:byte|octet)\b/i.exec(
      text,
    );
  const value = Number(match?.[1] ?? match?.[2] ?? 8);
  if (!match || value === 8) return [];
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      computation: 'A byte, or octet, is 8 bits: 2^8 = 256 values, from 0 to 255.',
      correction: 'A byte is 8 bits.',
    },
  ];
}

function wrongEthernet(words: readonly Word[], text: string): Mistake[] {
  return ethernetSpeeds.flatMap(({ name, bits, title }) =>
    [...text.matchAll(name)].flatMap((match) => {
      const end = match.index + match[0].length;
      const rate = words.find((word) => word.start >= end && word.value !== null && word.isRate);
      if (!rate) return [];
      const between = text.slice(end, rate.start);
      const isLinked =
        /^\s*(?:[(:=,;–—→-]|\b(?:is|runs|at|speed|speeds|of|has|offers|provides|supports|up|to|operates|delivers|with|a|the|rate|data|maximum|max|bandwidth|you|us|transmits|transmit|transfer|move|send|sends|deliver|carry|can|reach|reaches|transfers|carries|works|gives|in|standard|networks?|links?|ports?|connections?|interfaces?|it|means|data|about|moves)\b|\s|\(|\))*$/i;
      if (!isLinked.test(between)) return [];
      const ratio = ((rate.value ?? 0) * rate.bits) / bits;
      if (ratio > 0.9 && ratio < 1.1) return [];
      if (rate.isInBytes && ratio < 0.9) return [];
      return [
        {
          start: match.index,
          end: rate.end,
          at: rate.start,
          computation: `${title} is ${amountText(bits)} (IEEE 802.3)${rate.isInBytes ? `, which is ${numberText(bits / 8 / 1e6)} MB/s, and ${rate.text.trim()} would be ${amountText((rate.value ?? 0) * rate.bits)}` : ''}.`,
          correction: `${title} runs at ${amountText(bits)}.`,
        },
      ];
    }),
  );
}

const duration = /(?<![\w.])(\d+(?:\.\d+)?)\s*(seconds?|secs?|s|minutes?|mins?)\b/gi;

/** How long an amount takes on a link: `1 GB over 100 Mbps takes 80 seconds`. */
function wrongTime(words: readonly Word[], text: string): Mistake[] {
  if (
    !/\btakes?\b|\btime\b|\bsent in\b|\bneeds?\b|\bdone in\b|\bwithin\b/i.test(text) ||
    isPractical.test(text)
  )
    return [];
  const size = words.filter(({ isRate, value, bits }) => !isRate && value !== null && value * bits >= 1e5);
  const rates = words.filter(({ isRate, isInBytes, value }) => isRate && !isInBytes && value !== null);
  const times = [...text.matchAll(duration)];
  const [data] = size;
  const [rate] = rates;
  const [time] = times;
  if (size.length !== 1 || rates.length !== 1 || times.length !== 1 || !data || !rate || !time) return [];
  const truth = ((data.value ?? 0) * data.bits) / ((rate.value ?? 1) * rate.bits);
  const given = Number(time[1]) * (/^m/i.test(time[2] ?? '') ? 60 : 1);
  if (given > truth * 0.9 && given < truth * 1.25) return [];
  return [
    {
      start: Math.min(data.start, rate.start, time.index),
      end: Math.max(data.end, rate.end, time.index + time[0].length),
      at: time.index,
      computation: `${data.text.trim()} is ${numberText((data.value ?? 0) * data.bits)} bits, and at ${rate.text.trim()} that takes ${numberText(truth)} seconds.`,
      correction: `It takes at least ${numberText(truth)} seconds.`,
    },
  ];
}

function amountText(bits: number): string {
  if (bits >= 1e9) return `${numberText(bits / 1e9)} Gb/s`;
  return bits >= 1e6 ? `${numberText(bits / 1e6)} Mb/s` : `${numberText(bits / 1e3)} kb/s`;
}

function bitUnit(unit: string): string {
  return unit.replace(/bytes?/i, (word) => (word.endsWith('s') ? 'bits' : 'bit')).replace('B', 'b');
}

function numberText(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
