import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'anki-cloze';

describe("Anki's gaps in Markdown", () => {
  it.each([
    ['A host has {{c1::one}} address.', ['A host has […] address.']],
    ['{{c1::A}} and {{c2::B::hint}}', ['[…] and B', 'A and [hint]']],
    ['{{c1::A}} and {{c1::B}}', ['[…] and […]']],
    ['{{c2::B}} first, {{c1::A}} second', ['B first, […] second', '[…] first, A second']],
    ['The outer {{c1::is {{c2::nested}} here}}.', ['The outer […].', 'The outer is […] here.']],
    ['{{c1::`ip link`}} lists links', ['[…] lists links']],
    ['{{c1::fe80::1}} is local', ['[…] is local']],
    ['{{c1::fe80::1::an address}} is local', ['[an address] is local']],
    ['{{c1::::1::loopback}}', ['[loopback]']],
    ['- {{c1::one}}\n- {{c1::two}}', ['[…]', '[…]']],
    ['Steps:\n\n1. {{c1::one}}\n2. {{c2::two}}', ['1. […]\n2. two', '1. one\n2. […]']],
    ['> quoted {{c1::gap}}', ['quoted […]']],
    ['## A {{c1::heading}}', ['A […]']],
    ['| a | b |\n| - | - |\n| {{c1::x}} | y |', ['| a | b |\n| - | - |\n| […] | y |']],
    ['Helm has {{ .Values }}, Anki {{c1::gaps}}.', ['Helm has \\{{ .Values }}, Anki […].']],
    ['$\\frac{1}{2}$ is {{c1::$x^{2}$}}', ['$\\frac{1}{2}$ is […]']],
    ['See [link](http://a.b/{{c9::x}}) {{c1::a}}', ['See [link](http://a.b/{{c9::x}}) […]']],
  ])('%j', (text, questions) => {
    expect(questionsWith(id, text)).toEqual(questions);
    expect(problemsWith(id, text)).toEqual([]);
    expect(questionsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(questions);
    expect(scoreOf(id, text)).toBeGreaterThanOrEqual(5);
  });

  it('knows the lines and headings', () => {
    expect(readWith(id, '---\ntags: [a]\n---\n# One\n\ntext\n\nb {{c1::c}}\nd').notes).toMatchObject([
      { line: 8, endLine: 9, headings: ['One'], tags: ['a'], dialect: id },
    ]);
  });

  it.each([
    ['A {{c1::gap', /^1 .*without `}}`/],
    ['one\ntwo {{c1:gap}}', /^2 `\{\{c1:` is not/],
    ['{{C1::gap}}', /^1 `\{\{C1::` is not/],
    ['{{c1::}} x', /^1 .*empty gap/],
    ['{{c0::x}} x', /^1 .*c0/],
  ])('%j is nearly a card', (text, message) => {
    expect(cardsWith(id, text)).toEqual([]);
    expect(problemsWith(id, text)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    'Use {{ .Values.image }}, {{range .items}} and ${{ secrets.X }}.',
    '`{{c1::code}}` is how Anki does it',
    '```\n{{c1::code}}\n```',
    '    {{c1::code}}',
    '<div>\n{{c1::x}}\n</div>',
    '[a](http://x/{{c1::y}})',
  ])('%j is innocent', (text) => {
    expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text)).toBe(0);
  });
});
