import type { Connection } from '../contract/client.ts';
import type { Reply } from '../contract/errors.ts';
import type { NexthopEvent } from '../contract/events.ts';

/** What the desktop shell offers the page. */
interface Shell extends Connection {
  pathForFile(file: File): string;
  chooseFiles(): Promise<readonly string[]>;
  chooseFolder(): Promise<readonly string[]>;
}

declare global {
  interface Window {
    readonly nexthop?: Shell;
  }
}

/** The host the page runs in. */
export interface Host extends Connection {
  /** Hears whether the backend can be reached; called at once with what is known. */
  onConnected(listener: (isConnected: boolean) => void): () => void;
  /** Where a dropped file lies on this machine; null when the host may not know. */
  pathForFile(file: File): string | null;
  /** The system's own dialogs, answering paths, empty when cancelled; null where only the page can ask for files. */
  readonly dialogs: {
    readonly chooseFiles: () => Promise<readonly string[]>;
    readonly chooseFolder: () => Promise<readonly string[]>;
  } | null;
}

const TOKEN_KEY = 'nexthop-token';
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;
/** Characters; browsers refuse to keep more than 64 KiB alive. */
const MOST_KEPT_ALIVE = 16_000;

const UNREACHABLE: Reply = {
  ok: false,
  error: {
    code: 'internal',
    message: 'Nexthop is not running. Start it again; this page goes on by itself.',
  },
};

/** Finds the host of this page: the desktop shell if it offered itself, else the local server. */
export function connectHost(): Host {
  return window.nexthop === undefined ? browserHost(takeToken()) : shellHost(window.nexthop);
}

function shellHost(shell: Shell): Host {
  return {
    invoke: (method, input) => shell.invoke(method, input),
    onEvent: (listener) => shell.onEvent(listener),
    onConnected(listener) {
      listener(true);
      return () => undefined;
    },
    pathForFile: (file) => shell.pathForFile(file) || null,
    dialogs: { chooseFiles: () => shell.chooseFiles(), chooseFolder: () => shell.chooseFolder() },
  };
}

/** The token arrives once in the address; it stays in this tab only and leaves the address bar. */
function takeToken(): string {
  const found = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (found !== undefined) {
    sessionStorage.setItem(TOKEN_KEY, decodeURIComponent(found));
    history.replaceState(null, '', `${location.pathname}${location.search}`);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

function browserHost(token: string): Host {
  const headers = { authorization: `Bearer ${token}` };
  const listeners = new Set<(event: NexthopEvent) => void>();
  const watchers = new Set<(isConnected: boolean) => void>();
  let isConnected = true;
  const say = (now: boolean) => {
    if (now === isConnected) return;
    isConnected = now;
    for (const watcher of watchers) watcher(now);
  };
  let stream = new AbortController();
  const openStream = () => {
    stream = new AbortController();
    return fetch('/events', { headers, signal: stream.signal });
  };
  void followEvents(
    openStream,
    (event) => {
      for (const listener of listeners) listener(event);
    },
    say,
  );
  return {
    async invoke(method, input) {
      try {
        const body = JSON.stringify(input);
        const response = await fetch(`/api/${method}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body,
          // What is said while the page goes must not go with it.
          keepalive: document.visibilityState === 'hidden' && body.length < MOST_KEPT_ALIVE,
        });
        return (await response.json()) as Reply;
      } catch {
        // The stream may not have noticed; opening it anew tells when the backend is back.
        say(false);
        stream.abort();
        return UNREACHABLE;
      }
    },
    onEvent: (listener) => addTo(listeners, listener),
    onConnected(listener) {
      listener(isConnected);
      return addTo(watchers, listener);
    },
    pathForFile: () => null,
    dialogs: null,
  };
}

/** Reads the event stream for as long as the page lives, opening it again with growing pauses; an empty line is a sign of life. */
async function followEvents(
  openStream: () => Promise<Response>,
  hear: (event: NexthopEvent) => void,
  say: (isConnected: boolean) => void,
): Promise<never> {
  for (let pause = FIRST_RETRY_MS; ; pause = Math.min(pause * 2, LONGEST_RETRY_MS)) {
    try {
      const response = await openStream();
      if (response.ok && response.body !== null) {
        say(true);
        pause = FIRST_RETRY_MS;
        await readLines(response.body, (line) => {
          say(true);
          if (line !== '') hear(JSON.parse(line) as NexthopEvent);
        });
      }
    } catch {
      // The stream breaks when the backend stops; the pause below leads to the next try.
    }
    say(false);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function readLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  take: (line: string) => void,
): Promise<void> {
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  }
}

function addTo<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => {
    set.delete(item);
  };
}
