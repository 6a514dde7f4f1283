import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Every source file by its path from the root, with forward slashes. */
const sources = new Map(
  ['electron', 'src', 'test']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => /\.(ts|svelte)$/.test(path) && !path.includes('fixtures') && !path.endsWith('.d.ts'))
    .map((path) => [path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')]),
);
const production = [...sources].filter(([path]) => !path.startsWith('test/'));

type Layer = 'core' | 'contract' | 'backend' | 'loopback' | 'cli' | 'electron' | 'ui';

/** Which layers a layer may import, and which packages. */
const rules: Record<Layer, { layers: readonly Layer[]; packages: RegExp }> = {
  core: {
    layers: ['core'],
    packages:
      /^(ts-fsrs|marked|yaml|smol-toml|papaparse|ipaddr\.js|@marcbachmann\/cel-js|highlight\.js(\/.*)?)$/,
  },
  contract: { layers: ['contract', 'core'], packages: /^zod$/ },
  backend: {
    layers: ['backend', 'contract', 'core'],
    packages: /^(node:.+|better-sqlite3|chokidar|env-paths|pdfmake|svgo|zod)$/,
  },
  loopback: { layers: ['loopback', 'contract', 'backend'], packages: /^(node:.+|open)$/ },
  cli: { layers: ['cli', 'contract', 'backend'], packages: /^node:.+$/ },
  electron: { layers: ['electron', 'contract', 'backend'], packages: /^(node:.+|electron)$/ },
  ui: {
    layers: ['ui', 'contract', 'core'],
    packages: /^(svelte(\/.*)?|@lucide\/svelte(\/.*)?|dompurify|katex(\/.*)?|@fontsource-variable\/.*)$/,
  },
};

/** Packages that only one folder may know. */
const keptTo: Record<string, string> = {
  'ts-fsrs': 'src/core/schedule/',
  marked: 'src/core/notes/',
  'highlight.js': 'src/core/notes/',
  '@marcbachmann/cel-js': 'src/core/drills/own/',
  pdfmake: 'src/backend/pdf/',
};

function layerOf(path: string): Layer {
  const parts = path.split('/');
  return (parts[0] === 'electron' ? 'electron' : parts[1]) as Layer;
}

function importsOf(source: string): string[] {
  const statements =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...source.matchAll(statements)].map((match) => match[1] ?? match[2] ?? '');
}

function target(from: string, specifier: string): string {
  return relative(root, resolve(root, dirname(from), specifier))
    .split(sep)
    .join('/');
}

describe('architecture', () => {
  it('finds the sources it judges', () => {
    expect(production.length).toBeGreaterThan(100);
    expect(production.flatMap(([, text]) => importsOf(text)).length).toBeGreaterThan(300);
  });

  it.each(production.map(([path]) => path))('%s imports only what its layer may', (path) => {
    const rule = rules[layerOf(path)];
    for (const specifier of importsOf(sources.get(path) ?? '')) {
      if (specifier.startsWith('.')) {
        const found = target(path, specifier);
        if (found === 'package.json') continue;
        expect(rule.layers, `${path} imports ${specifier}`).toContain(layerOf(found));
      } else {
        expect(specifier, `${path} imports a package its layer may not`).toMatch(rule.packages);
        const home = keptTo[specifier] ?? keptTo[specifier.split('/')[0] ?? ''];
        if (home !== undefined) expect(path, `${specifier} is kept to ${home}`).toContain(home);
      }
    }
  });

  it('lets the preload script know nothing but Electron', () => {
    const source = sources.get('electron/preload.ts') ?? '';
    const loaded = source.split('\n').filter((line) => /^import\s(?!type\s)/.test(line));
    expect(loaded.length).toBeGreaterThan(0);
    for (const line of loaded) expect(line).toMatch(/from 'electron'/);
  });

  it('has no cycles', () => {
    const edges = new Map(
      production.map(([path, text]) => [
        path,
        importsOf(withoutTypeImports(text))
          .filter((name) => name.startsWith('.'))
          .map((name) => target(path, name)),
      ]),
    );
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path))
        throw new Error(`A cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
      if (done.has(path)) return;
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    expect(() => production.forEach(([path]) => visit(path, []))).not.toThrow();
  });

  it('keeps files short', () => {
    const lengths = [...sources].map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
    const inProduction = lengths
      .filter(({ path }) => !path.startsWith('test/'))
      .map(({ lines }) => lines)
      .sort((a, b) => a - b);
    expect(inProduction[Math.floor(inProduction.length * 0.9)]).toBeLessThanOrEqual(250);
    expect(inProduction[Math.floor(inProduction.length / 2)]).toBeLessThanOrEqual(130);
  });

  it('keeps components short', () => {
    const long = [...sources].filter(
      ([path, text]) => path.endsWith('.svelte') && text.split('\n').length > 151,
    );
    expect(long.map(([path]) => path)).toEqual([]);
  });

  it('keeps the clock, dice and the console out of the core', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bconsole\.|\bperformance\.|\bcrypto\./;
    for (const [path, text] of production)
      if (path.startsWith('src/core/')) expect(text, path).not.toMatch(impure);
  });

  it('lets only the backend open SQLite, and only the transport know its host', () => {
    for (const [path, text] of production) {
      if (!path.startsWith('src/backend/')) expect(importsOf(text), path).not.toContain('better-sqlite3');
      if (path.startsWith('src/ui/') && path !== 'src/ui/transport.ts') {
        expect(text, path).not.toMatch(/window\.nexthop|\bfetch\(/);
      }
    }
  });

  it('uses no any', () => {
    for (const [path, text] of production) expect(text, path).not.toMatch(/:\s*any\b|\bas any\b|<any>/);
  });
});

/** Types are gone when the program runs, so a cycle through them is none. */
function withoutTypeImports(source: string): string {
  return source.replaceAll(/(^|\n)\s*(import|export)\s+type\s[^;]*;/g, '\n');
}
