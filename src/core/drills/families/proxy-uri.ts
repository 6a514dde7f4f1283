import { askChoice, askTyped, type Asked } from '../instance.ts';
import { explainProxy, whyReceived } from '../proxy-uri/explanation.ts';
import { proxyLeads, proxyMistakes } from '../proxy-uri/guesses.ts';
import { proxyScenario, type ProxyScenario } from '../proxy-uri/scenario.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level } from '../types.ts';

/** What path a backend receives from an nginx that proxies. */
export const family: DrillFamily = {
  id: 'proxy-uri',
  title: 'What the backend receives',
  topic: 'Proxies',
  needs: ['location-match'],
  levels: [
    'One location that ends in a slash, `proxy_pass` without a path or with one',
    'Two locations, paths of one or two parts, mostly with a query; the path is typed',
    'Slashes that are missing at the end of the location or of `proxy_pass`; the path is typed',
    'Paths with `%2F`, `//` and `..`, three locations, sometimes an expression; the path is typed',
    'Three locations with a `rewrite … break` or an expression, and encoded paths; the path is typed',
  ],
  misconceptions: proxyMistakes,
  make(level, seed) {
    const random = new Random(`proxy-uri/asked/${level}/${seed}`);
    const { scenario, asked } = askable(random, level, seed);
    return {
      family: 'proxy-uri',
      level,
      seed,
      question: random.pick([
        `A client asks for \`${scenario.raw}\`. Which path does \`${scenario.backend}\` receive, query included?`,
        `nginx receives \`GET ${scenario.raw}\`. What does it ask \`${scenario.backend}\` for, query included?`,
      ]),
      picture: { kind: 'files', files: [{ name: 'proxy.conf', language: 'nginx', text: scenario.config }] },
      ...asked,
      explanation: explainProxy(scenario),
    };
  },
};

/** Level 1 needs two wrong answers to choose from, which not every scenario has; the following seeds are tried. */
function askable(random: Random, level: Level, seed: number): { scenario: ProxyScenario; asked: Asked } {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const scenario = proxyScenario(level, seed + attempt * 1_000_003);
    const leads = proxyLeads(scenario, whyReceived(scenario));
    const right = scenario.received;
    if (level > 1) {
      const asked = askTyped({ kind: 'uri' }, right, 'a path that begins with /, with its query', leads);
      if (asked.mistakes.length > 0) return { scenario, asked };
      continue;
    }
    const wrong = new Set(leads.map(({ leadsTo }) => leadsTo).filter((text) => text !== right));
    if (wrong.size < 2) continue;
    const coded = leads.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
    return { scenario, asked: askChoice(random, `\`${right}\``, coded) };
  }
  throw new RangeError(`No scenario for level ${level} and seed ${seed}`);
}
