import { linkStatus } from '../../net/link-flags.ts';
import { loopback, type ShownInterface } from '../../net/terminal-text.ts';
import { askChoice, askFields, askTyped, type Asked, type Lead } from '../instance.ts';
import { inStatus, statusSentence, type LinkMistake, type LinkScenario } from './scenario.ts';

const lo = '`lo` is the machine talking to itself: no packet leaves through it.';

/** Asks for the one interface that can carry packets. */
export function askWorking(scenario: LinkScenario): Asked & { question: string } {
  const leads: Lead<string>[] = [
    ...leadsTo('ignores-carrier', inStatus(scenario, 'no-carrier'), statusSentence),
    ...leadsTo('listed-is-working', inStatus(scenario, 'off'), statusSentence),
    ...leadsTo('counts-loopback', [loopback], () => lo),
  ];
  const [right] = inStatus(scenario, 'works');
  const question = `Which interface of \`${scenario.host}\` can carry packets to other machines now?`;
  const asked = askChoice(
    scenario.random,
    `\`${right?.device ?? ''}\``,
    leads.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` })),
  );
  return { question, ...asked };
}

/** Asks for the name of the one interface that is switched off, or of the one without a link. */
export function askName(scenario: LinkScenario): Asked & { question: string } {
  const status = scenario.random.pick(['off', 'no-carrier'] as const);
  const [right] = inStatus(scenario, status);
  const mixed = inStatus(scenario, status === 'off' ? 'no-carrier' : 'off');
  const unknown = scenario.interfaces.filter(({ state }) => state === 'UNKNOWN');
  const leads = [
    ...leadsTo('mixes-switch-and-cable', mixed, statusSentence),
    ...leadsTo('unknown-is-down', unknown, statusSentence),
    ...leadsTo('counts-loopback', [loopback], () => lo),
  ];
  const question =
    status === 'off'
      ? `Which interface of \`${scenario.host}\` has to be switched on before anything can get through it?`
      : `Which interface of \`${scenario.host}\` is switched on and waits for its cable or the other end?`;
  const asked = askTyped(
    { kind: 'word', synonyms: [] },
    right?.device ?? '',
    'the name of an interface',
    leads,
  );
  return { question, ...asked };
}

/** Asks how many interfaces are switched on, and how many of them can carry packets. */
export function askCounts(scenario: LinkScenario): Asked & { question: string } {
  const { interfaces, host } = scenario;
  const working = inStatus(scenario, 'works').length;
  const switchedOn = working + inStatus(scenario, 'no-carrier').length;
  const unknown = interfaces.filter(({ state }) => state === 'UNKNOWN').length;
  const field = (label: string, right: number) => ({
    ...{ label, right: String(right), hint: 'a number' },
    syntax: { kind: 'number' as const, unit: null },
  });
  const lead = (misconception: LinkMistake, on: number, works: number, sentence: string) => ({
    ...{ misconception, leadsTo: [String(on), String(works)], sentence },
  });
  const cabled = firstOf(inStatus(scenario, 'no-carrier'));
  const leads = [
    lead('ignores-carrier', switchedOn, switchedOn, cabled),
    lead(
      'unknown-is-down',
      switchedOn - unknown,
      working - unknown,
      firstOf(interfaces.filter(({ state }) => state === 'UNKNOWN')),
    ),
    lead('mixes-switch-and-cable', working, working, cabled),
    lead('counts-loopback', switchedOn + 1, working + 1, lo),
    lead('listed-is-working', interfaces.length, interfaces.length, firstOf(inStatus(scenario, 'off'))),
  ];
  const question = `Besides \`lo\`, how many interfaces of \`${host}\` are switched on, and how many can carry packets now?`;
  return {
    question,
    ...askFields([field('switched on', switchedOn), field('can carry packets', working)], leads),
  };
}

function firstOf([one]: readonly ShownInterface[]): string {
  return one === undefined ? '' : statusSentence(one);
}

function leadsTo(
  misconception: LinkMistake,
  interfaces: readonly ShownInterface[],
  sentence: (one: ShownInterface) => string,
): Lead<string>[] {
  return interfaces.map((one) => ({ misconception, leadsTo: one.device, sentence: sentence(one) }));
}

/** One sentence on all the interfaces in a status, as many as there are. */
export function summary({ interfaces }: LinkScenario): string {
  const working = interfaces
    .filter(({ flags }) => linkStatus(flags) === 'works')
    .map(({ device }) => `\`${device}\``);
  return `Only ${working.join(' and ')} ${working.length === 1 ? 'has' : 'have'} both \`UP\` and \`LOWER_UP\`, and packets need both.`;
}
