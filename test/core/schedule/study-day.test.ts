import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyDay, studyDayStart, type OffsetMinutesAt } from '../../../src/core/schedule/study-day.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The clock's offset in a time zone, from what the platform says the time is there. */
function offsetIn(timeZone: string): OffsetMinutesAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? NaN;
    const clock = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return Math.round((clock - Math.floor(at / 1000) * 1000) / 60_000);
  };
}

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] as const;
const offsets = new Map(zones.map((zone) => [zone, offsetIn(zone)]));
const utc = offsets.get('UTC') ?? (() => NaN);
const berlin = offsets.get('Europe/Berlin') ?? utc;
const dayOf = (text: string) => Date.parse(`${text}T00:00Z`) / day;

describe('studyDay', () => {
  it('turns at the rollover hour by the local clock', () => {
    expect(studyDay(Date.parse('2026-01-10T02:59:59.999Z'), berlin, 4)).toBe(dayOf('2026-01-09'));
    expect(studyDay(Date.parse('2026-01-10T03:00Z'), berlin, 4)).toBe(dayOf('2026-01-10'));
    expect(studyDay(Date.parse('2026-07-10T01:59:59.999Z'), berlin, 4)).toBe(dayOf('2026-07-09'));
    expect(studyDay(Date.parse('2026-07-10T02:00Z'), berlin, 4)).toBe(dayOf('2026-07-10'));
    expect(studyDay(Date.parse('2026-07-09T22:00Z'), berlin, 0)).toBe(dayOf('2026-07-10'));
  });

  it('counts from 1970-01-01 and back', () => {
    expect([0, 4 * hour - 1, 4 * hour, -1].map((at) => studyDay(at, utc, 4))).toEqual([-1, -1, 0, -1]);
  });
});

describe('studyDayStart', () => {
  const start = (zone: (typeof zones)[number], date: string, rolloverHour: number) =>
    new Date(studyDayStart(dayOf(date), offsets.get(zone) ?? utc, rolloverHour)).toISOString();

  it.each([
    ['Europe/Berlin', '2026-03-28', 4, '2026-03-28T03:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 4, '2026-03-29T02:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', 4, '2026-10-25T03:00:00.000Z'],
    ['America/New_York', '2026-03-08', 4, '2026-03-08T08:00:00.000Z'],
    ['America/New_York', '2026-11-01', 4, '2026-11-01T09:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', 4, '2026-04-04T17:30:00.000Z'],
  ] as const)('in %s on %s at %i:00 is %s', (zone, date, rolloverHour, expected) => {
    expect(start(zone, date, rolloverHour)).toBe(expected);
  });

  it('is the instant of the change where the clocks skip the rollover hour', () => {
    expect(start('Europe/Berlin', '2026-03-29', 2)).toBe('2026-03-29T01:00:00.000Z');
    expect(start('America/New_York', '2026-03-08', 2)).toBe('2026-03-08T07:00:00.000Z');
    expect(start('Australia/Lord_Howe', '2026-10-04', 2)).toBe('2026-10-03T15:30:00.000Z');
  });

  it('is the first time of two where the clocks pass the rollover hour twice', () => {
    expect(start('America/New_York', '2026-11-01', 1)).toBe('2026-11-01T05:00:00.000Z');
    expect(start('Europe/Berlin', '2026-10-25', 2)).toBe('2026-10-25T00:00:00.000Z');
  });

  const anyZone = fc.constantFrom(...zones).map((zone) => offsets.get(zone) ?? utc);
  const rolloverHour = fc.oneof(fc.constant(4), fc.integer({ min: 0, max: 23 }));

  it('and studyDay agree for any instant from 2000 to 2040', () => {
    const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(instant, anyZone, rolloverHour, (at, offset, rollover) => {
        const today = studyDay(at, offset, rollover);
        expect(studyDayStart(today, offset, rollover)).toBeLessThanOrEqual(at);
        expect(studyDayStart(today + 1, offset, rollover)).toBeGreaterThan(at);
      }),
      { numRuns: 400 },
    );
  });

  it('and studyDay agree on every day of 2024 to 2026, at every hour the clocks change', () => {
    for (const offset of offsets.values()) {
      for (const rollover of [0, 1, 2, 3, 4]) {
        for (let date = dayOf('2024-01-01'); date < dayOf('2027-01-01'); date += 1) {
          const begin = studyDayStart(date, offset, rollover);
          const days = [studyDay(begin - 1, offset, rollover), studyDay(begin, offset, rollover)];
          if (days[0] !== date - 1 || days[1] !== date)
            expect.fail(`${date} begins at ${begin}: ${days.join()}`);
        }
      }
    }
  });
});
