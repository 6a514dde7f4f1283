import { describe, expect, it } from 'vitest';
import { diff } from '../../../../src/core/notes/diff.ts';
import type { Change, KnownNote, ParsedNote, PlacedNote } from '../../../../src/core/notes/types.ts';
import { noteWith } from '../parse.ts';

type Place = Partial<ParsedNote> & { path?: string; isGone?: boolean };

const placed = ({ path = 'a.md', isGone: _, ...parts }: Place): PlacedNote => ({
  path,
  deck: '',
  note: noteWith(parts),
});
const known = (places: readonly Place[]): KnownNote[] =>
  places.map((place, index) => ({ id: index + 1, isGone: place.isGone ?? false, ...placed(place) }));
const inOrder = (places: readonly Place[]) =>
  places.map((place, index) => ({ line: 1 + 3 * index, ...place }));

/** The changes as `kind known→fronts`, the questions as `kind default`, and the ordinals of all changes. */
function outcome(before: readonly Place[], now: readonly Place[], answers: Record<string, string> = {}) {
  const result = diff(known(inOrder(before)), inOrder(now).map(placed), new Map(Object.entries(answers)));
  const ids = (change: Change) => ('known' in change ? [change.known].flat().map(({ id }) => id) : []);
  const fronts = (change: Change) =>
    'placed' in change ? [change.placed].flat().map(({ note }) => note.front) : [];
  return {
    changes: result.changes.map((one) => `${one.kind} ${ids(one).join('+')}→${fronts(one).join(' | ')}`),
    questions: result.questions.map((one) => `${one.kind} ${one.default}`),
    ordinals: result.changes.flatMap((one) => ('ordinals' in one ? [[...one.ordinals]] : [])),
    ids: result.questions.map(({ id }) => id),
    options: result.questions.map(({ options }) => options),
  };
}

const cloze = (front: string, more: Place = {}): Place => ({ kind: 'cloze', front, back: '', ...more });
const basic = (front: string, back: string, more: Place = {}): Place => ({ front, back, ...more });

describe('what is never matched in silence', () => {
  it.each([
    ['an address', 'Who answers at 10.0.0.1?', 'Who answers at 10.0.0.2?'],
    ['an IPv6 address', 'Which host is fe80::1 here?', 'Which host is fe80:1 here?'],
    ['a prefix length', 'How is the net 10.0.0.0/8 used?', 'How is the net 10.0.0.0/9 used?'],
    ['a port', 'What listens on port 80 there?', 'What listens on port 8080 there?'],
    ['a version', 'What is new in HTTP/2 really?', 'What is new in HTTP/3 really?'],
    ['a negation', 'Which of them is a router?', 'Which of them is not a router?'],
    ['a contraction', 'Which switches forward it?', "Which switches don't forward it?"],
    ['an opposite', 'What filters ingress traffic here?', 'What filters egress traffic here?'],
    ['a negating prefix', 'Which ports carry tagged frames?', 'Which ports carry untagged frames?'],
    ['a flag', 'What does `kubectl get pods -A` list?', 'What does `kubectl get pods -a` list?'],
    ['an operator', 'When does `a == b` hold in shell?', 'When does `a != b` hold in shell?'],
    ['a name', 'What is the host www.example.com for?', 'What is the host www.example.org for?'],
    ['a count', 'Which two of them are routers?', 'Which three of them are routers?'],
    ['a symbol', 'What is the meaning of ∧ here?', 'What is the meaning of ∨ here?'],
  ])('%s that differs in the question', (_, before, now) => {
    const back = 'The very same telling answer.';
    expect(outcome([basic(before, back)], [basic(now, back)]).questions).toHaveLength(1);
    expect(outcome([basic(before, 'one answer')], [basic(now, 'another thing')]).questions).toEqual([
      'near different',
    ]);
    const other = outcome([basic(before, back)], [basic(now, back, { path: 'b.md', headings: ['H'] })]);
    expect(other).toMatchObject({ questions: ['near different'], changes: [`new →${now}`, `gone 1→`] });
  });

  it('a question put for another with the same short answer', () => {
    expect(
      outcome([basic('Is TCP reliable?', 'yes')], [basic('Is SCTP reliable?', 'yes')]).questions,
    ).toHaveLength(1);
    expect(outcome([basic('What is it?', '80')], [basic('Where does this go?', '80')]).changes).toEqual([
      'new →Where does this go?',
      'gone 1→',
    ]);
  });

  it('the answer of a card that is asked both ways, if a number in it differs', () => {
    const before = basic('SSH', 'port 22', { kind: 'two-way' });
    expect(outcome([before], [{ ...before, back: 'port 2222' }]).questions).toEqual(['near same']);
  });

  it('a plain card turned round', () => {
    expect(
      outcome([basic('the word for it', 'gateway')], [basic('gateway', 'the word for it')]),
    ).toMatchObject({
      questions: ['near different'],
    });
  });
});

describe('what is matched in silence', () => {
  const question = basic('Which router forwards the packet first?', 'the nearest one');
  it.each<[string, Place, Place]>([
    ['a slip of the pen', question, { ...question, front: 'Which routr forwards the packet first?' }],
    ['markup and case', question, { ...question, front: 'Which **Router** forwards the packet first' }],
    ['a small word', question, { ...question, front: 'Which router forwards a packet first?' }],
    ['an answer put right', basic('Port of SSH?', '23'), basic('Port of SSH?', '22')],
    [
      'a gap’s answer put right',
      cloze('SSH servers listen on {{23}}'),
      cloze('SSH servers listen on {{22}}'),
    ],
    [
      'a link’s target',
      cloze('See [that](a.md) for {{ports}} of it'),
      cloze('See [that](b.md) for {{ports}} of it'),
    ],
    ['list marks', cloze('- one {{gap}} of several'), cloze('* one {{gap}} of several')],
    [
      'a card asked both ways turned round',
      { ...question, kind: 'two-way' },
      { ...question, kind: 'two-way', front: question.back ?? '', back: question.front ?? '' },
    ],
    [
      'a plain card made a gap text',
      basic('The capital of Kenya', 'Nairobi'),
      cloze('The capital of Kenya is {{Nairobi}}'),
    ],
    [
      'a gap text made a plain card',
      cloze('The capital of Kenya is {{Nairobi}}'),
      basic('The capital of Kenya', 'Nairobi'),
    ],
  ])('%s', (_, before, now) => {
    const { changes, questions } = outcome([before], [now]);
    expect(changes).toEqual([`changed 1→${now.front}`]);
    expect(questions).toEqual([]);
  });

  it('a note edited in a file that was renamed, and one under a heading that was renamed', () => {
    const stays = [1, 2, 3].map((n) => basic(`Question number ${n}?`, `Answer ${n}`));
    const before = [...stays, basic('What does it do?', 'Nothing much.')].map((one) => ({
      ...one,
      headings: ['Old'],
    }));
    const after = [...stays, basic('What does it do?', 'Quite a lot.')];
    const expected = ['moved 1', 'moved 2', 'moved 3', 'changed 4'];
    const kinds = (place: Place) =>
      outcome(
        before,
        after.map((one) => ({ headings: ['Old'], ...one, ...place })),
      ).changes.map((one) => one.split('→')[0]);
    expect(kinds({ path: 'b.md' })).toEqual(expected);
    expect(kinds({ headings: ['New'] })).toEqual(expected);
    expect(kinds({ path: 'b.md', headings: ['New'] })).toEqual(expected);
  });

  it('files numbered anew, whose old names hold other notes with the same questions', () => {
    const file = (path: string, topic: string, end = '') => [
      basic('What is it?', `A ${topic} of some kind${end}`, { path }),
      basic(`What is ${topic} for?`, `For ${topic} things`, { path }),
      basic(`Who uses ${topic}?`, `People with ${topic}`, { path }),
    ];
    const { changes, questions } = outcome(
      [...file('1.md', 'bread'), ...file('2.md', 'cheese')],
      [...file('2.md', 'bread', ', edited'), ...file('3.md', 'cheese', ', edited')],
    );
    expect(changes.map((one) => one.split('→')[0])).toEqual([
      'changed 1',
      'moved 2',
      'moved 3',
      'changed 4',
      'moved 5',
      'moved 6',
    ]);
    expect(questions).toEqual([]);
  });
});

describe('ids in the file', () => {
  it('follow the words where an id was copied to another card', () => {
    const first = basic('What is copied?', 'This very card.');
    const other = basic('Which card was written from it?', 'Another one, of course.');
    const kinds = outcome([{ ...first, explicitId: 'k' }], [{ ...other, explicitId: 'k' }, first]);
    expect(kinds.changes).toEqual([`new →${other.front}`, `changed 1→${first.front}`]);
    const edited = { ...first, back: 'This very card, edited.' };
    expect(outcome([{ ...first, explicitId: 'k' }], [{ ...other, explicitId: 'k' }, edited]).changes).toEqual(
      [`new →${other.front}`, `changed 1→${first.front}`],
    );
  });

  it('keep cards apart that differ in them', () => {
    const one = basic('What is the first?', 'one answer here');
    expect(
      outcome([{ ...one, explicitId: 'k' }], [{ ...one, back: 'other words now', explicitId: 'l' }]),
    ).toMatchObject({ questions: [], changes: ['new →What is the first?', 'gone 1→'] });
  });
});

describe('cards of a note', () => {
  it.each<[string, Place, Place, [number, number][]]>([
    [
      'gaps swapped',
      cloze('{{SYN}} goes before {{ACK}} there'),
      cloze('{{ACK}} goes before {{SYN}} there'),
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'a gap put before',
      cloze('first {{b}} and {{c}} last'),
      cloze('{{first}} {{b}} and {{c}} last'),
      [
        [1, 2],
        [2, 3],
      ],
    ],
    ['a gap taken away', cloze('first {{b}} and {{c}} last'), cloze('first b and {{c}} last'), [[2, 1]]],
    [
      'numbers given',
      cloze('first {{b}} and {{c}} last'),
      cloze('first {{c2::b}} and {{c1::c}} last'),
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'one way to both',
      basic('a router', 'it forwards packets'),
      basic('a router', 'it forwards packets', { kind: 'two-way' }),
      [[0, 0]],
    ],
    [
      'both ways to one, turned round',
      basic('a router', 'it forwards packets', { kind: 'two-way' }),
      basic('it forwards packets', 'a router'),
      [[1, 0]],
    ],
    [
      'a plain card made a gap text of two',
      basic('The capital of Kenya', 'Nairobi'),
      cloze('The {{capital}} of Kenya is {{Nairobi}}'),
      [[0, 2]],
    ],
  ])('%s', (_, before, now, expected) => {
    expect(outcome([before], [now]).ordinals.map((pairs) => pairs.sort())).toEqual([expected]);
  });
});

describe('splits and merges', () => {
  const whole = basic(
    'What do DNS and DHCP do?',
    'DNS resolves domain names; DHCP leases addresses to clients.',
  );
  const parts = [
    basic('What does DNS do?', 'DNS resolves domain names.'),
    basic('What does DHCP do?', 'DHCP leases addresses to clients.'),
  ];
  it('ask which part keeps the schedule, and do as answered', () => {
    const asked = outcome([whole], parts);
    expect(asked).toMatchObject({
      questions: ['split 1'],
      changes: ['split 1→What does DNS do? | What does DHCP do?'],
    });
    const [id = ''] = asked.ids;
    expect(outcome([whole], parts, { [id]: '2' }).changes).toEqual([
      'split 1→What does DHCP do? | What does DNS do?',
    ]);
    expect(outcome([whole], parts, { [id]: 'none' }).changes).toEqual([
      'new →What does DNS do?',
      'new →What does DHCP do?',
      'gone 1→',
    ]);
    expect(outcome([whole], parts, { [id]: 'nonsense' })).toEqual(asked);
  });

  it('ask whose schedule a merged card keeps', () => {
    const asked = outcome(parts, [whole]);
    expect(asked).toMatchObject({ questions: ['merge 1'], changes: ['merged 1+2→What do DNS and DHCP do?'] });
    const [id = ''] = asked.ids;
    expect(outcome(parts, [whole], { [id]: '2' }).changes).toEqual(['merged 2+1→What do DNS and DHCP do?']);
    expect(outcome(parts, [whole], { [id]: 'none' }).changes).toEqual([
      'new →What do DNS and DHCP do?',
      'gone 1→',
      'gone 2→',
    ]);
  });
});

describe('questions', () => {
  const before = ['router', 'switch', 'bridge'].map((name) => basic(`Which layer has a ${name}?`, '3'));
  const now = ['router', 'switch', 'bridge'].map((name) => basic(`Which OSI level has a ${name}?`, '3'));

  it('are one where notes of a file changed in the same words', () => {
    expect(outcome(before, now).questions).toEqual(['near same']);
  });

  it('do as answered', () => {
    const [id = ''] = outcome(before, now).ids;
    expect(outcome(before, now, { [id]: 'same' }).changes.every((one) => one.startsWith('changed'))).toBe(
      true,
    );
    expect(outcome(before, now, { [id]: 'different' }).changes.map((one) => one.split(' ')[0])).toEqual([
      'new',
      'new',
      'new',
      'gone',
      'gone',
      'gone',
    ]);
  });

  it('are asked of a term that was moved and explained in part otherwise', () => {
    const before = basic('zone', 'the part of the name tree that is run as one unit by the same servers', {
      headings: ['G'],
    });
    const now = {
      ...before,
      back: 'a part of the whole that is run as one by given servers',
      headings: ['H'],
    };
    expect(outcome([before], [now]).questions).toHaveLength(1);
    expect(
      outcome(
        [before],
        [
          { ...now, back: 'where taxes differ' },
          { ...before, front: 'area' },
        ],
      ),
    ).toMatchObject({
      changes: ['new →zone', 'changed 1→area'],
    });
  });

  it('keep their ids from run to run, and offer their default in whole sentences', () => {
    const one = outcome(before, now);
    expect(outcome(before, now).ids).toEqual(one.ids);
    expect(outcome(before.slice(0, 1), now.slice(0, 1)).ids).not.toEqual(one.ids);
    for (const options of one.options) for (const { does } of options) expect(does).toMatch(/^[A-Z].*\.$/);
  });

  it('are asked of a card that was changed in its place and copied elsewhere before', () => {
    const stays = basic('What stays where it is?', 'This card does.');
    const one = basic('What is the default gateway?', 'The first hop.');
    const now = [stays, { ...one, back: 'Another hop.' }, { ...one, path: 'b.md' }];
    const kinds = (answers: Record<string, string>) =>
      outcome([stays, one], now, answers).changes.map((change) => change.split('→')[0]);
    const { questions, ids } = outcome([stays, one], now);
    expect(questions).toEqual(['duplicate here']);
    expect(kinds({})).toEqual(['unchanged 1', 'changed 2', 'new ']);
    expect(kinds({ [ids[0] ?? '']: 'there' })).toEqual(['unchanged 1', 'new ', 'moved 2']);
  });
});

it('takes a proposal for the same card whichever rule made it', () => {
  const one = basic('What is a lease?', 'An address lent for a time.');
  const by = (rule: string): Place => ({ ...one, dialect: 'plain', proposal: { rule, quality: 0.5 } });
  expect(outcome([by('definition')], [by('sentence')]).changes).toEqual([`unchanged 1→${one.front}`]);
});

it('brings a gone note back that was edited meanwhile, but not at the cost of one that is there', () => {
  const gone = basic('What is an old friend?', 'Somebody gone.', { isGone: true });
  expect(outcome([gone], [{ ...gone, back: 'Somebody back.' }]).changes).toEqual([
    'changed 1→What is an old friend?',
  ]);
  const present = { ...gone, isGone: false, back: 'Somebody here.' };
  expect(
    outcome([gone, present], [{ ...gone, back: 'Somebody back.' }]).changes.map((one) => one.split('→')[0]),
  ).toEqual(['changed 2', 'gone 1']);
});
