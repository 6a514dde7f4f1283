import { shown } from '../../net/nginx/choose-location.ts';
import type { Working } from '../types.ts';
import type { ProxyScenario } from './scenario.ts';

/** One sentence: what the backend receives, and why. */
export function whyReceived(scenario: ProxyScenario): string {
  const { uri, location, received, rewritten, backend } = scenario;
  const result = `\`${backend}\` receives \`${received}\``;
  if (rewritten !== null) return `${result}: the rewrite makes the path, and \`proxy_pass\` leaves it alone.`;
  return uri === ''
    ? `${result}: \`proxy_pass\` names no path, so the request goes on as it came.`
    : `${result}: \`proxy_pass\` names a path, so \`${uri}\` takes the place of \`${location.path}\`.`;
}

/** The worked explanation: why, the locations considered, and the steps. */
export function explainProxy(scenario: ProxyScenario): Working[] {
  return [
    { kind: 'text', markdown: whyReceived(scenario) },
    {
      kind: 'candidates',
      rows: scenario.choice.candidates.map(({ location, outcome, reason }) => ({
        label: shown(location),
        verdict: outcome === 'wins' ? 'wins' : outcome === 'no-match' ? 'no-match' : 'loses',
        reason,
      })),
    },
    { kind: 'steps', steps: steps(scenario) },
  ];
}

function steps({ raw, path, query, uri, location, received, rewritten }: ProxyScenario): string[] {
  const sent = raw.replace(/\?.*$/, '');
  const decoded = sent === path ? [] : [`Decoded, the path is \`${path}\`.`];
  const passed = query === '' ? [] : [`The query \`?${query}\` goes with it.`];
  if (rewritten !== null)
    return [
      ...decoded,
      `The \`rewrite\` in \`location ${shown(location)}\` turns the path into \`${rewritten}\`.`,
      ...(uri === '' ? [] : [`So the path \`${uri}\` of \`proxy_pass\` is not used.`]),
      ...passed,
      `Sent on: \`${received}\`.`,
    ];
  if (uri === '')
    return [
      `After the backend, \`proxy_pass\` in \`location ${shown(location)}\` names no path.`,
      ...(decoded.length === 0 ? [] : ['So nothing is decoded, merged or resolved in what is sent on.']),
      `Sent on as it came: \`${received}\`.`,
    ];
  const rest = path.slice(location.path.length);
  return [
    ...decoded,
    `\`location ${location.path}\` matches; what is left of the path is ${rest === '' ? 'nothing' : `\`${rest}\``}.`,
    `\`${uri}\` and what is left, put together letter by letter, make \`${received.replace(/\?.*$/, '')}\`.`,
    ...passed,
    `Sent on: \`${received}\`.`,
  ];
}
