import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextKind } from '../../../src/core/schedule/mix.ts';

/** Runs a day to its end and gives the kinds in order. */
function runDay(newLeft: number, reviewsLeft: number): ('new' | 'review')[] {
  const kinds: ('new' | 'review')[] = [];
  const counts = { newLeft, newDone: 0, reviewsLeft, reviewsDone: 0 };
  for (let kind = nextKind(counts); kind !== null; kind = nextKind(counts)) {
    kinds.push(kind);
    if (kind === 'new') {
      counts.newLeft -= 1;
      counts.newDone += 1;
    } else {
      counts.reviewsLeft -= 1;
      counts.reviewsDone += 1;
    }
  }
  return kinds;
}

const count = fc.nat(150);

describe('nextKind', () => {
  it('is null when nothing is left', () => {
    expect(nextKind({ newLeft: 0, newDone: 3, reviewsLeft: 0, reviewsDone: 9 })).toBeNull();
  });

  it('spreads two new cards among four reviews', () => {
    expect(runDay(2, 4)).toEqual(['review', 'new', 'review', 'review', 'new', 'review']);
  });

  it('uses up both kinds, new cards never more than one off their even share', () => {
    fc.assert(
      fc.property(count, count, (newCards, reviews) => {
        const kinds = runDay(newCards, reviews);
        expect(kinds.filter((kind) => kind === 'new')).toHaveLength(newCards);
        expect(kinds).toHaveLength(newCards + reviews);
        let newDone = 0;
        kinds.forEach((kind, index) => {
          if (kind === 'new') newDone += 1;
          const share = ((index + 1) * newCards) / (newCards + reviews);
          expect(Math.abs(newDone - share)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('catches up from any point, however the counts came about', () => {
    fc.assert(
      fc.property(count, count, count, count, (newLeft, newDone, reviewsLeft, reviewsDone) => {
        const kind = nextKind({ newLeft, newDone, reviewsLeft, reviewsDone });
        const share = (newLeft + newDone) / (newLeft + newDone + reviewsLeft + reviewsDone);
        const ahead = newDone - share * (newDone + reviewsDone);
        if (newLeft + reviewsLeft === 0) expect(kind).toBeNull();
        else if (newLeft === 0) expect(kind).toBe('review');
        else if (reviewsLeft === 0) expect(kind).toBe('new');
        else if (ahead > 1) expect(kind).toBe('review');
        else if (ahead < -1) expect(kind).toBe('new');
      }),
    );
  });
});
