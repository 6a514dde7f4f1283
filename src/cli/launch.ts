import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const usage = `npm start -- [options]            open Nexthop, in a window of its own or in your browser
npm run -s nexthop -- <command>   work on a collection from a script

  --data DIR    folder of the collection, instead of the usual place
  --now ISO     start the clock at an instant, such as 2026-03-01T09:00:00Z
  --seed N      make everything drawn by chance repeatable
  --browser     open in the browser even where there could be a window
  --no-open     with the browser: only print the address
  --port N      with the browser: the port on 127.0.0.1, instead of any free one`;

const outputs = [
  'main/electron.js',
  'main/loopback.js',
  'main/cli.js',
  'main/worker.js',
  'preload/preload.cjs',
  'renderer/index.html',
];
const sources = ['src', 'electron', 'electron.vite.config.ts', 'package.json'];
const buildWaitMs = 300_000;
const downloadLimitMs = 60_000;

/** What the command line asks for; `mistake` is a sentence about what is wrong with it. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string }
  | { readonly kind: 'nexthop'; readonly args: readonly string[] }
  | {
      readonly kind: 'start';
      readonly isBrowserWanted: boolean;
      /** What every host understands. */
      readonly args: readonly string[];
      /** What only the browser host understands. */
      readonly browserArgs: readonly string[];
    };

/** Reads the arguments after `launch.ts`; what belongs to `nexthop` is passed on as it is. */
export function parseCommand(argv: readonly string[]): Command {
  const [command, ...args] = argv;
  if (command === 'nexthop') return { kind: 'nexthop', args };
  if (command === 'start') return parseStart(args);
  if (command === undefined || command === '--help' || command === '-h') return { kind: 'help' };
  return mistake(`"${command}" is neither start nor nexthop.`);
}

function parseStart(args: readonly string[]): Command {
  const shared: string[] = [];
  const browser: string[] = [];
  const options = {
    data: { type: 'string' },
    now: { type: 'string' },
    seed: { type: 'string' },
    port: { type: 'string' },
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { tokens, values } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') return mistake(`Nexthop cannot make sense of "${args[token.index] ?? ''}".`);
    const { name, rawName, value } = token;
    if (!isNameOf(options, name)) return mistake(`There is no option ${rawName}.`);
    if (options[name].type === 'boolean') {
      if (value !== undefined) return mistake(`${rawName} takes no value.`);
      if (name === 'no-open') browser.push('--no-open');
    } else {
      if (value === undefined || value === '' || value.startsWith('--'))
        return mistake(`${rawName} needs a value after it.`);
      (name === 'port' ? browser : shared).push(`--${name}=${value}`);
    }
  }
  if (values.help === true) return { kind: 'help' };
  return { kind: 'start', isBrowserWanted: values.browser === true, args: shared, browserArgs: browser };
}

function isNameOf<T extends object>(record: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(record, name);
}

function mistake(message: string): Command {
  return { kind: 'mistake', message };
}

/** Whether anything built is missing, or older than what it is built from. */
export function isStale(root: string): boolean {
  const oldestOutput = Math.min(...outputs.map((name) => modifiedAt(join(root, 'out', name)) ?? 0));
  return sources.some((name) => newestWithin(join(root, name)) > oldestOutput);
}

function modifiedAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** Folders count too: theirs is the only time that changes when a file is removed. */
function newestWithin(path: string): number {
  const own = modifiedAt(path) ?? 0;
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  const within = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return within.reduce((newest, name) => Math.max(newest, modifiedAt(join(path, name)) ?? 0), own);
}

/** Builds unless everything is up to date; several processes that find it stale build once. */
function ensureBuilt(root: string): boolean {
  if (!isStale(root)) return true;
  mkdirSync(join(root, 'out'), { recursive: true });
  // A transaction on an empty database is a lock the system frees by itself, should its holder be killed.
  const lock = new DatabaseSync(join(root, 'out', '.build-lock'), { timeout: buildWaitMs });
  lock.exec('begin exclusive');
  try {
    return !isStale(root) || build(root);
  } finally {
    lock.close();
  }
}

function build(root: string): boolean {
  console.error('Building Nexthop, which is needed once after every change …');
  const startedAt = new Date();
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(`${stdout}${stderr}`);
    return false;
  }
  // What is edited while the build runs may not be in it.
  for (const name of outputs) utimesSync(join(root, 'out', name), startedAt, startedAt);
  return true;
}

/** A whole clause that says why there can be no window on this machine, or null if nothing speaks against it. */
export function obstacleTo(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  userId: number | null,
): string | null {
  if (platform !== 'linux') return null;
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'])
    return 'There is no display on this machine';
  return userId === 0 ? 'Electron does not open windows for root' : null;
}

/** Path of Electron's program, fetched if need be; or why there is none. */
function findElectron(root: string): { readonly path: string } | { readonly obstacle: string } {
  const obstacle = obstacleTo(process.platform, process.env, process.getuid?.() ?? null);
  if (obstacle !== null) return { obstacle };
  const folder = join(root, 'node_modules', 'electron');
  const present = electronIn(folder);
  if (present !== null) return { path: present };
  console.error('Fetching Electron, which is needed once …');
  const { error, status, stderr } = spawnSync(process.execPath, [join(folder, 'install.js')], {
    encoding: 'utf8',
    timeout: downloadLimitMs,
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const fetched = electronIn(folder);
  if (status === 0 && fetched !== null) return { path: fetched };
  const tooLong = `it took longer than ${downloadLimitMs / 1000} s; npx install-electron has no such limit`;
  const isTooLong = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT';
  const reason = isTooLong ? tooLong : (error?.message ?? firstLine(stderr));
  return { obstacle: `Electron's binary could not be downloaded (${reason})` };
}

function electronIn(folder: string): string | null {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (name === null && !override) return null;
  const path = join(override || join(folder, 'dist'), name ?? 'electron');
  return existsSync(path) ? path : null;
}

function firstLine(text: string): string {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? 'no reason was given';
  return line.trim().replace(/^\w*Error: /, '');
}

/** Runs Electron to its end and gives its exit code; or why it could not begin. */
function runElectron(path: string, args: readonly string[]): Promise<number | { readonly obstacle: string }> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined };
  const child = spawn(path, args, { stdio: 'inherit', env });
  process.on('SIGTERM', () => child.kill());
  // A terminal sends these to Electron as well, and a second one would cut its tidying short.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  return new Promise((done) => {
    child.once('error', (error) => done({ obstacle: `Electron could not be started (${error.message})` }));
    child.once('exit', (code, signal) => {
      const obstacle = startFailure(code, signal);
      done(obstacle === null ? (code ?? 1) : { obstacle });
    });
  });
}

/** The system's loader leaves with 127 when a library is missing; Chromium traps when it may not make its sandbox. */
function startFailure(code: number | null, signal: NodeJS.Signals | null): string | null {
  if (code === 127) return 'Electron misses a library of this system';
  return signal === 'SIGTRAP' || signal === 'SIGABRT'
    ? `Electron gave up (${signal}, as when a system forbids its sandbox)`
    : null;
}

/** Goes on as one of the built programs, in this very process. */
async function become(root: string, entry: 'cli' | 'loopback', args: readonly string[]): Promise<void> {
  const path = join(root, 'out', 'main', `${entry}.js`);
  process.argv.splice(1, process.argv.length, path, ...args);
  await import(pathToFileURL(path).href);
}

async function start(root: string, command: Extract<Command, { kind: 'start' }>): Promise<void> {
  if (!command.isBrowserWanted) {
    const electron = findElectron(root);
    const result =
      'path' in electron
        ? await runElectron(electron.path, [join(root, 'out', 'main', 'electron.js'), ...command.args])
        : electron;
    if (typeof result === 'number') process.exit(result);
    console.log(`${result.obstacle}, so Nexthop opens in your browser.`);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal);
  }
  await become(root, 'loopback', [...command.args, ...command.browserArgs]);
}

async function main(): Promise<void> {
  const root = resolve(import.meta.dirname, '..', '..');
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === 'help') {
    console.log(usage);
  } else if (command.kind === 'mistake') {
    console.error(`${command.message} npm start -- --help says what there is.`);
    process.exitCode = 2;
  } else if (!ensureBuilt(root)) {
    process.exitCode = 1;
  } else if (command.kind === 'nexthop') {
    await become(root, 'cli', command.args);
  } else {
    await start(root, command);
  }
}

if (import.meta.main) await main();
