import { describe, expect, it } from 'vitest';
import { proposed } from './proposed.ts';

/** Notes of which nothing may be made, and why. */
const refused: readonly (readonly [why: string, notes: string])[] = [
  [
    'a pronoun without its noun',
    '# Notes\n\nIt is a device that repeats every frame.\n\nThese are devices that need no power.',
  ],
  ['a pronoun in the middle', '# TCP\n\nRetransmission is a mechanism that solves these problems.'],
  ['what stands elsewhere', '# TCP\n\nThe diagram above is an overview that shows the handshake.'],
  [
    'a subject that names nothing',
    '# TCP\n\nThe main reason is a lack of memory in the router.\n\nOne is a number that counts nothing.',
  ],
  ['the answer in the question', '# Cluster\n\n- **Cluster of nodes**: a cluster of nodes'],
  ['a fragment', '# DNS\n\n- **resolver**: a program that (among others\n- **zone**: a part of the'],
  [
    'text about the notes',
    '# Course\n\nIn this section we look at what a router is.\n\nYou will learn what a switch is.',
  ],
  ['the first person', '# Lab\n\n- **router**: a box that I bought for our lab last year'],
  [
    'navigation',
    '# Networks\n\n## Table of contents\n\n- **DNS**: a system that maps names to addresses\n\n## See also\n\n- **TCP**: a protocol that orders segments',
  ],
  ['a licence', '# App\n\n## License\n\nMIT is a licence that allows nearly everything.'],
  ['links only', '# DNS\n\n- [What is DNS?](https://example.com/dns)\n- [[DNS]] - [[Records]]'],
  ['images only', '# DNS\n\n![A resolver is a program](resolver.png)'],
  [
    'tasks',
    '# Week\n\n- [ ] **Ana**: writes the report about the incident\n- [x] **Ben**: renews the certificate of the gateway',
  ],
  [
    'asides',
    '# DNS\n\n- **Note**: a resolver that is slow makes everything slow\n- **Example**: a resolver that runs at home',
  ],
  [
    'cells that say nothing',
    '# IP\n\n| Feature | IPv4 | IPv6 |\n| --- | --- | --- |\n| Broadcast | Yes | No |\n| NAT | Often | - |',
  ],
  ['lone numbers', '# Notes\n\n- 42\n- 1.5\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |'],
  [
    'a gap for a word that could be any',
    '# TCP\n\nA segment that is lost is **always** sent again by the sender.\n\nIt is **important** that both sides agree on the window.',
  ],
  [
    'a gap that the sentence gives away',
    '# TCP\n\nThe **window** is small when the window of the receiver is small.',
  ],
  [
    'code',
    '# Shell\n\n```\n**router**: a device that joins networks\nA switch is a device that joins hosts.\n# What is a hub?\nA device.\n```\n\n    **bridge**: a device that joins segments',
  ],
  [
    'comments and HTML',
    '# Shell\n\n<!-- A switch is a device that joins hosts. -->\n\n<div>A hub is a device that repeats frames.</div>',
  ],
];

describe('filters', () => {
  it.each(refused)('make nothing of %s', (_why, notes) => {
    expect(proposed(notes).map(({ front, back }) => `${front} => ${back}`)).toEqual([]);
  });

  it.each(['CHANGELOG.md', 'docs/CODE_OF_CONDUCT.md', 'LICENSE.md', 'contributing.md'])(
    'leave %s alone',
    (path) => {
      expect(proposed('# Rules\n\nA switch is a device that joins hosts of one network.', path)).toEqual([]);
    },
  );

  it('keeps one of two cards with the same question', () => {
    const notes = proposed(
      '# Net\n\nA switch is a device that joins hosts.\n\nA switch is a box that learns addresses.',
    );
    expect(notes.map(({ front }) => front)).toEqual(['Net: What is a switch?']);
  });

  it('cuts a long answer to the sentence that defines', () => {
    const more = 'It was invented long ago and has been in use since. '.repeat(10);
    const [note] = proposed(`# Net\n\n- **switch**: A device that joins the hosts of one network. ${more}`);
    expect(note?.back).toBe('A device that joins the hosts of one network.');
  });

  it('asks no list of more than seven points', () => {
    const list = (length: number) =>
      proposed(
        `# OSI\n\nLayers of the model:\n\n${Array.from({ length }, (_, index) => `- **Layer${'abcdefghi'[index] ?? ''}**`).join('\n')}`,
      );
    expect(list(7).map(({ front }) => front)).toEqual(['OSI: What are the layers of the model?']);
    expect(list(8)).toEqual([]);
  });

  it('takes the topic from the parent where a heading says nothing', () => {
    const [note] = proposed('# OSPF\n\n## Notes\n\n- **area**: A set of routers that share one database.');
    expect(note?.front).toBe('OSPF: What is an area?');
  });

  it('takes the topic from the name of the file where there is no heading', () => {
    const [note] = proposed('- **area**: A set of routers that share one database.', 'vault/OSPF basics.md');
    expect(note?.front).toBe('OSPF basics: What is an area?');
  });

  it('leaves claimed lines alone', async () => {
    const { propose } = await import('../../../../src/core/notes/propose.ts');
    const { readFile } = await import('../../../../src/core/notes/read.ts');
    const text = '# Net\n\nA switch is a device that joins hosts.\n\nA hub is a device that repeats frames.';
    const notes = propose(readFile({ path: 'net.md', text }), (line) => line === 3);
    expect(notes.map(({ front }) => front)).toEqual(['Net: What is a hub?']);
  });

  it.each([
    [
      '- **Router**: Gerät, das Pakete zwischen den Netzen weiterleitet und die Wege kennt.',
      ['Netze: **Router**? => Gerät, das Pakete zwischen den Netzen weiterleitet und die Wege kennt.'],
    ],
    ['Der Router ist ein Gerät, das die Netze verbindet, und der Switch ist nicht das gleiche.', []],
    [
      '## Was ist DNS?\n\nDas DNS übersetzt die Namen der Rechner in Adressen.',
      ['Netze: Was ist DNS? => Das DNS übersetzt die Namen der Rechner in Adressen.'],
    ],
  ])('asks in no language but that of the notes: %s', (notes, cards) => {
    expect(proposed(`# Netze\n\n${notes}`).map(({ front, back }) => `${front} => ${back}`)).toEqual(cards);
  });
});
