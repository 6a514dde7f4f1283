import { fromBytes, toBytes } from './byte-text.ts';
import { chooseLocation, shown, type LocationChoice } from './choose-location.ts';
import { chooseServer, type ServerChoice } from './choose-server.ts';
import { escapePath } from './escape-uri.ts';
import type { NginxConfig, Server } from './model.ts';
import { backendRequest } from './proxying.ts';
import type { Handling, NginxRequest } from './request.ts';
import { parseRequestUri } from './request-uri.ts';
import { rewrite, type Rewriting } from './rewriting.ts';
import { Transaction } from './transaction.ts';

/** What nginx does with a request, and how it chose. */
export interface Handled {
  readonly handling: Handling;
  readonly server: ServerChoice;
  /** The last choice of a location; null if none was made. */
  readonly location: LocationChoice | null;
}

/** A path may be changed so often before nginx gives up with 500 (NGX_HTTP_MAX_URI_CHANGES). */
const mostChanges = 10;

/** Follows a request through server, rewrites, location and proxy_pass as nginx 1.22 does. */
export function handleRequest(config: NginxConfig, request: NginxRequest): Handled {
  const bytes = asBytes(request);
  const choice = chooseServer(config.servers, bytes, bytes.host);
  const uri = parseRequestUri(bytes.uri);
  const steps: string[] = [];
  const reply = (status: number, sentence: string): Handled => {
    const handling: Handling = {
      kind: 'reply',
      status,
      body: null,
      location: null,
      steps: [...steps, sentence],
    };
    return { handling, server: choice, location: null };
  };
  if (choice.by === 'nothing-listens') {
    const sentence = `Nothing listens on ${request.address}:${request.port}.`;
    return { handling: { kind: 'refused', steps: [sentence] }, server: choice, location: null };
  }
  if (uri === null) return reply(400, `${request.uri} is no path that nginx takes: 400.`);
  const { server } = choice;
  if (server === null) return reply(400, 'The Host header is not valid: 400.');
  steps.push(`The server in line ${server.line} answers: ${reasonOf(choice)}.`);
  if (uri.path !== bytes.uri)
    steps.push(`Locations are compared with the decoded path, ${fromBytes(uri.path)}.`);
  const transaction = new Transaction(bytes, choice, uri);
  return follow(config, server, transaction, steps);
}

function follow(config: NginxConfig, server: Server, transaction: Transaction, steps: string[]): Handled {
  let location: LocationChoice | null = null;
  const done = (handling: Handling): Handled => ({ handling, server: transaction.choice, location });
  const first = rewrite(server.settings.rewrites, transaction, steps);
  if (first.kind === 'reply') return done(replied(first, transaction, steps));
  for (let changes = 0; changes <= mostChanges; changes += 1) {
    location = chooseLocation(server.locations, transaction.path);
    for (const { location: by, captures } of location.matched)
      if (by.pattern !== null) transaction.matched(by.pattern, captures);
    const chosen = location.location;
    steps.push(whyChosen(location));
    if (chosen === null) return done({ kind: 'file', path: transaction.path, steps });
    if (chosen.isInternal && !transaction.isRewritten)
      return done({ kind: 'reply', status: 404, body: null, location: null, steps });
    if (location.isRedirected) return done(slashRedirect(chosen.path, transaction, steps));
    const result = rewrite(chosen.settings.rewrites, transaction, steps);
    if (result.kind === 'reply') return done(replied(result, transaction, steps));
    if (result.kind === 'again') continue;
    if (chosen.settings.proxy === null) return done({ kind: 'file', path: transaction.path, steps });
    const sent = backendRequest(chosen, chosen.settings, config.upstreams, transaction);
    if (sent === null) return done({ kind: 'reply', status: 500, body: null, location: null, steps });
    steps.push(`${sent.upstream} receives ${fromBytes(sent.uri)}.`);
    return done({ kind: 'proxied', request: sent, steps });
  }
  steps.push(`The path was rewritten more than ${mostChanges} times: 500.`);
  return done({ kind: 'reply', status: 500, body: null, location: null, steps });
}

function asBytes(request: NginxRequest): NginxRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, toBytes(value)] as const);
  return {
    ...request,
    uri: toBytes(request.uri),
    host: request.host === null ? null : toBytes(request.host),
    headers: Object.fromEntries(headers),
  };
}

function replied(
  { status, body, location }: Extract<Rewriting, { kind: 'reply' }>,
  transaction: Transaction,
  steps: readonly string[],
): Handling {
  const url = location === null ? null : absolute(location, transaction);
  return { kind: 'reply', status, body, location: url, steps };
}

function slashRedirect(path: string, transaction: Transaction, steps: readonly string[]): Handling {
  const query = transaction.query === '' ? '' : `?${transaction.query}`;
  const location = absolute(`${escapePath(path)}${query}`, transaction);
  return { kind: 'reply', status: 301, body: null, location, steps };
}

/** A redirect to a path is sent with scheme and host. */
function absolute(url: string, transaction: Transaction): string {
  return url.startsWith('/') ? `${transaction.scheme}://${transaction.redirectHost}${url}` : url;
}

function reasonOf(choice: ServerChoice): string {
  return choice.candidates.find(({ outcome }) => outcome === 'wins')?.reason ?? '';
}

function whyChosen(choice: LocationChoice): string {
  if (choice.location === null) return 'No location matches.';
  const reason = choice.candidates.find(({ outcome }) => outcome === 'wins')?.reason ?? 'it is chosen';
  return `Location ${shown(choice.location)} answers: it ${reason}.`;
}
