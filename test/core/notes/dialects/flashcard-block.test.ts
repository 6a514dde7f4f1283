import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'flashcard-block';
const fenced = (text: string) => `\`\`\`flashcard\n${text}\n\`\`\``;

describe('flashcard code blocks', () => {
  it.each([
    [fenced('Q: What is TTL?\nA: time to live'), ['basic: What is TTL? => time to live']],
    [
      fenced('Q: Which\ncommand?\nA: `ip link`\n\n- lists links'),
      ['basic: Which\ncommand? => `ip link`\n\n- lists links'],
    ],
    [fenced('Q: a\nA: b\n\nQ: c\nA: d'), ['basic: a => b', 'basic: c => d']],
    [`- item\n\n  ${fenced('Q: a\nA: b').replaceAll('\n', '\n  ')}`, ['basic: a => b']],
    [`~~~ Flashcard\nQ: a\nA: b\n~~~`, ['basic: a => b']],
    [`\`\`\`\`flashcard\nQ: a\nA:\n\`\`\`sh\nip link\n\`\`\`\n\`\`\`\``, ['basic: a => ```sh\nip link\n```']],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
    expect(scoreOf(id, text)).toBeGreaterThanOrEqual(8);
  });

  it('makes gaps of double braces', () => {
    expect(questionsWith(id, fenced('{{Obsidian}} works on {{Markdown}} files.'))).toEqual([
      '[…] works on Markdown files.',
      'Obsidian works on […] files.',
    ]);
  });

  it('knows the lines', () => {
    expect(readWith(id, `# H\n\n${fenced('Q: a\nA: b\n\nQ: c\nA: d\n')}`).notes).toMatchObject([
      { line: 4, endLine: 5, headings: ['H'] },
      { line: 7, endLine: 8 },
    ]);
  });

  it.each([
    [fenced('Q: a'), /^2 This card has no answer/],
    [fenced('Q:\nA: b'), /^2 This card has no question/],
    [fenced('neither'), /^1 .*neither/],
    [fenced('\n'), /^1 .*empty/],
  ])('%j is nearly a card', (text, message) => {
    expect(cardsWith(id, text)).toEqual([]);
    expect(problemsWith(id, text)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    '```\nQ: a\nA: b\n```',
    '```sh\nflashcard\n```',
    'Q: a\nA: b',
    '{{x}} flashcard',
    '    flashcard',
    '```flashcards\nQ: a\nA: b\n```',
  ])('%j is innocent', (text) => {
    expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text)).toBe(0);
  });
});
