import type { Lead } from '../instance.ts';
import type { ProxyScenario } from './scenario.ts';

/** The ways of going wrong about what a backend receives, each with its heading. */
export const proxyMistakes = {
  'keeps-location': 'You kept the path of the location',
  'cuts-anyway': 'You cut the path although proxy_pass names none',
  'fixed-path': 'You sent every request to the same path',
  'drops-query': 'You dropped the query',
  'mends-slashes': 'You mended the slashes',
  'keeps-encoding': 'You sent on what had been decoded as it came',
  'decodes-anyway': 'You decoded what is sent on as it came',
  'overlooks-rewrite': 'You overlooked the rewrite',
  'keeps-the-rest': 'You kept what the expression left out',
  'adds-after-rewrite': 'You put the path of proxy_pass before a rewritten one',
} as const;

type ProxyMistake = keyof typeof proxyMistakes;

/** What the backend would receive if each mistake were the rule; null where it would change nothing. */
function guessUri(scenario: ProxyScenario, mistake: ProxyMistake): string | null {
  const { raw, path, query, uri, location, received, rewritten } = scenario;
  const suffix = query === '' ? '' : `?${query}`;
  const isPrefix = location.pattern === null;
  const sent = raw.replace(/\?.*$/, '');
  const rest = path.slice(location.path.length);
  if (rewritten !== null && mistake !== 'drops-query')
    return guessRewritten(scenario, mistake, rewritten + suffix);
  switch (mistake) {
    case 'keeps-location':
      return uri === '' ? null : `${withoutEnd(uri)}${path}${suffix}`;
    case 'cuts-anyway':
      return uri === '' && isPrefix
        ? `/${sent.slice(location.path.length).replace(/^\/+/, '')}${suffix}`
        : null;
    case 'fixed-path':
      return isPrefix ? `${uri === '' ? location.path : uri}${suffix}` : null;
    case 'drops-query':
      return query === '' ? null : received.replace(/\?.*$/, '');
    case 'mends-slashes':
      return uri === '' ? null : `${withoutEnd(uri)}/${rest.replace(/^\/+/, '')}${suffix}`;
    case 'keeps-encoding':
      return uri === '' || sent === path ? null : `${uri}${sent.slice(location.path.length)}${suffix}`;
    case 'decodes-anyway':
      return uri !== '' || sent === path ? null : `${path.replaceAll(' ', '%20')}${suffix}`;
    case 'overlooks-rewrite':
    case 'keeps-the-rest':
    case 'adds-after-rewrite':
      return null;
  }
}

/** `received` is the path rewritten, with the query. */
function guessRewritten(
  { path, query, uri, location, withoutRewrite }: ProxyScenario,
  mistake: ProxyMistake,
  received: string,
): string | null {
  if (mistake === 'overlooks-rewrite') return withoutRewrite;
  if (mistake === 'adds-after-rewrite') return uri === '' ? null : `${withoutEnd(uri)}${received}`;
  const [step] = location.settings.rewrites;
  const matched = step?.kind === 'rewrite' ? (step.pattern.match(path)?.[0] ?? null) : null;
  if (mistake !== 'keeps-the-rest' || matched === null) return null;
  const suffix = query === '' ? '' : `?${query}`;
  return `${received.replace(/\?.*$/, '')}${path.slice(matched.length).replaceAll(' ', '%20')}${suffix}`;
}

function withoutEnd(uri: string): string {
  return uri.replace(/\/$/, '');
}

const mistakeIds = Object.keys(proxyMistakes).filter((id): id is ProxyMistake => id in proxyMistakes);

/** What each mistake leads to, with a sentence on it. */
export function proxyLeads(scenario: ProxyScenario, why: string): Lead<string>[] {
  return mistakeIds.flatMap((mistake) => {
    const leadsTo = guessUri(scenario, mistake);
    if (leadsTo === null) return [];
    return [{ misconception: mistake, sentence: `${sentenceOn(scenario, mistake)} ${why}`, leadsTo }];
  });
}

function sentenceOn({ location, uri, query, raw, path }: ProxyScenario, mistake: ProxyMistake): string {
  const prefix = `\`${location.path}\``;
  const sentences: Record<ProxyMistake, string> = {
    'keeps-location': `\`proxy_pass\` names the path \`${uri}\`, so that replaces ${prefix} instead of going before it.`,
    'cuts-anyway': `\`proxy_pass\` has no path after the backend, not even \`/\`, so nothing is replaced.`,
    'fixed-path': `What follows the location's path is sent on too, whatever it is.`,
    'drops-query': `The query \`?${query}\` is sent on with the path.`,
    'mends-slashes': `${prefix} is replaced by \`${uri}\` letter by letter: slashes are neither added nor taken away.`,
    'keeps-encoding': `Where a path is replaced, nginx sends the decoded path \`${path}\`, not \`${raw.replace(/\?.*$/, '')}\`.`,
    'decodes-anyway': `\`proxy_pass\` names no path, so the request goes on as it came, undecoded.`,
    'overlooks-rewrite': `The \`rewrite\` comes before \`proxy_pass\` and changes the path.`,
    'keeps-the-rest': `What the expression of a \`rewrite\` does not match is gone: the replacement is the whole new path.`,
    'adds-after-rewrite': `After a \`rewrite … break\` the path of \`proxy_pass\`, \`${uri}\`, is not used.`,
  };
  return sentences[mistake];
}
