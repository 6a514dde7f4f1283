import { describe, expect, it } from 'vitest';
import { scanInline } from '../../../src/core/notes/inline/scan-inline.ts';
import { linesOf } from '../../../src/core/notes/lines.ts';
import { mediaOf } from '../../../src/core/notes/media.ts';
import { readFile, type Sequence } from '../../../src/core/notes/read.ts';

const size = 40_000;
const filled = (unit: string) => (length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const nested = (open: string, close: string) => (length: number) =>
  filled(open)(length / 2) + filled(close)(length / 2);

const table = (length: number) => {
  const columns = Math.min(10_000, Math.floor(length / 20));
  return `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${filled('|b|\n')(length - 4 * columns)}`;
};

/** Texts made to be slow to read, by the length wanted. */
const shapes: readonly (readonly [string, (length: number) => string])[] = [
  ...[
    '[',
    ']',
    '*a ',
    '<',
    '{{',
    '%%',
    '`',
    '$',
    '!',
    '[a](b',
    '[a](b(',
    '[[',
    '![[a',
    '<!--',
    '<a b="',
    '<?',
    '<!a',
    '</b',
  ].map((unit) => [unit, filled(unit)] as const),
  ...[
    '\\(a',
    '\\[a=b\n',
    '{{< a ',
    'a@',
    'a.b@c.d ',
    'http://a ',
    '1.2.3.4 ',
    'fe80::1 ',
    '::',
    'a:b:',
    '[^1]',
    '^[a',
    'x ^a ',
    '[sound:a',
    '&amp;',
    '_a_ ',
  ].map((unit) => [unit, filled(unit)] as const),
  ...[
    '> ',
    '- ',
    '- a\n',
    '1. a\n',
    'a\n',
    '\n',
    '# a\n',
    'a\n===\n',
    'a\n\n',
    '    a\n',
    '\ta\n',
    '***\n',
    '- [ ] a\n',
    '- a\n  - b\n',
    '> a\n\n',
  ].map((unit) => [unit, filled(unit)] as const),
  ...[
    'a|b\n-|-\n',
    'a\n-|-\n',
    'a\n--\n',
    '| a ',
    '```\n',
    '````a\n',
    '$$\n',
    '$$a\n\n',
    '[a]: b "',
    '[^1]: a\n',
    '[^1]: [^1]: ',
    'a\n: b\n',
    '> [!a]\n> b\n\n',
  ].map((unit) => [unit, filled(unit)] as const),
  ...[
    '%% a\n\n',
    '::: a\n',
    '::: a\n:::\n',
    ':::',
    '<details>\n\n',
    '<details><summary>',
    '</details>\n\n',
    '<div>\n',
    '<!-- card -->\na\n',
    '{{< include a >}}\n',
  ].map((unit) => [unit, filled(unit)] as const),
  ['nested divs', nested('::: a\n', ':::\n')],
  ['nested details', nested('<details>\n\n', '</details>\n\n')],
  ['nested links', nested('[', '](a)')],
  ['deep quotes', filled(`${'>'.repeat(190)} a\n\n`)],
  ['deep lists', filled(`${'- '.repeat(90)}a\n`)],
  ['a wide table', table],
  ['wide rows', (length) => `a|b\n-|-\n${filled('|c')(length)}`],
  ['lazy quotes', filled(`> a\n${'b\n'.repeat(400)}\n`)],
  ['long items', filled(`- a\n${'  b\n'.repeat(500)}\n`)],
  ['divs in lists', filled('- a\n\n  ::: x\n  b\n  :::\n')],
  ['open front matter', (length) => `---\n${filled('a: 1\n')(length)}`],
  ['front matter', (length) => `---\n${filled('a: 1\n')(length)}---\n`],
];

function readAll(text: string): void {
  const walk = ({ blocks }: Sequence): void => {
    for (const block of blocks) {
      if (block.kind === 'paragraph') linesOf(block);
      block.children.forEach(walk);
    }
  };
  walk(readFile({ path: 'notes.md', text }).body);
}

/** Milliseconds of the processor, which other work on the machine does not lengthen. */
function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times longer twice the text takes, at best of several tries; 1 if both take next to no time. */
function growth(read: (text: string) => void, make: (length: number) => string): number {
  const [short, long] = [make(size), make(2 * size)];
  read(make(size / 10));
  let [shortMs, longMs] = [Infinity, Infinity];
  for (let round = 0; round < 10; round += 1) {
    shortMs = Math.min(
      shortMs,
      processorMs(() => read(short)),
    );
    longMs = Math.min(
      longMs,
      processorMs(() => read(long)),
    );
    if (longMs <= 3 * shortMs || longMs < negligibleMs) break;
  }
  return longMs < negligibleMs ? 1 : longMs / shortMs;
}

const negligibleMs = 30;

describe('the time reading takes', () => {
  it.each(shapes)('is linear for %j', (_, make) => {
    expect(growth(readAll, make)).toBeLessThanOrEqual(3.5);
    expect(growth((text) => void scanInline(text, new Set(['a'])), make)).toBeLessThanOrEqual(3.5);
  });

  it('is linear for the search of media', () => {
    for (const unit of ['![a](b.png) ', '<img src="a" ', '![[a.png', '![a', '<img '])
      expect(growth((text) => void mediaOf(text), filled(unit))).toBeLessThanOrEqual(3.5);
  });

  it('does not run out of stack', () => {
    for (const unit of ['>', '- ', '[', '(', '<b>', '::: a\n', '<details>\n\n', '[^1]: ', '**', '![', '{'])
      expect(() => readAll(filled(unit)(1_000_000))).not.toThrow();
    expect(() => readAll(filled('a b ')(4_000_000))).not.toThrow();
    expect(() => readAll(filled('word '.repeat(20) + '\n')(4_000_000))).not.toThrow();
  });
});
