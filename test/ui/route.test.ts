import { expect, it } from 'vitest';
import { hashOf, parseRoute } from '../../src/ui/route.ts';

it('reads back what it writes', () => {
  const query = { card: '7', query: 'deck:"A & B" is:due' };
  expect(parseRoute(hashOf('library', query))).toEqual({ screen: 'library', query });
  expect(parseRoute(hashOf('review'))).toEqual({ screen: 'review', query: {} });
});

it('takes anything it does not know for Today', () => {
  for (const hash of ['', '#', '#/', '#/nowhere', '#token=abc', '#/constructor'])
    expect(parseRoute(hash).screen).toBe('today');
});
