import { textHash } from './text-hash.ts';

/** A small seeded generator (sfc32, by Chris Doty-Humphrey): the same key always gives the same sequence. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** The key is any text, such as family, level and seed joined. */
  constructor(key: string) {
    const word = (salt: number) => textHash(key, salt) | 0;
    [this.a, this.b, this.c] = [word(1), word(0x9e3779b9), word(0x85ebca6b)];
    for (let round = 0; round < 15; round += 1) this.next();
  }

  private next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number {
    return min + Math.floor((this.next() / 2 ** 32) * (max - min + 1));
  }

  /** True with the given chance from 0 to 1. */
  chance(chance: number): boolean {
    return this.next() / 2 ** 32 < chance;
  }

  /** One of the items; throws a RangeError if there is none. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('There is nothing to pick from');
    return item;
  }

  /** The items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    return this.sample(items, items.length);
  }

  /** `count` of the items, each at most once, in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items];
    const taken: Item[] = [];
    while (taken.length < count && left.length > 0)
      taken.push(...left.splice(this.int(0, left.length - 1), 1));
    return taken;
  }
}
