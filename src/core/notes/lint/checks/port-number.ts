import { knownPorts, knownServices, type KnownService } from '../../../net/well-known-ports.ts';
import { withoutContrast } from '../asserted.ts';
import type { Check, Mistake } from '../check.ts';
import type { Statement } from '../statement.ts';

const spellings = knownServices.map((service) => ({
  service,
  whole: new RegExp(`^(?:${service.spellings})$`, 'i'),
}));
const spelt = new RegExp(
  String.raw`(?<![\w./:-])(?:${knownServices.map((each) => each.spellings).join('|')})(?![\w/]|-\w|\.\w|:\/\/)`,
  'gi',
);
const numbers = String.raw`\d{1,5}(?:\s*(?:\/\s*(?:tcp|udp)\b)?\s*(?:,|and|or|&|\/|–|-|to|,\s*and)\s*\d{1,5})*`;
const port = new RegExp(
  String.raw`(?<![\w./:,-]|\d )(?:(?:(?:TCP|UDP)\s*(?:and|\/|&|or)?\s*(?:TCP|UDP)?\s*)?ports?(?:\s*(?:number|no\.?|#))?s?\s*(?:(?:is|are|=|:|of|#)\s*)?(?:(?:TCP|UDP)(?:\/(?:TCP|UDP))?[\s/:]*)?|(?:TCP|UDP)(?:\/(?:TCP|UDP))?[\s/:]+)?(${numbers})(?:\s*\/\s*(?:tcp|udp)(?:\/udp)?)?(?![\w%]|\.\d|:\d|\/\d|\s*(?:bits?|bytes?|ms|seconds?|[GMK]bps|servers?|hosts?|years?|times|connections|packets|layers?|versions?|records?)\b)`,
  'gi',
);
const between = new RegExp(
  String.raw`^(?:\s|[(:=,;"'—–→|-]|['’]s\b|\b(?:${[
    'uses?|using|used|runs?|running|listens?|listening|waits|answers|is|are|has|operates?|works?|defaults?|by|default|default[- ]?to|to the|sent to|binds? to|bound to|goes? to|daemon|process|queries|on|at|over|via|through|TCP|UDP|and|or|port|ports|number|standard|the|its|a|an|well-known|wellknown|known|assigned|official|reserved|typically|usually|normally|commonly|always|traffic|server|servers|daemon|protocol|service|services|connections?|requests?|queries|client|clients|sessions|sits|lives|belongs|goes|travels|found|reached|located|registered|bound|binds|occupies|takes|employs|communicates|talks|accepts|for|of|both|which|that|IANA|transport|what',
  ].join('')})\b)*$`,
  'i',
);
const after =
  /^(?:\s|[(:=,"'—–→|-]|\b(?:is|are|was|for|belongs|to|used|by|reserved|assigned|the|an?|well-known|standard|default|port|ports|of|on|carries|means|identifies|TCP|UDP|which|that|traffic|number|usually|typically|normally|where|listens|and|service|protocol|hosts|serves|handles|=)\b)*$/i;
const isCustom =
  /\b(?:custom|chang\w+|mov(?:e|ed|ing)|non-?standard|unusual|forward\w*|redirect\w*|map(?:s|ped|ping)?|tunnel\w*|prox(?:y|ies|ied)|my|our|we|i|nodeport|docker|container|targetport|alternat\w*|instead|different|another|hide|obscur\w*|lab|localhost|ephemeral|random|dynamic|source port|client port|high port|scan|blocks?|blocked|starttls|over (?:tls|ssl|ssh)|upgrade|expose\w*|listen \d)\b|:\d{2,5}\b|\b(?:HTTP|80)\s*(?:to|→|->|and)\s*HTTPS\b.*→/i;
const isDefinite = /\b(?:default|standard|well[- ]known|assigned|official|IANA|registered|reserved)\b/i;

interface Place {
  readonly start: number;
  readonly end: number;
}
interface ServiceWord extends Place {
  readonly service: KnownService;
}
interface PortWord extends Place {
  readonly ports: readonly number[];
  readonly isNamed: boolean;
}

export const check: Check = {
  id: 'port-number',
  joinsItems: true,
  trigger: /(?<![\d.#-]|\d\/)\d{2,5}(?![\d.]*\d)/,
  inStatement(statement) {
    const text = withoutContrast(statement.text);
    if (!/(?<![\d.:-])\d{2,5}(?![\d.:-]*\d)/.test(text)) return [];
    const services = servicesIn(text);
    if (services.length === 0 || isCustom.test(text)) return [];
    if (statement.kind === 'row' && /\bport[\w ()#/]*:/i.test(text))
      return wrongRow(statement, text, services);
    const isAboutPorts = /\bports?\b|\bTCP\b|\bUDP\b/i.test(`${text} ${statement.context}`);
    const ports = portsIn(text);
    return ports.flatMap((word) => {
      const own = serviceOf(word, services, ports, text);
      if (!own || !isCredible(word, isAboutPorts, statement)) return [];
      return wrong(own, word, text, statement);
    });
  },
};

const known = new Map<string, KnownService | null>();

function serviceNamed(word: string): KnownService | null {
  const found = known.get(word) ?? spellings.find(({ whole }) => whole.test(word))?.service ?? null;
  known.set(word, found);
  return found;
}

function servicesIn(text: string): ServiceWord[] {
  return [...text.matchAll(spelt)].flatMap((match) => {
    const [word] = match;
    const service = serviceNamed(word);
    const isWord = word !== word.toUpperCase() && /^(?:rip|sip|pop|scp|dot|ike)$/i.test(word);
    return service && !isWord ? [{ service, start: match.index, end: match.index + word.length }] : [];
  });
}

function portsIn(text: string): PortWord[] {
  return [...text.matchAll(port)].flatMap((match) => {
    const ports = [...(match[1] ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
    if (ports.some((value) => value > 65_535 || value === 0)) return [];
    const isNamed = /port|tcp|udp/i.test(match[0]);
    return [{ ports, isNamed, start: match.index, end: match.index + match[0].length }];
  });
}

/** A number that is not called a port is taken for one only where it is a known port itself. */
function isCredible(
  { ports, isNamed, start }: PortWord,
  isAboutPorts: boolean,
  { kind, text }: Statement,
): boolean {
  if (isNamed) return true;
  if (ports.every((value) => knownPorts.has(value)))
    return isAboutPorts || kind === 'card' || ports.every((value) => value > 15);
  const isGiven = /(?:\b(?:is|are|on|at|uses?)|[:(=–—→-])\s*$/.test(
    text.slice(Math.max(0, start - 8), start),
  );
  return isAboutPorts && isGiven && ports.every((value) => value > 15);
}

function serviceOf(
  word: PortWord,
  services: readonly ServiceWord[],
  ports: readonly PortWord[],
  text: string,
): ServiceWord | null {
  const next = services.find(({ start }) => start >= word.end);
  const last = services.findLast(({ end }) => end <= word.start);
  const isSpaced = (link: string) => !word.isNamed && link.trim() === '' && !/\bports?\b/i.test(text);
  const isNext =
    next &&
    !isSpaced(text.slice(word.end, next.start)) &&
    next.start - word.end < 60 &&
    after.test(text.slice(word.end, next.start));
  const linkBefore = last && text.slice(last.end, word.start);
  const isLast =
    last &&
    linkBefore !== undefined &&
    !isSpaced(linkBefore) &&
    linkBefore.length < 90 &&
    between.test(linkBefore) &&
    !ports.some(({ start }) => start >= last.end && start < word.start);
  if (isNext && isLast) {
    const isOpened = /^\s*(?:\(|is\b|are\b|for\b|=|→|:)/.test(text.slice(word.end, next.start));
    const isTaken = ports.some(({ start }) => start >= next.end && between.test(text.slice(next.end, start)));
    return isOpened && !isTaken && !/[:=(]\s*(?:TCP|UDP|ports?)?\s*$/i.test(linkBefore) ? next : last;
  }
  if (isLast) return last;
  return isNext ? next : questionOf(word, services, text);
}

/** The service a question asks the port of, where the answer is the port. */
function questionOf(word: PortWord, services: readonly ServiceWord[], text: string): ServiceWord | null {
  const arrow = text.indexOf('→');
  const [only] = services;
  if (arrow < 0 || services.length !== 1 || !only) return null;
  if (word.start > arrow && only.end <= arrow && /\bport/i.test(text.slice(0, arrow))) return only;
  return word.end <= arrow && only.start > arrow && /\bport/i.test(text.slice(0, arrow)) ? only : null;
}

function wrongRow(statement: Statement, text: string, services: readonly ServiceWord[]): Mistake[] {
  const fields = fieldsOf(text);
  const portField = fields.find(({ label }) => /\bports?\b/i.test(label));
  const named = fields.find(
    (field) =>
      field !== portField &&
      services.some(
        ({ start, end }) =>
          start === field.valueStart && /^\s*(?:\(|$|,|\/|server|protocol)/i.test(text.slice(end, field.end)),
      ),
  );
  const service = named && services.find(({ start }) => start === named.valueStart);
  if (!portField || !service) return [];
  if (/[/,]|\band\b/.test(text.slice(service.end, named.end))) return [];
  const value = text.slice(portField.valueStart, portField.end);
  const ports = [...value.matchAll(/(?<![\w.])\d{1,5}(?![\w.]*\.\d)/g)].map(([digits]) => Number(digits));
  if (ports.length === 0 || ports.some((each) => each > 65_535)) return [];
  return wrong(
    service,
    { ports, isNamed: true, start: portField.valueStart, end: portField.end },
    text,
    statement,
  );
}

function fieldsOf(text: string): { label: string; valueStart: number; end: number }[] {
  return [...text.matchAll(/(?:^|; )([^:;]{0,40}): ([^;]*)/g)].map((match) => {
    const end = match.index + match[0].length;
    return { label: match[1] ?? '', valueStart: end - (match[2] ?? '').length, end };
  });
}

function wrong(own: ServiceWord, word: PortWord, text: string, { context }: Statement): Mistake[] {
  const { service } = own;
  const allowed = new Set([...service.ports, ...(service.alternatives ?? [])]);
  const [bad] = word.ports.filter((value) => !allowed.has(value));
  if (bad === undefined) return [];
  const isRange = /\d\s*(?:-|–|to)\s*\d/.test(text.slice(word.start, word.end));
  if (isRange && word.ports.some((value) => value >= 1024)) return [];
  if (bad >= 1024 && !isDefinite.test(`${text} ${context}`)) {
    const link = text.slice(Math.min(own.end, word.end), Math.max(own.start, word.start));
    const isLoose = /\b(?:listen|run|on port|server|at)\b/i.test(link);
    const isOthers = knownServices.some(({ ports: [main] }) => main === bad);
    if (isLoose || (!isOthers && service.ports.every((value) => value < 1024))) return [];
  }
  const [first, ...rest] = service.ports;
  const known = rest.length === 0 ? `${first ?? ''}` : `${first ?? ''} (also ${rest.join(', ')})`;
  const other = knownServices.find(({ ports: [main] }) => main === bad);
  return [
    {
      start: Math.min(own.start, word.start),
      end: Math.max(own.end, word.end),
      at: word.start,
      computation: `IANA's registry of service names and port numbers has ${known} for ${service.name}${other ? `, and ${bad} for ${other.name}` : ''}.`,
      correction: `The port of ${service.name} is ${service.ports.length > 2 ? known : service.ports.join(' or ')}, not ${bad}.`,
    },
  ];
}
