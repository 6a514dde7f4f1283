import { describe, expect, it } from 'vitest';
import { cardOf, dayMs, startScenario, type Scenario } from '../scenario.ts';

const plain = `# DNS

- **Resolver**: a program that asks name servers for the records of a name
- **Zone**: a part of the name space that one administrator answers for
- **Glue record**: an address that the parent zone gives along with a delegation
`;

const fronts = async ({ client }: Scenario, query = '') =>
  (await client.call('card.list', { query })).rows.map(({ front }) => front);

async function proposalsOf(scenario: Scenario, text = plain) {
  const plan = await scenario.preview('v/dns.md', text);
  return plan.cards.filter(({ rule }) => rule !== null);
}

describe('proposals', () => {
  it('say their rule, their quality and no dialect, and become cards unless turned down', async () => {
    const scenario = startScenario();
    const plan = await scenario.importText('v/dns.md', plain);
    expect(plan.cards.length).toBeGreaterThan(1);
    for (const card of plan.cards)
      expect(card).toMatchObject({ change: 'new', dialect: null, decision: 'import', isLearned: false });
    expect(plan.cards.every(({ quality }) => quality !== null && quality > 0 && quality <= 1)).toBe(true);
    expect(plan.files).toMatchObject([{ cards: plan.cards.length, proposals: plan.cards.length }]);
    expect(plan.rules.reduce((sum, { cards }) => sum + cards, 0)).toBe(plan.cards.length);
    expect((await scenario.importText('v/dns.md', plain)).counts).toMatchObject({
      ...{ new: 0, changed: 0, gone: 0, unchanged: plan.cards.length },
    });
  });

  it('are made neither when they are off, nor in a file that holds cards', async () => {
    const scenario = startScenario();
    expect((await scenario.preview('v/dns.md', plain, { proposals: 'off' })).cards).toEqual([]);
    const written = await scenario.preview('v/dns.md', `${plain}\nQ: written?\nA: yes\n`);
    expect(written.cards).toMatchObject([{ front: 'written?', rule: null, dialect: 'nexthop' }]);
    expect((await scenario.preview('v/nexthop.yml', 'proposals: false\n')).cards).toEqual([]);
  });

  it('turned down are not made again, wherever the text moves, until they are accepted', async () => {
    const scenario = startScenario();
    const [first, ...others] = await proposalsOf(scenario);
    const key = first?.note ?? '';
    const reject = { choices: { proposals: { [key]: { decision: 'reject' as const } } } };
    const plan = await scenario.importText('v/dns.md', plain, reject);
    expect(plan.counts).toMatchObject({ new: others.length, rejected: 1 });
    expect(plan.cards.find(({ note }) => note === key)).toMatchObject({
      change: 'rejected',
      decision: 'reject',
    });
    expect(await fronts(scenario)).not.toContain(first?.front);

    const again = await scenario.importText('v/dns.md', plain);
    expect(again.counts).toMatchObject({ new: 0, unchanged: others.length, rejected: 1 });
    const edited = `${plain}\nA sentence that proposes nothing.\n`;
    expect((await scenario.importText('v/dns.md', edited)).counts).toMatchObject({ new: 0, rejected: 1 });
    const moved = await scenario.importText('w/other.md', plain);
    expect(moved.cards.filter(({ front }) => front === first?.front)).toMatchObject([{ change: 'rejected' }]);

    const back = await scenario.preview('v/dns.md', edited);
    const rejected = back.cards.find(({ change }) => change === 'rejected');
    await scenario.importText('v/dns.md', edited, {
      choices: { proposals: { [rejected?.note ?? '']: { decision: 'accept' } } },
    });
    expect(await fronts(scenario, 'deck:v')).toContain(first?.front);
    expect(scenario.sql('select * from rejections')).toEqual([]);
    expect((await scenario.importText('v/dns.md', edited)).counts).toMatchObject({ new: 0, rejected: 0 });
  });

  it('of a rule turned down are not made again in that source, but for those accepted by themselves', async () => {
    const scenario = startScenario();
    const [first] = await proposalsOf(scenario);
    const rule = first?.rule ?? '';
    const plan = await scenario.importText('v/dns.md', plain, {
      choices: {
        rules: { [rule]: 'reject' },
        proposals: { [first?.note ?? '']: { decision: 'accept' } },
      },
    });
    const ofRule = plan.cards.filter((card) => card.rule === rule);
    expect(ofRule.length).toBeGreaterThan(1);
    expect(ofRule.filter(({ change }) => change === 'new')).toMatchObject([{ note: first?.note }]);
    const more = `${plain}- **Registrar**: a company that registers names for others\n`;
    const again = await scenario.importText('v/dns.md', more);
    expect(again.cards.filter((card) => card.rule === rule && card.change === 'new')).toEqual([]);
    expect(again.counts).toMatchObject({ gone: 0, unchanged: plan.counts.new });
    await scenario.importText('v/dns.md', more, { choices: { rules: { [rule]: 'accept' } } });
    expect(scenario.sql('select * from rejections')).toEqual([]);
    expect((await fronts(scenario)).length).toBe(again.cards.length);
  });

  it('keep the text they were given while the file says the same', async () => {
    const scenario = startScenario();
    const [first] = await proposalsOf(scenario);
    const text = { front: 'What asks name servers?', back: 'A resolver.' };
    const choices = { proposals: { [first?.note ?? '']: { decision: 'accept' as const, ...text } } };
    const shown = await scenario.preview('v/dns.md', plain, { choices });
    expect(shown.cards).toContainEqual(expect.objectContaining({ note: first?.note, ...text }));
    await scenario.importText('v/dns.md', plain, { choices });
    expect(await fronts(scenario)).toContain(text.front);
    expect((await scenario.importText('v/dns.md', `${plain}\n\n`)).counts).toMatchObject({
      changed: 0,
      new: 0,
    });
    expect(await fronts(scenario)).toContain(text.front);
  });

  it('cannot be given an empty text', async () => {
    const scenario = startScenario();
    const [first] = await proposalsOf(scenario);
    const proposals = { [first?.note ?? '']: { decision: 'accept' as const, back: ' ' } };
    await expect(scenario.importText('v/dns.md', plain, { choices: { proposals } })).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect(await fronts(scenario)).toEqual([]);
  });
});

describe('changed cards', () => {
  const before = 'Q: Which port does DNS use?\nA: 53\n';
  const after = 'Q: Which port does DNS use?\nA: 53, over UDP and TCP\n';

  it.each([
    ['keep', { phase: 'review', isDue: false }],
    ['soon', { phase: 'review', isDue: true }],
    ['restart', { phase: 'new', isDue: false }],
  ] as const)(
    '%s: are then as chosen, marked with what changed, and counted as no review',
    async (how, then) => {
      const scenario = startScenario();
      await scenario.importText('a.md', before);
      await scenario.answer(cardOf(await scenario.next()), 4);
      const learned = await scenario.client.call('card.get', { cardId: 1 });
      scenario.clock.at += dayMs;
      const plan = await scenario.preview('a.md', after);
      const changed = { [plan.cards[0]?.note ?? '']: how };
      await scenario.importText('a.md', after, { choices: { changed } });
      const card = await scenario.client.call('card.get', { cardId: 1 });
      expect(card).toMatchObject({ phase: then.phase, back: '53, over UDP and TCP' });
      expect(card.reviews).toEqual(learned.reviews);
      expect((card.dueInDays ?? 1) <= 0).toBe(then.isDue);
      expect((await scenario.client.call('today.overview')).answeredToday).toBe(0);
      expect(await scenario.check()).toMatchObject({ findings: [], reviews: 1 });

      scenario.clock.at += 400 * dayMs;
      const asked = cardOf(await scenario.next());
      expect(asked.changed).toEqual(
        how === 'restart' ? null : { front: 'Which port does DNS use?', back: '53' },
      );
      await scenario.answer(asked, 4);
      scenario.clock.at += 400 * dayMs;
      expect(cardOf(await scenario.next()).changed).toBeNull();
      await scenario.client.call('review.undo');
      expect((await scenario.check()).findings).toEqual([]);
    },
  );

  it('go on reading as they were learned after several changes, and unmarked once they read the same again', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', before);
    await scenario.answer(cardOf(await scenario.next()), 4);
    await scenario.importText('a.md', after);
    await scenario.importText('a.md', after.replace('TCP', 'QUIC'));
    scenario.clock.at += 400 * dayMs;
    expect(cardOf(await scenario.next()).changed).toMatchObject({ back: '53' });
    await scenario.importText('a.md', before);
    expect(cardOf(await scenario.next()).changed).toBeNull();
  });
});

describe('gone cards', () => {
  const both = 'one :: the first of them\n\ntwo :: the second of them\n';

  it.each([
    ['suspend', { listed: 2, suspended: 1, asked: 1 }],
    ['keep', { listed: 2, suspended: 0, asked: 2 }],
    ['delete', { listed: 1, suspended: 0, asked: 1 }],
  ] as const)('%s: is remembered, and nothing is asked about them again', async (how, then) => {
    const scenario = startScenario();
    await scenario.importText('a.md', both);
    await scenario.answer(cardOf(await scenario.next()), 4);
    const text = 'two :: the second of them\n';
    const plan = await scenario.preview('a.md', text);
    const key = plan.cards.find(({ change }) => change === 'gone')?.note ?? '';
    const applied = await scenario.importText('a.md', text, { choices: { gone: { [key]: how } } });
    expect(applied.cards.find(({ note }) => note === key)).toMatchObject({ decision: how, front: 'one' });
    const list = (query: string) => scenario.client.call('card.list', { query });
    expect(await list('')).toMatchObject({ total: then.listed, all: then.listed });
    expect((await list('is:suspended')).total).toBe(then.suspended);
    expect((await list('first')).total).toBe(then.listed - 1);
    expect((await scenario.client.call('search.jump', { query: 'first' })).length).toBe(then.listed - 1);
    expect((await scenario.client.call('today.overview')).cardCount).toBe(then.listed);
    expect((await scenario.client.call('deck.list')).reduce((sum, { cardCount }) => sum + cardCount, 0)).toBe(
      then.listed,
    );
    scenario.clock.at += 400 * dayMs;
    const asked = new Set((await scenario.answerAll(4)).map(({ cardId }) => cardId));
    expect(asked.size).toBe(then.asked);
    expect((await scenario.importText('a.md', text)).counts).toMatchObject({ gone: 0, unchanged: 1 });
    expect((await scenario.check()).findings).toEqual([]);
    expect(scenario.sql('select count(*) as rows from reviews where card_id = 1')).not.toEqual([{ rows: 0 }]);
    await scenario.importText('a.md', both);
    expect((await list('first is:suspended')).total).toBe(0);
    expect((await list('first')).total).toBe(1);
  });

  it('deleted can neither be opened nor woken', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', both);
    await scenario.importText('a.md', 'two :: the second of them\n', {
      choices: { gone: { 'gone-1': 'delete' } },
    });
    const refused = { code: 'not-found' };
    await expect(scenario.client.call('card.get', { cardId: 1 })).rejects.toMatchObject(refused);
    await expect(
      scenario.client.call('card.suspend', { cardIds: [1], suspended: false }),
    ).rejects.toMatchObject(refused);
  });
});

describe('what is carried out', () => {
  it('is what was shown, or nothing', async () => {
    const scenario = startScenario();
    const { fingerprint } = await scenario.preview('a.md', 'one :: 1\n');
    const refused = { code: 'conflict', message: expect.stringMatching(/have changed since this preview/) };
    await expect(scenario.importText('a.md', 'one :: 2\n', { fingerprint })).rejects.toMatchObject(refused);
    expect(await fronts(scenario)).toEqual([]);
    await scenario.importText('a.md', 'one :: 1\n', { fingerprint });
    await expect(scenario.importText('a.md', 'one :: 1\n', { fingerprint })).rejects.toMatchObject(refused);
    const next = await scenario.preview('a.md', 'one :: 1b\n');
    await scenario.client.call('card.edit', { cardId: 1, back: 'mine' });
    scenario.clock.at += 1;
    await expect(
      scenario.importText('a.md', 'one :: 1b\n', { fingerprint: next.fingerprint }),
    ).rejects.toMatchObject(refused);
  });

  it('has the same notes by the same keys as the preview, whatever is chosen', async () => {
    const scenario = startScenario();
    const text = 'one :: 1\n\none :: 1\n\nTTL ::: time to live\n';
    const shown = await scenario.preview('a.md', text);
    const applied = await scenario.importText('a.md', text, { fingerprint: shown.fingerprint });
    const keys = ({ cards }: typeof shown) => cards.map(({ note, ordinal }) => `${note} ${ordinal}`);
    expect(keys(applied)).toEqual(keys(shown));
    expect(new Set(keys(shown)).size).toBe(4);
  });

  it('leaves out excluded files, and their cards as they are', async () => {
    const scenario = startScenario();
    scenario.write('v/a.md', 'one :: 1\n');
    scenario.write('v/b.md', 'two :: 2\n');
    const folder = `${scenario.folder}/v`;
    const first = await scenario.applyPaths([folder], { exclude: ['b.md'] });
    expect(first.files).toMatchObject([
      { path: 'a.md', isExcluded: false },
      { path: 'b.md', isExcluded: true, cards: 1 },
    ]);
    expect(first.counts.new).toBe(1);
    await scenario.importPaths(folder);
    scenario.write('v/b.md', 'nothing\n');
    expect((await scenario.applyPaths([folder], { exclude: ['b.md'] })).counts).toMatchObject({ gone: 0 });
    expect((await scenario.importPaths(folder)).counts).toMatchObject({ gone: 1 });
  });
});
