import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../../src/core/net/nginx/pattern.ts';
import { PatternError } from '../../../../src/core/net/nginx/pattern-syntax.ts';

function find(source: string, text: string, ignoresCase = false) {
  return compilePattern(source, ignoresCase).match(text);
}

describe('compilePattern', () => {
  it.each<[string, string, readonly (string | null)[] | null]>([
    ['\\.php$', '/a.php', ['.php']],
    ['^/user/(\\d+)$', '/user/42', ['/user/42', '42']],
    ['^/user/(\\d+)$', '/user/42x', null],
    ['(a)|(b)', 'b', ['b', null, 'b']],
    ['(a|ab)(c|bcd)', 'abcd', ['abcd', 'a', 'bcd']],
    ['a+?', 'aaa', ['a']],
    ['^/a{2}/', '/aa/', ['/aa/']],
    ['a{,3}', 'a{,3}', ['a{,3}']],
    ['[]a]+', 'x]a', [']a']],
    ['[^a-c\\d]', 'a1z', ['z']],
    ['[[:alpha:]_]+', '1ab_', ['ab_']],
    ['(?i)IMG(?-i)X', 'imgX', ['imgX']],
    ['\\bapi\\b', '/api-2', ['api']],
    ['(?:x|y)z', 'yz', ['yz']],
    ['a.c', 'a\nc', null],
    ['(?s)a.c', 'a\nc', ['a\nc']],
    ['a$', 'a\n', ['a']],
    ['a\\z', 'a\n', null],
    ['\\x2e\\.', '..', ['..']],
    ['', 'abc', ['']],
  ])('%s in %j', (source, text, expected) => {
    expect(find(source, text)).toEqual(expected);
  });

  it('ignores case when told', () => {
    expect(find('^/IMG/[a-z]\\.Png$', '/img/A.PNG', true)).toEqual(['/img/A.PNG']);
    expect(find('[^a]', 'A', true)).toBeNull();
  });

  it('names groups', () => {
    const pattern = compilePattern("^(?<sub>app|dev)(?P<n>\\d*)(?'rest'.*)$", false);
    expect([...pattern.names]).toEqual([
      ['sub', 1],
      ['n', 2],
      ['rest', 3],
    ]);
    expect(pattern.match('app12.x')).toEqual(['app12.x', 'app', '12', '.x']);
  });

  it.each(['(a', 'a)', '[a', '*a', '\\', 'a{3,2}', '[b-a]'])('refuses %s as PCRE does', (source) => {
    expect(() => compilePattern(source, false)).toThrow(PatternError);
  });

  it.each(['^/(?!api)', 'a(?=b)', '(a)\\1', 'a++', '(?>a)', '\\p{L}', '(((a{1000}){1000}){1000}){1000}'])(
    'says that it does not follow %s',
    (source) => {
      let caught: unknown = null;
      try {
        compilePattern(source, false);
      } catch (error) {
        caught = error;
      }
      expect(caught instanceof PatternError && caught.isUnjudged).toBe(true);
    },
  );

  it('finds what the expressions of JavaScript find where both mean the same', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '/',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\w',
      '(a|ab)',
      '(?:b|)',
      '(a*)',
      '^',
      '\\.',
    );
    const part = fc
      .tuple(atom, fc.constantFrom('', '', '', '*', '+', '?', '*?', '+?', '{2}', '{1,2}', '{1,}?'))
      .map(([one, times]) => (one === '^' ? one : one + times));
    const source = fc
      .array(fc.oneof(part, fc.constant('|')), { minLength: 1, maxLength: 7 })
      .map((parts) => parts.join(''));
    const text = fc
      .array(fc.constantFrom('a', 'b', '/', '.', '1'), { maxLength: 10 })
      .map((parts) => parts.join(''));
    let matching = 0;
    fc.assert(
      fc.property(source, text, fc.boolean(), (expression, subject, ignoresCase) => {
        const expected = new RegExp(expression, ignoresCase ? 'i' : '').exec(subject);
        if (expected !== null) matching += 1;
        expect(find(expression, subject, ignoresCase)?.[0]).toBe(expected?.[0]);
      }),
      { numRuns: 1000, seed: 4 },
    );
    expect(matching).toBeGreaterThan(300);
  });

  it('takes no long time over what makes others go back and forth', () => {
    const text = `${'a'.repeat(3000)}!`;
    for (const source of ['^(a+)+$', '^(a|aa)*$', '(.*)*x', '^(([a-z])+.)+[A-Z]$'])
      expect(find(source, text)).toBeNull();
  });

  it('reads anything, and then either matches or says why not', () => {
    const piece = fc.constantFrom(
      ...'()[]{}*+?|^$\\.-,:=!<>#aiPQx0129&/\n'.split(''),
      '(?',
      '[[:',
      '\\x{',
      '(?<n>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (parts, ignoresCase) => {
        try {
          compilePattern(parts.join(''), ignoresCase).match('/a/b1.php');
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
      }),
      { numRuns: 800, seed: 5 },
    );
  });
});
