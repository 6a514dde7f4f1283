import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../src/core/notes/table.ts';
import { linesOf, marksIn } from '../../../../src/core/notes/lines.ts';
import { readBlocks } from '../../../../src/core/notes/read.ts';
import { masked, opaqueSpans } from '../../../../src/core/notes/spans.ts';
import { inlineTokens } from '../../../../src/core/notes/tokens.ts';

const found = (text: string, labels: string[] = []) =>
  opaqueSpans(text, new Set(labels))?.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);

describe('opaqueSpans', () => {
  it.each<[string, string[]]>([
    ['a `b` ``c ` d`` `e', ['code `b`', 'code ``c ` d``']],
    ['\\`a\\` \\* \\a', ['escape \\`', 'escape \\`', 'escape \\*']],
    ['$x$ $5 and $6 \\(a_1 = b\\) \\(no\\)', ['math $x$', 'math \\(a_1 = b\\)', 'escape \\(', 'escape \\)']],
    ['[a](b) [c](<d e> "f") [g] (h) [i](j k)', ['link [a](b)', 'link [c](<d e> "f")']],
    ['[a [b](c) d](e) ![f [g](h)](i)', ['link [b](c)', 'image ![f [g](h)](i)']],
    ['[a `]` b](c(d)e) [`x](y)`', ['link [a `]` b](c(d)e)', 'code `x](y)`']],
    [
      '<http://a.b> <me@x.org> <b a="c">x</b> a < b <br/>',
      ['link <http://a.b>', 'link <me@x.org>', 'html <b a="c">', 'html </b>', 'html <br/>'],
    ],
    ['a <!-- b -->c<!-- d', ['html-comment <!-- b -->']],
    [
      '[[a]] [[b|c]] ![[d.png|300]] [[ -f x ]] [[$a == b]]',
      ['wikilink [[a]]', 'wikilink [[b|c]]', 'embed ![[d.png|300]]', 'wikilink [[$a == b]]'],
    ],
    ['%%a%% b %% c', ['obsidian-comment %%a%%']],
    ['[^1] and ^[b c] and [^2]: d', ['footnote [^1]', 'footnote ^[b c]']],
    ['text ^abc-1', ['block-id ^abc-1']],
    ['text^abc x ^abc y', []],
    ['[sound:a.mp3] {{< video x >}} {{a}}', ['sound [sound:a.mp3]', 'shortcode {{< video x >}}']],
    [
      'see https://a.b/c?d=e, (http://f.g) www.h.i. ssh://j',
      ['url https://a.b/c?d=e', 'url http://f.g', 'url www.h.i', 'url ssh://j'],
    ],
    [
      '==https://a.b/c== {{c1::https://d.e::f}} [x https://g.h]',
      ['url https://a.b/c', 'url https://d.e', 'url https://g.h'],
    ],
    ['a@b.c me.you@example.org.', ['url a@b.c', 'url me.you@example.org']],
    [
      '::1 fe80::1%eth0 2001:db8::/32 ::/0 (ff02::9), ff02::2.',
      [
        'address ::1',
        'address fe80::1%eth0',
        'address 2001:db8::/32',
        'address ::/0',
        'address ff02::9',
        'address ff02::2',
      ],
    ],
    ['a :: b, c ::: d, e::f, a::b, std::string, term::', []],
    [
      '[::1]:8080 :::80 :::* http://[::1]:80/x',
      ['address [::1]:8080', 'address :::80', 'address :::*', 'url http://[::1]:80/x'],
    ],
    ['[fe80::1] is {{c1::fe80::2}} or {{c1::1}} or {{2::10}}', ['address fe80::1', 'address fe80::2']],
    [
      '10.0.0.1/8 1.2.3.4:80, 1.2.3.4.5 1.2.3 127.0.0.1.',
      ['address 10.0.0.1/8', 'address 1.2.3.4:80', 'address 127.0.0.1'],
    ],
    [
      '00:1a:2b:3c:4d:5e 12:30:45 00-1a-2b-3c-4d-5e',
      ['address 00:1a:2b:3c:4d:5e', 'address 00-1a-2b-3c-4d-5e'],
    ],
    [
      'arn:aws:iam::123:role/x C:\\Windows\\System32\\x',
      ['address arn:aws:iam::123:role/x', 'address C:\\Windows\\System32\\x'],
    ],
    [
      '`fe80::1` [10.0.0.1](http://x) <a href="http://y">',
      ['code `fe80::1`', 'link [10.0.0.1](http://x)', 'html <a href="http://y">'],
    ],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('takes references for links only where the label is defined', () => {
    expect(found('[a][b] [b][] [b] [a] ![x][B ]', ['b'])).toEqual([
      'link [a][b]',
      'link [b][]',
      'link [b]',
      'image ![x][B ]',
    ]);
    expect(found('[a][b] [b][] [b]')).toEqual([]);
  });

  const piece = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '`',
    '``',
    '$',
    '\\',
    '!',
    '%%',
    '^',
    '{{<',
    '>}}',
    '[[',
    ']]',
    '<!--',
    '-->',
    '"',
    "'",
    'a',
    'b ',
    ' ',
    '\n',
    'fe80::1',
    'http://x.y',
    '10.0.0.1',
    '::',
    '*',
    '_',
    '=',
    '&',
    ':',
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('gives spans in order, within the text, without overlap', () => {
    fc.assert(
      fc.property(text, (source) => {
        let end = 0;
        for (const span of opaqueSpans(source, new Set(['a'])) ?? []) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(source.length);
          end = span.end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('finds the same code and links as marked, where a text holds nothing else', () => {
    const plain = fc
      .array(fc.constantFrom('[', ']', '](c)', '](<d e> "f")', '`a`b', 'b', '!', '<b>', '"c"', '\\*'), {
        maxLength: 25,
      })
      .map((pieces) => `x${pieces.join('')}`)
      .filter((source) => !source.includes('[['));
    const places = (source: string) => {
      let start = 0;
      return inlineTokens(source).flatMap(({ type, raw }) => {
        const place = `${type} ${start}-${start + raw.length}`;
        start += raw.length;
        return ['codespan', 'link', 'image', 'html', 'escape'].includes(type) ? [place] : [];
      });
    };
    const names: Record<string, string> = { code: 'codespan' };
    fc.assert(
      fc.property(plain, (source) => {
        const spans = opaqueSpans(source) ?? [];
        expect(spans.map(({ kind, start, end }) => `${names[kind] ?? kind} ${start}-${end}`)).toEqual(
          places(source),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('searching for marks', () => {
  it('finds none in opaque stretches', () => {
    const source = '==a `==` [==](x==y)== \n<b c="==">==`==\n`';
    expect(marksIn(source, /==/g).map(({ index }) => source.slice(0, index))).toEqual([
      '',
      '==a `==` [==](x==y)',
      '==a `==` [==](x==y)== \n<b c="==">',
    ]);
    const hidden = masked(source, opaqueSpans(source) ?? []);
    expect(hidden).toHaveLength(source.length);
    expect(hidden.split('\n')).toHaveLength(3);
  });

  it('gives lines that know what in them is opaque', () => {
    const [block] = readBlocks('a `b\nc` >> [d][e] >> f\n\n[e]: x').blocks;
    const lines = block && linesOf(block);
    expect(
      lines?.map(({ masked: hidden, beginsOpaque }) => [hidden.replaceAll('\uFFFC', '·'), beginsOpaque]),
    ).toEqual([
      ['a ··', false],
      ['·· >> ······ >> f', true],
    ]);
  });
});

describe('tableOf', () => {
  it('gives cells with their text and place', () => {
    const text = 'x\n\n| a | `b\\|c` |\n|---|:-:|\n| **d** | |\ne | f | g\n';
    const table = readBlocks(text).blocks.find(({ kind }) => kind === 'table');
    if (!table) throw new Error('There is no table.');
    const { header, rows } = tableOf(table);
    expect(
      [header, ...rows].map((row) =>
        row.map((cell) => [cell.text, cell.line, text.slice(cell.start, cell.end)]),
      ),
    ).toEqual([
      [
        ['a', 3, 'a'],
        ['`b|c`', 3, '`b\\|c`'],
      ],
      [
        ['**d**', 5, '**d**'],
        ['', 5, ''],
      ],
      [
        ['e', 6, 'e'],
        ['f', 6, 'f'],
      ],
    ]);
  });
});
