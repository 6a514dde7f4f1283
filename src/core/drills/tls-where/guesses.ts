import { tlsPath, type Relay, type TlsPath } from '../../net/tls-path.ts';
import type { Lead } from '../instance.ts';
import { markedOf, type TlsScenario } from './scenario.ts';

/** The ways of going wrong about where TLS is, each with its heading. */
export const tlsMistakes = {
  'https-all-the-way': 'You took https at the client for https all the way',
  'only-to-first': 'You let TLS end for good at the first machine',
  'stays-plain': 'You did not see it encrypted again',
  'passing-ends-tls': 'You let TLS end where bytes are only passed on',
  'reached-is-sent': 'You took how a machine is reached for how it sends on',
  'everybody-reads': 'You let every machine on the way read it',
  'encrypting-hides': 'You forgot that who encrypts anew reads before',
} as const;

type TlsMistake = keyof typeof tlsMistakes;

const mistakeIds = Object.keys(tlsMistakes).filter((id): id is TlsMistake => id in tlsMistakes);

/** What each mistake leads one to mark. */
export function tlsLeads(scenario: TlsScenario, why: string): Lead<readonly string[]>[] {
  return mistakeIds.flatMap((mistake) => {
    const path = guessPath(scenario, mistake);
    const leadsTo = path === null ? [] : markedOf(scenario, path);
    if (leadsTo.length === 0) return [];
    return [{ misconception: mistake, sentence: `${sentenceOn(scenario, mistake)} ${why}`, leadsTo }];
  });
}

/** The way as somebody with the mistake sees it; null if the mistake has no place here. */
function guessPath({ scheme, machines, path, asks }: TlsScenario, mistake: TlsMistake): TlsPath | null {
  const relays = machines.map(({ relay }) => relay);
  const misread = (change: (relay: Relay, index: number) => Relay) => tlsPath(scheme, relays.map(change));
  switch (mistake) {
    case 'https-all-the-way':
      return scheme === 'https' && asks !== 'readers' ? misread(() => ({ kind: 'passes-on' })) : null;
    case 'only-to-first':
      return asks === 'readers' ? null : misread(() => ({ kind: 'ends-tls', sendsOn: 'http' }));
    case 'stays-plain': {
      const firstPlain = path.encrypted.indexOf(false);
      const encrypted = path.encrypted.map((is, index) => is && (firstPlain === -1 || index < firstPlain));
      return asks === 'readers' ? null : { ...path, encrypted };
    }
    case 'passing-ends-tls':
      return asks === 'readers'
        ? null
        : misread((relay) => (relay.kind === 'passes-on' ? { kind: 'ends-tls', sendsOn: 'http' } : relay));
    case 'reached-is-sent': {
      const [first = false, ...rest] = path.encrypted;
      return asks === 'readers' ? null : { ...path, encrypted: [first, first, ...rest.slice(0, -1)] };
    }
    case 'everybody-reads':
      return asks === 'readers' ? { ...path, readers: relays.map(() => true) } : null;
    case 'encrypting-hides': {
      const isPlain = (index: number) => path.encrypted[index] === false;
      return asks === 'readers'
        ? { ...path, readers: relays.map((_, index) => isPlain(index) || isPlain(index + 1)) }
        : null;
    }
  }
}

function sentenceOn({ machines, path }: TlsScenario, mistake: TlsMistake): string {
  const named = (found: (relay: Relay, index: number) => boolean) =>
    `\`${machines.find(({ relay }, index) => found(relay, index))?.name ?? ''}\``;
  const passing = named(({ kind }) => kind === 'passes-on');
  const sentences: Record<TlsMistake, string> = {
    'https-all-the-way': 'The lock in the browser vouches for its own connection only, up to where TLS ends.',
    'only-to-first': 'Each machine that sends the request on decides anew whether it encrypts.',
    'stays-plain': `${named((relay, index) => relay.kind === 'ends-tls' && relay.sendsOn === 'https' && path.encrypted[index] === false)} sends plain requests on with \`https://\`, so they are encrypted again.`,
    'passing-ends-tls': `${passing} passes bytes on without a certificate of its own, so TLS goes through it unopened.`,
    'reached-is-sent':
      '`listen … ssl` is about the connection that comes in; `proxy_pass` says how it goes on.',
    'everybody-reads': `${named((_, index) => path.readers[index] === false)} only passes encrypted bytes on and cannot read them.`,
    'encrypting-hides': `${named((relay, index) => relay.kind === 'ends-tls' && relay.sendsOn === 'https' && path.encrypted[index] === true)} has to decrypt the request before it encrypts it again.`,
  };
  return sentences[mistake];
}
