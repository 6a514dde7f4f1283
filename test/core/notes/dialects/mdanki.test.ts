import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'mdanki';
const text = `# Networking

## What is TTL?

Time to live.

[#dns](./dns.md) [#two words]()

## YAGNI

Describe it.

\`\`\`sh
%
\`\`\`

%

"You aren't gonna need it"

### Details

- kept

# Other

not a card
`;

describe('mdanki', () => {
  it('makes a card of every second-level heading', () => {
    const { notes, deck } = readWith(id, text);
    expect(deck).toBe('Networking');
    expect(notes).toMatchObject([
      {
        front: 'What is TTL?',
        back: 'Time to live.',
        tags: ['dns', 'two_words'],
        line: 3,
        endLine: 5,
        headings: ['Networking'],
      },
      {
        front: 'YAGNI\n\nDescribe it.\n\n```sh\n%\n```',
        back: '"You aren\'t gonna need it"\n\n### Details\n\n- kept',
        line: 9,
        endLine: 23,
      },
    ]);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cardsWith(id, text));
  });

  it('is known by its tags and its percent lines', () => {
    expect(scoreOf(id, '## a\n\nb\n\n[#tag]()\n')).toBeGreaterThanOrEqual(5);
    expect(scoreOf(id, '## a\n\nb\n\n%\n\nc')).toBeGreaterThanOrEqual(5);
  });

  it('says which heading has no answer', () => {
    expect(problemsWith(id, '## a\n\n## b\n\nc')).toEqual([
      expect.stringMatching(/^1 This card has no answer/),
    ]);
    expect(cardsWith(id, '## a\n\n## b\n\nc')).toEqual(['basic: b => c']);
  });

  it.each([
    '## Notes\n\nplain text',
    '% ls\n% cd',
    '## zsh\n\n%\n',
    '## zsh\n\n```\n%\nls\n%\n```\n',
    '`[#x]()`',
    'a [#12](http://x/12) b',
  ])('%j gives no evidence', (innocent) => {
    expect(scoreOf(id, innocent)).toBe(0);
  });

  it('does not take an issue for a tag', () => {
    expect(scoreOf(id, '## Fixed\n\ntext\n\n[#12](http://x/12)')).toBeLessThan(5);
  });
});
