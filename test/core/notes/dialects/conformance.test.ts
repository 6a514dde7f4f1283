import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/core/notes/dialect.ts';
import { dialects } from '../../../../src/core/notes/dialects/registry.ts';
import { facesOf } from '../../../../src/core/notes/faces.ts';
import { readFile } from '../../../../src/core/notes/read.ts';

/** Every mark that some dialect reads, as it stands in a card of it. */
const marks = [
  'Q: question\nA: answer',
  'C: a {{gap}} and a [deletion]',
  'front::back',
  'front :: back',
  'front:::back',
  'front >> back',
  'front << back',
  'front <> back',
  'front ;; back',
  'question\n?\nanswer',
  'question\n??\nanswer',
  'the ==highlight== here',
  'the {{1::numbered}} and {{c1::anki}} one',
  'the {{cloze logseq}} one',
  'What is it #card\nAn answer',
  'Both ways #card-reverse\nAn answer',
  'word : meaning #flashcard',
  '#flashcards/deck',
  '<!--SR:!2024-08-16,51,230-->',
  '<!--ID: 1595439239735-->',
  'START\nBasic\nFront\nBack: back\nEND',
  'STARTI [Basic] front Back: back ENDI',
  'Q. question\n\nA. answer',
  'T | Term |\nA | Answer |',
  'MCQ | which? | a | b |',
  'T: a {{cloze}} for T',
  'F: front\nB: back',
  '~~1 cloze _hint_~~',
  'front\n\n---\n\nback',
  '%%dk:h:abcdef%%',
  'TARGET DECK: Networking',
  'card-last-interval:: 4\ncard-next-schedule:: 2021-10-15T12:21:18.187Z',
  '- What is it? #card\n  - An answer',
];

const fenced = (text: string) => `\`\`\`text\n${text}\n\`\`\``;
const inComment = (text: string) => `<!--\n${text.replaceAll('<!--', '').replaceAll('-->', '')}\n-->`;
const indented = (text: string) => text.replace(/^/gm, '    ');
/** Wrappings in which nothing is a mark; each of a text of several lines, or of one line. */
const whole: Record<string, (text: string) => string> = {
  'a fence': fenced,
  'a fence in a list': (text) => `- item\n\n${indented(fenced(text)).replace(/^ {2}/gm, '')}`,
  'a fence in a quote': (text) => fenced(text).replace(/^/gm, '> '),
  'a fence of tildes': (text) => `~~~~\n${text}\n~~~~`,
  'indented code': (text) => `prose\n\n${indented(text)}\n\nprose`,
  'a comment': inComment,
  // Obsidian's comments end HTML, so that what they hold is not within it.
  'an HTML block': (text) => `<pre>\n${text.replace(/<[^>]*>|%%/g, '')}\n</pre>`,
  'front matter': (text) => `---\nnote: |\n${text.replace(/^/gm, '  ')}\n---\n\nprose`,
};
const oneLine: Record<string, (text: string) => string> = {
  'inline code': (text) => `Some \`${text}\` here.`,
  'a link target': (text) => `See [this](<${text.replace(/[<>]/g, '')}>) there.`,
  'an address': (text) => `See https://example.org/${encodeURI(text).replace(/[()[\]'*_~]/g, '')} there.`,
};

const innocent = [
  '::1 localhost ip6-localhost ip6-loopback',
  'The link-local address fe80::1%eth0 is used; 2001:db8::/32 and ::/0 as well, default via fe80::1.',
  'arn:aws:iam::123456789012:role/x and std::vector<std::string> x',
  'tcp6       0      0 :::80                   :::*                    LISTEN',
  'echo "192.168.1.11 db" >> /etc/hosts',
  '- echo "192.168.1.11 db" >> /etc/hosts\n- cat >> /etc/resolv.conf',
  'cat <<EOF\n\n- cat << EOF and <BROADCAST,MULTICAST,UP>',
  ';; ANSWER SECTION:\n\ncase $x in a) b ;; esac',
  'AAAA: name to IPv6\nCNAME: name to name',
  'C:\\Windows\\System32\\drivers\\etc\\hosts',
  'T: state column',
  '[Service] and [Network], [::1]:8080, [[ -f x ]] and {.items[*]}',
  '[[ $a == b ]] and if x == y',
  'Helm {{ .Values.image }} and {{range .items}}x{{end}} and ${{ secrets.X }}',
  'An **important** word, ~~gone~~, _x_ and snake_case_',
  '- [x] done\n- [ ] to do',
  '% zsh prompt\n\n# ip link\n\nip a | grep inet',
  '| Command | Does |\n| --- | --- |\n| `ip a` | lists |',
  'What is this?\n\nNo card, really??',
  '#hashtag and #networking',
  'key:: value\n\n- std::cout << x and std::vector',
  "awk '{print $1}' file, {a,b}.txt and mysql -u root << SQL",
];

/** In these a file is one card, or its headings are cards, without any mark. */
const needNoMarks: ReadonlySet<string> = new Set(['mochi', 'yanki', 'mdanki', 'decks']);

const resultOf = (dialect: Dialect, text: string) => {
  const file = readFile({ path: 'folder/notes.md', text });
  return { ...dialect.read(file, { options: {} }), evidence: dialect.detect(file) };
};

describe.each([...dialects.values()].map((dialect) => [dialect.id, dialect] as const))(
  '%s',
  (id, dialect) => {
    it('has a name and an id of letters, digits and hyphens', () => {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(dialect.title.trim()).not.toBe('');
    });

    it.each(Object.entries(whole))('finds nothing within %s', (_, wrap) => {
      for (const text of marks) {
        const { notes, evidence } = resultOf(dialect, wrap(text));
        expect({ text, fronts: notes.map(({ front }) => front), evidence }).toEqual({
          text,
          fronts: [],
          evidence: [],
        });
      }
    });

    it.each(Object.entries(oneLine))('finds nothing within %s', (_, wrap) => {
      for (const text of marks.filter((mark) => !mark.includes('\n') && !mark.includes('`'))) {
        const { notes, evidence } = resultOf(dialect, wrap(text));
        expect({ text, fronts: notes.map(({ front }) => front), evidence }).toEqual({
          text,
          fronts: [],
          evidence: [],
        });
      }
    });

    it.each(innocent)('is not convinced by %j', (text) => {
      const { evidence } = resultOf(dialect, text);
      expect(evidence.filter(({ weight }) => weight >= 2)).toEqual([]);
    });

    it.skipIf(needNoMarks.has(id)).each(innocent)('makes no card of %j', (text) => {
      // One word before a `::` is a card in some dialects, and a property in others.
      const whole = text.replace(/^key:: value\n\n/, '');
      expect(resultOf(dialect, whole).notes).toEqual([]);
    });

    const piece = fc.constantFrom(
      ...marks,
      ...innocent,
      ...marks.flatMap((mark) => mark.split(/(?<=\s)/)),
      '\n',
      '\n\n',
      '\n---\n',
      '# Heading\n',
      '- ',
      '\n  - ',
      '\n\t- ',
      '> ',
      '| a | b |\n| - | - |\n',
      '`',
      '```\n',
      '$',
      '$$\n',
      '==',
      '{{',
      '}}',
      '[',
      ']',
      '^sr-id-ab12',
      '^block1',
      'id:: 60ab7486-8119-4c9a-888c-1e6213fd28e0\n',
      '\\',
      '\u0000',
      '😀',
      '\ud800',
      '\r\n',
      '\t',
    );

    it('never fails, and gives whole notes in the order of their lines', () => {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
          const text = pieces.join('');
          const lines = text.split(/\r\n|\r|\n/).length;
          const { notes, problems, evidence } = resultOf(dialect, text);
          let before = 0;
          for (const note of notes) {
            expect(note.dialect).toBe(id);
            expect(note.line).toBeGreaterThanOrEqual(before);
            before = note.line;
            expect(note.endLine).toBeGreaterThanOrEqual(note.line);
            expect(note.endLine).toBeLessThanOrEqual(lines);
            expect(note.front.trim()).not.toBe('');
            if (note.kind === 'basic' || note.kind === 'two-way') expect(note.back.trim()).not.toBe('');
            const ordinals = facesOf(note).map(({ ordinal }) => ordinal);
            expect(ordinals.length).toBeGreaterThan(0);
            expect(new Set(note.schedules.map(({ ordinal }) => ordinal)).size).toBe(note.schedules.length);
            for (const { ordinal } of note.schedules) expect(ordinals).toContain(ordinal);
          }
          for (const { line, message } of problems) {
            expect(line >= 1 && line <= lines).toBe(true);
            expect(message).toMatch(/^[\p{Lu}`].*\.$/su);
          }
          for (const { line, weight } of evidence) {
            expect(line >= 1 && line <= lines).toBe(true);
            expect(weight > 0 && weight <= 10).toBe(true);
          }
        }),
        { numRuns: 400 },
      );
    });

    it.each([
      ['a::b '.repeat(20_000)],
      ['a::b\n'.repeat(10_000)],
      ['== '.repeat(20_000)],
      ['==a'.repeat(20_000)],
      ['{{1::a'.repeat(10_000)],
      ['{{a}} '.repeat(10_000)],
      [`C: ${'[a] '.repeat(1000)}`],
      [`C: ${'[a'.repeat(20_000)}`],
      [`Q: a\nA: ${'x\n\n'.repeat(10_000)}`],
      ['- a >> b\n'.repeat(5000)],
      ['- a #card\n  - b\n'.repeat(3000)],
      ['#flashcards '.repeat(5000)],
      [`#flashcards\n\n${'q\n?\n'.repeat(5000)}`],
      [`#flashcards\n\n==a==${'^[x]'.repeat(10_000)}`],
      ['<!--SR:!2024-01-01,1,1'.repeat(5000)],
      ['front\n---\n'.repeat(5000)],
      ['x #card\ny\n'.repeat(5000)],
      ['START\n'.repeat(10_000)],
    ])(
      'reads pathological text in a moment (%#)',
      (text) => {
        resultOf(dialect, text);
      },
      4000,
    );
  },
);
