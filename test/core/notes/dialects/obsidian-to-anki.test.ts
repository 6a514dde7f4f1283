import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'obsidian-to-anki';

describe('notes between START and END', () => {
  it.each([
    ['START\nBasic\nFront text\nBack: answer\nEND', ['basic: Front text => answer']],
    [
      'START\nBasic\nFront: a\nmore\nBack:\nb\n\n```sh\nEND\n# x\n```\n\n- c\nEND',
      ['basic: a\nmore => b\n\n```sh\nEND\n# x\n```\n\n- c'],
    ],
    ['START\nBasic (and reversed card)\na\nBack: b\nEND', ['two-way: a => b']],
    ['START\nBasic (optional reversed card)\na\nBack: b\nAdd Reverse: y\nEND', ['two-way: a => b']],
    [
      'START\nBasic\na\nBack: Note: this stays\nCisco: too\nEND',
      ['basic: a => Note: this stays\nCisco: too'],
    ],
    ['START\nVocabulary\nword\nMeaning: sense\nExample: one\nEND', ['basic: word => sense\n\nExample: one']],
    ['START\nCloze\nThis is a {{c1::gap::hint}}.\nEND', ['cloze: This is a {{c1::gap :: hint}}.']],
    [
      'START\nCloze\nA {gap} with {two words} and `{code}`.\nEND',
      ['cloze: A {{gap}} with {{two words}} and `{code}`.'],
    ],
    ['START\nCloze\nA {2:b} {1|a} {c3:c} {c4|d}\nEND', ['cloze: A {{c2::b}} {{c1::a}} {{c3::c}} {{c4::d}}']],
    ['START\nCloze\nA ==c1::x== and ==y==\nEND', ['cloze: A {{c1::x}} and {{y}}']],
    ['STARTI [Basic] This is a test. Back: It works! ENDI', ['basic: This is a test. => It works!']],
    [
      '- STARTI [Basic] a Back: b Tags: x y <!--ID: 1595439239735--> ENDI\n- STARTI [Cloze] {x} y ENDI',
      ['basic: a => b', 'cloze: {{x}} y'],
    ],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
    expect(scoreOf(id, text)).toBeGreaterThanOrEqual(8);
  });

  it('takes ids, tags, deck, frozen fields and headings', () => {
    const text =
      'TARGET DECK: Net::DNS\nFILE TAGS: cka #ip\n\nFROZEN - Basic:\nBack: frozen\n\n# H\n\nSTART\nBasic\na\nBack: b\nTags: x y\n<!--ID: 1595439239735-->\nEND\n\nSTART\nBasic\nc\nBack: d\nID: 1595439239736\nEND\n';
    const { notes, deck } = readWith(id, text);
    expect(deck).toBe('Net::DNS');
    expect(notes).toMatchObject([
      {
        front: 'a',
        back: 'b\n\nfrozen',
        tags: ['cka', 'ip', 'x', 'y'],
        explicitId: 'anki:1595439239735',
        headings: ['H'],
        line: 9,
        endLine: 15,
      },
      { front: 'c', back: 'd\n\nfrozen', tags: ['cka', 'ip'], explicitId: 'anki:1595439239736' },
    ]);
    expect(readWith(id, 'TARGET DECK\nMaths\n\nFILE TAGS\na b\n').deck).toBe('Maths');
    expect(
      readWith(id, '- STARTI [Basic] a Back: b Tags: x <!--ID: 1595439239735--> ENDI').notes,
    ).toMatchObject([{ back: 'b', tags: ['x'], explicitId: 'anki:1595439239735' }]);
  });

  it('leaves out what is to be deleted', () => {
    expect(readWith(id, 'START\nBasic\na\nBack: b\nDELETE\n<!--ID: 1595439239735-->\nEND')).toMatchObject({
      notes: [],
      problems: [],
    });
    expect(readWith(id, 'DELETE\n<!--ID: 1595439239735-->')).toMatchObject({ notes: [], problems: [] });
    expect(readWith(id, 'Q: a\nA: b\nDELETE\n<!--ID: 1595439239735-->')).toMatchObject({
      notes: [],
      problems: [],
    });
  });

  it.each([
    ['START\nBasic\na\nBack: b', /^1 This `START` has no `END`/],
    ['text\n\nEND', /^3 This `END` has no `START`/],
    ['START\nEND', /^1 This note has no type/],
    ['START\nBasic\nonly a front\nEND', /^1 This card has no answer/],
    ['START\nCloze\nno gap\nEND', /^1 This cloze note has no gap/],
    ['STARTI [Basic] a Back: b', /^1 This note on one line is not closed/],
    ['TARGET DECK:', /^1 `TARGET DECK:` names nothing/],
  ])('%j is nearly a card', (text, message) => {
    expect(cardsWith(id, text)).toEqual([]);
    const marked = text.startsWith('text') ? `FILE TAGS: x\n\n${text}` : text;
    const expected = text.startsWith('text') ? /^5 This `END` has no `START`/ : message;
    expect(problemsWith(id, marked)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('the styles of its wiki', () => {
  it.each([
    ['Q: How?\nA: Like this.\nand so', ['basic: How? => Like this.\nand so']],
    ['Q: a\n\n\nA: b\n\nQ: c\nA: d', ['basic: a => b', 'basic: c => d']],
    [
      'To make one you do #flashcard\nThe back.\n\nOf course #flashcard\n\n\nspace',
      ['basic: To make one you do => The back.', 'basic: Of course => space'],
    ],
    ['How to rule?\n---\nWith dashes.', ['basic: How to rule? => With dashes.']],
    ['Are paragraphs\nsupported?\n---------\nYes.', ['basic: Are paragraphs\nsupported? => Yes.']],
    ['# A heading\ntext\n<!--ID: 1595439239735-->', ['basic: A heading => text']],
    ['The {gap} here.\n<!--ID: 1595439239735-->', ['cloze: The {{gap}} here.']],
    ['The {gap} and {a,b}.txt here.\n<!--ID: 1595439239735-->', ['cloze: The {{gap}} and {a,b}.txt here.']],
    ['| How? |\n| --- |\n| So |\n<!--ID: 1595439239735-->', ['basic: How? => So']],
  ])('%j', (text, cards) => {
    const whole = `TARGET DECK: x\n\n${text}`;
    expect(cardsWith(id, whole)).toEqual(cards);
    expect(problemsWith(id, whole)).toEqual([]);
  });

  it('knows the ids below, and shows none', () => {
    const { notes } = readWith(id, 'Q: a\nA: b\n<!--ID: 1595439239735-->\n\nQ: c\nA: d\nID: 1595439239736\n');
    expect(notes).toMatchObject([
      { back: 'b', explicitId: 'anki:1595439239735' },
      { back: 'd', explicitId: 'anki:1595439239736' },
    ]);
    expect(scoreOf(id, 'a\n<!--ID: 1595439239735-->')).toBeGreaterThanOrEqual(9);
  });

  it('reads the bold styles only where they are set or have been read before', () => {
    const text = 'TARGET DECK: x\n\n# Heading\ntext\n\nA {gap}.\n';
    expect(cardsWith(id, text)).toEqual([]);
    const options = { styles: ['heading', 'cloze'] };
    expect(readWith(id, text, 'x.md', options).notes).toMatchObject([
      { front: 'Heading' },
      { front: 'A {{gap}}.' },
    ]);
  });
});

it.each([
  '```\nSTART\nBasic\na\nBack: b\nEND\n```',
  '`STARTI [Basic] a Back: b ENDI`',
  'START the engine\nthen END it',
  'ID: 5\nVLAN ID: 100',
  'kubectl get {.items[*]} {{range .items}} ${{ x }} {name}',
  '| a | b |\n| - | - |\n| c | {d} |',
  '    START',
  'kind: Pod\n---\nkind: Service',
  '[[ $a == b ]]',
])('%j is innocent', (text) => {
  expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
  expect(scoreOf(id, text)).toBe(0);
});

it('asks numbers once', () => {
  expect(questionsWith(id, 'START\nCloze\n{1:a} {1:b} {2:c}\nEND')).toEqual(['[…] […] c', 'a b […]']);
});
