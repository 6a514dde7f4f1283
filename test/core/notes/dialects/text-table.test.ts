import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseDialects } from '../../../../src/core/notes/choose-dialects.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import { readFile } from '../../../../src/core/notes/read.ts';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'text-table';
const cards = (text: string, path = 'deck.csv') => cardsWith(id, text, path);
const problems = (text: string, path = 'deck.csv') => problemsWith(id, text, path);
const fixture = (name: string) => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../fixtures/text-table', name), 'utf8');
  return readWith(id, text, name);
};

describe('exports of other people', () => {
  it.each([
    ['anki-guid-notetype-tags.tsv', 423],
    ['anki-2018-html-tags.txt', 36],
    ['anki-2018-cards-html.txt', 36],
    ['quizlet-triple-dash.txt', 54],
  ])('%s gives each of its rows, once', (name, rows) => {
    const { notes, problems: found } = fixture(name);
    expect(notes).toHaveLength(rows);
    expect(found).toEqual([]);
    expect(new Set(notes.map(({ line }) => line)).size).toBe(rows);
  });

  it('keeps guids with marks in them, and the lines of quoted fields', () => {
    const { notes } = fixture('anki-guid-notetype-tags.tsv');
    expect(notes[0]).toMatchObject({
      explicitId: 'anki:E2K#0P4?ip',
      front: 'dasay',
      back: 'die\n\nverb',
      line: 6,
    });
    expect(new Set(notes.map(({ explicitId }) => explicitId)).size).toBe(423);
    expect(notes.filter(({ line, endLine }) => endLine > line)).toHaveLength(17);
    expect(notes.at(-1)).toMatchObject({ front: 'lekolo', endLine: 448 });
    expect(notes[2]?.back).toContain('<img src="sun.jpg">');
  });

  it('finds the tags of an old export in its last column', () => {
    const { notes } = fixture('anki-2018-html-tags.txt');
    expect(notes[0]?.tags).toEqual(['algorithms']);
    expect(notes[35]?.tags).toEqual(['c-lang']);
    expect(notes[0]?.back).toBe(
      '1\\. constraints<br />2. idea<br />3. temporal and spacial complexities<br />4. code<br />5. test cases',
    );
  });
});

describe('comma, tab and semicolon', () => {
  it.each([
    ['deck.csv', 'What is TTL?,time to live\nWhat is MTU?,"the largest packet, in bytes"'],
    ['deck.csv', 'What is TTL?;time to live\nWhat is MTU?;the largest packet, in bytes'],
    ['deck.tsv', 'What is TTL?\ttime to live\nWhat is MTU?\tthe largest packet, in bytes\n'],
    ['deck.txt', 'What is TTL?\ttime to live\nWhat is MTU?\tthe largest packet, in bytes\n'],
    [
      'deck.csv',
      'Question,Answer\r\nWhat is TTL?,time to live\r\nWhat is MTU?,"the largest packet, in bytes"\r\n',
    ],
    [
      'DECK.CSV',
      '\uFEFFterm;definition\nWhat is TTL?;time to live\n\nWhat is MTU?;"the largest packet, in bytes"',
    ],
    ['deck.csv', 'Back,Front\ntime to live,What is TTL?\n"the largest packet, in bytes",What is MTU?'],
    ['deck.txt', '#separator:Pipe\nWhat is TTL?|time to live\nWhat is MTU?|the largest packet, in bytes'],
  ])('%s %j', (path, text) => {
    expect(cards(text, path)).toEqual([
      'basic: What is TTL? => time to live',
      'basic: What is MTU? => the largest packet, in bytes',
    ]);
    expect(problems(text, path)).toEqual([]);
  });

  it('keeps quotes, separators and line ends of quoted fields', () => {
    const { notes } = readWith(id, 'a,"say ""hi"", then\nwait"\n"b\n\nb",c', 'deck.csv');
    expect(notes).toMatchObject([
      { front: 'a', back: 'say "hi", then  \nwait', line: 1, endLine: 2 },
      { front: 'b\n\nb', back: 'c', line: 3, endLine: 5 },
    ]);
  });

  it('reads tags, deck, note and further columns by their names', () => {
    const { notes } = readWith(
      id,
      'Front,Back,Tags,Deck,Notes,Chapter\nA record,IPv4,"dns, records",Net::DNS,see AAAA,3\nMX,mail,,,,',
      'deck.csv',
    );
    expect(notes).toMatchObject([
      {
        front: 'A record',
        back: 'IPv4\n\nChapter: 3',
        tags: ['dns', 'records'],
        deck: 'Net::DNS',
        remark: 'see AAAA',
      },
      { front: 'MX', back: 'mail', tags: [], remark: null },
    ]);
  });

  it('says which rows lack a side', () => {
    expect(cards('a,b\nc,\n,d\ne')).toEqual(['basic: a => b']);
    expect(problems('a,b\nc,\n,d\ne')).toEqual([
      expect.stringMatching(/^2 This row has no answer/),
      expect.stringMatching(/^3 This row has no question/),
      expect.stringMatching(/^4 This row has no answer/),
    ]);
  });

  it('says where a quote is not closed, and goes on with the next row', () => {
    const text = 'a,"b\nc,"d"\ne,"f" g\nh,"i"';
    expect(problems(text).map((message) => message.slice(0, 30))).toEqual([
      '1 A field of this row begins w',
      '3 A field of this row begins w',
    ]);
    expect(cards(text)).toEqual(['basic: a => "b', 'basic: c => d', 'basic: e => "f" g', 'basic: h => i']);
    expect(problems('"Hello", he said,greets')).toEqual([]);
  });
});

describe("Anki's directives", () => {
  const head = '#separator:tab\n#html:false\n#deck:Net::DNS\n#tags:exam dns\n';

  it('gives deck and tags to every row', () => {
    const result = readWith(id, `${head}a\tb\n`, 'x.txt');
    expect(result.deck).toBe('Net::DNS');
    expect(result.notes).toMatchObject([{ tags: ['exam', 'dns'], line: 5 }]);
  });

  it('names columns', () => {
    const text =
      '#separator:Semicolon\n#columns:Back;Front;Tags\n#guid column:4\n#deck column:5\n#notetype column:6\nb;a;x y;G#1;D::E;Basic\n# a comment\nd;c;;"#2";;Basic (and reversed card)';
    expect(readWith(id, text, 'x.txt').notes).toMatchObject([
      { kind: 'basic', front: 'a', back: 'b', tags: ['x', 'y'], explicitId: 'anki:G#1', deck: 'D::E' },
      { kind: 'two-way', front: 'c', back: 'd', explicitId: 'anki:#2' },
    ]);
  });

  it('reads the tags column and the old first line of tags', () => {
    expect(readWith(id, '#separator:tab\n#tags column:3\na\tb\tx::y z', 'x.txt').notes).toMatchObject([
      { tags: ['x::y', 'z'], back: 'b' },
    ]);
    expect(readWith(id, 'tags:one two\na;b', 'x.csv').notes).toMatchObject([{ tags: ['one', 'two'] }]);
  });

  it('makes gaps of cloze notes, with one column only, hints and nesting kept apart', () => {
    expect(
      cards('#separator:;\n#notetype:Cloze\n{{c1::TCP}} opens with {{c2::SYN::flag}}.\n', 'x.txt'),
    ).toEqual(['cloze: {{c1::TCP}} opens with {{c2::SYN :: flag}}.']);
    expect(
      questionsWith(
        id,
        '#separator:tab\n#notetype column:1\nCloze\t{{c1::fe80::1::link-local}} a_b_ {{c1::x}}\tmore',
        'x.txt',
      ),
    ).toEqual(['[link-local] a_b_ […]']);
    expect(readWith(id, '{{c1::a}} b\textra', 'x.tsv').notes).toMatchObject([
      { kind: 'cloze', remark: 'extra' },
    ]);
    expect(problems('#separator:tab\n#notetype:Cloze\nno gap\tx', 'x.txt')).toEqual([
      expect.stringMatching(/^3 This card has no gap/),
    ]);
  });

  it('reverses where the third field says so', () => {
    const text = '#separator:tab\n#notetype:Basic (optional reversed card)\na\tb\ty\nc\td\t\n';
    expect(cards(text, 'x.txt')).toEqual(['two-way: a => b', 'basic: c => d']);
  });

  it('says which directive cannot be followed', () => {
    expect(problems('#separator:tab\n#html:maybe\n#tags column:x\na\tb', 'x.txt')).toEqual([
      expect.stringMatching(/^2 `#html:maybe`/),
      expect.stringMatching(/^3 `#tags column:x`/),
    ]);
  });
});

describe('what is written is what is shown', () => {
  const html = (field: string) =>
    readWith(id, `#separator:tab\n#html:true\nq\t${field}`, 'x.txt').notes[0]?.back;
  const text = (field: string) =>
    readWith(id, `#separator:tab\n#html:false\nq\t${field}`, 'x.txt').notes[0]?.back;

  it.each([
    ['plain, snake_case and 2 * 3', 'plain, snake_case and 2 * 3'],
    ['a *b* c', 'a \\*b\\* c'],
    ['<BROADCAST,UP> <b>', '\\<BROADCAST,UP\\> \\<b\\>'],
    ['# ip link', '\\# ip link'],
    ['1. first', '1\\. first'],
    ['- x', '\\- x'],
    ['`code` [a](b) $x$', '\\`code\\` \\[a\\](b) \\$x\\$'],
    ['C:\\Windows\\*', 'C:\\\\Windows\\\\\\*'],
    ['AT&amp;T', 'AT\\&amp;T'],
  ])('text %j', (field, shown) => {
    expect(text(field)).toBe(shown);
  });

  it.each([
    ['<b>bold</b> and a_b', '<b>bold</b> and a_b'],
    ['2*3*4 <i>x</i>', '2\\*3\\*4 <i>x</i>'],
    ['# x<br>y', '\\# x<br>y'],
    ['<div>*a*</div>', '<div>*a*</div>'],
    ['\\(x_1 &lt; 2\\) and \\[y\\]', '$x_1 < 2$ and $$y$$'],
    ['"a\n\n<pre>x\n  y</pre>"', 'a  <pre>x&#10;  y</pre>'],
  ])('HTML %j', (field, shown) => {
    expect(html(field)).toBe(shown);
  });
});

describe('a .txt file', () => {
  it.each([
    [
      'prose with commas',
      'The router, a host of its own, forwards.\nIt looks, first, at the table.\nThen, it sends.',
    ],
    [
      'one comma a line',
      'Roses are red, violets are blue\nSugar is sweet, and so are you\nThe end, my friend\n',
    ],
    ['Markdown', '# Title\n\n- a - b\n- c - d\n- e - f\n- g - h\n- i - j\n'],
    ['Markdown cards', 'Q: a\nA: b\n\nx :: y\n'],
    ['a table', '| a | b |\n| - | - |\n| c | d |\n'],
    ['commands', 'ip a | grep inet\nip r | grep default\nss -t | grep 22\n'],
    ['dig', ';; ANSWER SECTION:\n;; Query time: 1 msec\n;; SERVER: ::1\n'],
    ['rules', 'front\n\n---\n\nback\n'],
    ['nothing', ''],
    ['a list of changes', 'A\tone.md\nM\ttwo.md\nA\tthree.md\nA\tfour.md\nA\tfive.md\n'],
  ])('of %s is Markdown', (_, text) => {
    expect(readFile({ path: 'x.txt', text }).format).toBe('markdown');
    expect(scoreOf(id, text, 'x.txt')).toBe(0);
  });

  it.each([
    ['tabs', 'a\tb\nc, d\te, f'],
    ['semicolons', 'a;b\nc;d\ne;f, g'],
    ['commas', 'a,b\nc,d\n"e, f",g'],
    ['a header', 'term,definition\nTTL, time to live\n'],
    ['dashes', 'a---b\nc---d\ne---f'],
    ['arrows', 'a => b\nc => d\ne => f'],
    ['a dash between spaces', 'a - b\nc - d\ne - f-g\nh - i\nj - k'],
  ])('of %s is a table', (_, text) => {
    expect(readFile({ path: 'x.txt', text })).toMatchObject({ format: 'table', body: { blocks: [] } });
    expect(cards(text, 'x.txt').length).toBeGreaterThan(0);
    expect(scoreOf(id, text, 'x.txt')).toBeGreaterThanOrEqual(10);
  });

  it('is Markdown under any other name', () => {
    expect(readFile({ path: 'x.md', text: 'a\tb\nc\td' }).format).toBe('markdown');
    expect(readWith(id, 'a\tb\nc\td', 'x.md')).toEqual({ notes: [], problems: [] });
  });
});

it('is read by this dialect whatever is declared for the folder', () => {
  const file = readFile({ path: 'x.csv', text: 'a,b' });
  const { choices } = chooseDialects([{ file, settings: null }], 'nexthop');
  expect(choices).toEqual([{ path: 'x.csv', dialect: id, by: 'evidence' }]);
  expect(parseFile(file).notes).toHaveLength(1);
});

it('reads a large or broken table in a moment', () => {
  for (const text of [
    'a,b,'.repeat(20_000),
    '"'.repeat(20_001),
    '"a,'.repeat(20_000),
    '"x\n'.repeat(20_000),
    ',\n'.repeat(20_000),
    '\\('.repeat(20_000),
    '<pre>'.repeat(20_000),
  ])
    for (const path of ['x.csv', 'x.txt', 'x.tsv']) readWith(id, `#html:true\n${text}`, path);
}, 20_000);
