import { drawUntil } from '../draw-until.ts';
import { askChoice, askFields, askTyped, type Asked } from '../instance.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Field, Level, Working } from '../types.ts';
import { outcomeOf, whyRight, zoneLeads, zoneMistakes, type Outcome } from '../zone-answer/leads.ts';
import { replyTo, zoneScenario, type ZoneScenario } from '../zone-answer/scenario.ts';

/** What the server of a zone answers. */
export const family: DrillFamily = {
  id: 'zone-answer',
  title: 'Reading a zone',
  topic: 'DNS',
  needs: ['record-type'],
  levels: [
    'A record that is there, to choose among others of the name and the type',
    'One alias, a type that is missing, or a name that is missing',
    'Wildcards, names below existing ones, and names that only have names below them',
    'The name that an MX or CNAME points to, with and without a final dot; to type',
    'The status, and what the answer ends with, for all of these; to type',
  ],
  misconceptions: zoneMistakes,
  make(level, seed) {
    const random = new Random(`zone-answer/${level}/${seed}`);
    const { scenario, asked } = drawn(random, level);
    const { origin, records, name, type } = scenario;
    const question =
      level === 4
        ? `The server of this zone is asked for \`${name}\` ${type}. Which whole name does the record point to?`
        : level === 5
          ? `The server of this zone is asked for \`${name}\` ${type}. What status has its answer, and with what data does it end (a dash for none)?`
          : `The server of this zone is asked for \`${name}\` ${type}. What does it answer in the end?`;
    const picture = { kind: 'zone', origin, records } as const;
    return {
      family: 'zone-answer',
      level,
      seed,
      question,
      picture,
      ...asked,
      explanation: explain(scenario),
    };
  },
};

function drawn(random: Random, level: Level): { scenario: ZoneScenario; asked: Asked } {
  return drawUntil(() => {
    const scenario = zoneScenario(random, level);
    const right = outcomeOf(replyTo(scenario));
    const leads = zoneLeads(scenario).filter(({ leadsTo }) => textOf(leadsTo) !== textOf(right));
    if (new Set(leads.map(({ leadsTo }) => textOf(leadsTo))).size < (level < 4 ? 2 : 1)) return null;
    if (level === 5) return { scenario, asked: askOutcome(right, leads) };
    if (level < 4) {
      const texts = leads.map((lead) => ({ ...lead, leadsTo: textOf(lead.leadsTo) }));
      return { scenario, asked: askChoice(random, textOf(right), texts) };
    }
    const target = ({ data }: Outcome) => data?.replace(/^\d+ /, '') ?? '';
    const names = leads
      .filter(({ misconception }) => misconception !== 'ignores-type')
      .map((lead) => ({ ...lead, leadsTo: target(lead.leadsTo) }));
    return { scenario, asked: askTyped({ kind: 'name' }, target(right), 'a whole name', names) };
  });
}

function textOf({ status, data }: Outcome): string {
  if (data !== null) return `\`${data}\``;
  return status === 'NXDOMAIN' ? '`NXDOMAIN`: no such name' : '`NOERROR`, with no record';
}

function askOutcome(right: Outcome, leads: ReturnType<typeof zoneLeads>): Asked {
  const nothing = ['-', 'none', 'nothing'];
  // Data may be typed with or without the final dot of a name, or the quotation marks of a text.
  const spellings =
    right.data === null
      ? nothing
      : [right.data, right.data.replace(/\.$/, ''), right.data.replaceAll('"', '')];
  const fields: Field[] = [
    {
      label: 'Status',
      syntax: { kind: 'word', synonyms: [] },
      right: right.status,
      hint: 'NOERROR or NXDOMAIN',
    },
    {
      ...{ label: 'Ends with', right: right.data ?? '-', hint: 'data of the last record, or -' },
      syntax: { kind: 'word', synonyms: [[...new Set(spellings)]] },
    },
  ];
  const texts = leads.map((lead) => ({ ...lead, leadsTo: [lead.leadsTo.status, lead.leadsTo.data ?? '-'] }));
  return askFields(fields, texts);
}

function explain(scenario: ZoneScenario): Working[] {
  const steps = replyTo(scenario).steps.map((step) =>
    step.replaceAll(/[*\w-]+(?:\.[\w-]+)+\.(?=[\s,)])/g, '`$&`'),
  );
  return [
    { kind: 'text', markdown: whyRight(scenario) },
    { kind: 'steps', steps },
  ];
}
