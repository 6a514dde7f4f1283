import { lookUpHost } from '../../net/host-lookup.ts';
import { drawUntil } from '../draw-until.ts';
import { firstAddress, hostsLeads, hostsMistakes } from '../hosts-or-dns/leads.ts';
import { hostOf, hostsPicture, hostsScenario, type HostsScenario } from '../hosts-or-dns/scenario.ts';
import { askChoice, askTyped, type Asked } from '../instance.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

const noAddress = 'None: the name is not found';

/** Which source gives a name its address. */
export const family: DrillFamily = {
  id: 'hosts-or-dns',
  title: 'Hosts file or DNS',
  topic: 'DNS',
  needs: [],
  levels: [
    '`hosts: files dns`, the name in both sources or in DNS alone',
    'Any order of the two sources or one of them alone, the name in both, in one or in none',
    'Comments, aliases, short names and capital letters in the hosts file',
    'Brackets in nsswitch.conf, the search list, and a nameserver that may be down',
    'A machine with IPv6, several lines for one name, IPv4 and IPv6 in DNS; the address is typed',
  ],
  misconceptions: hostsMistakes,
  make(level, seed) {
    const random = new Random(`hosts-or-dns/${level}/${seed}`);
    const { scenario, asked } = drawn(random, level);
    const { name, isDualStack, isServerUp } = scenario;
    const machine = isDualStack ? 'A machine with IPv4 and IPv6' : 'A machine with IPv4 alone';
    const server = isServerUp ? '' : ' Nothing listens on the port of its nameserver.';
    return {
      family: 'hosts-or-dns',
      level,
      seed,
      question: `${machine} has these files, and its nameserver holds this zone.${server} Which address does a program there get first when it looks up \`${name}\`?`,
      picture: hostsPicture(scenario),
      ...asked,
      explanation: explain(scenario),
    };
  },
};

/** Draws until there is something to choose between, or an address to type on which a mistake shows. */
function drawn(random: Random, level: Level): { scenario: HostsScenario; asked: Asked } {
  return drawUntil(() => {
    const scenario = hostsScenario(random, level);
    const right = firstAddress(scenario);
    const leads = hostsLeads(scenario).filter(({ leadsTo }) => leadsTo !== right);
    if (new Set(leads.map(({ leadsTo }) => leadsTo)).size < 2) return null;
    if (level < 5) {
      const text = (address: string | null) => (address === null ? noAddress : `\`${address}\``);
      const options = leads.map((lead) => ({ ...lead, leadsTo: text(lead.leadsTo) }));
      return { scenario, asked: askChoice(random, text(right), options) };
    }
    if (right === null) return null;
    const typed = leads.flatMap((lead) =>
      lead.leadsTo === null ? [] : [{ ...lead, leadsTo: lead.leadsTo }],
    );
    const syntax = { kind: 'address', family: 'any' } as const;
    return { scenario, asked: askTyped(syntax, right, 'an IPv4 or IPv6 address', typed) };
  });
}

function explain(scenario: HostsScenario): Working[] {
  const lookup = lookUpHost(hostOf(scenario), scenario.name);
  const names = scenario.services
    .replaceAll(/\[[^\]]*\]/g, '')
    .trim()
    .split(/ +/);
  const winner = names.indexOf(lookup.service ?? '');
  const asked = winner < 0 ? lookup.steps.length : winner;
  const first = lookup.addresses[0]?.text;
  return [
    {
      kind: 'text',
      markdown:
        first === undefined
          ? `With \`hosts: ${scenario.services}\` no source that is asked knows \`${scenario.name}\`.`
          : `With \`hosts: ${scenario.services}\` the first source that knows \`${scenario.name}\` is \`${lookup.service}\`, with \`${first}\`.`,
    },
    {
      kind: 'candidates',
      rows: names.map((label, index) =>
        index === winner
          ? { label, verdict: 'wins', reason: 'is asked and knows the name' }
          : index < asked && wasAsked(label, lookup.steps)
            ? { label, verdict: 'no-match', reason: 'is asked and gives no address' }
            : { label, verdict: 'loses', reason: 'is not asked any more' },
      ),
    },
    { kind: 'steps', steps: lookup.steps },
  ];
}

function wasAsked(service: string, steps: readonly string[]): boolean {
  return steps.some((step) =>
    service === 'files' ? step.includes('/etc/hosts') : step.includes('is asked for'),
  );
}
