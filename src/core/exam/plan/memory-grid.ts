const stabilities = Array.from({ length: 24 }, (_, index) => 0.05 * 1.58 ** index);
const difficulties = [1, 5.5, 10];
const logLeast = Math.log(0.05);
const logRatio = Math.log(1.58);
const width = stabilities.length;
const height = difficulties.length;

/** The memories that values are computed for; those between are interpolated. */
export const gridMemories: readonly { readonly stability: number; readonly difficulty: number }[] =
  difficulties.flatMap((difficulty) => stabilities.map((stability) => ({ stability, difficulty })));

/** Where a number of memories lie among those of the grid. */
export class Places {
  readonly #corner: Int32Array;
  readonly #across: Float64Array;
  readonly #up: Float64Array;

  constructor(count: number) {
    this.#corner = new Int32Array(count);
    this.#across = new Float64Array(count);
    this.#up = new Float64Array(count);
  }

  set(index: number, stability: number, difficulty: number): void {
    const x = Math.min(width - 1, Math.max(0, (Math.log(stability) - logLeast) / logRatio));
    const y = Math.min(height - 1, Math.max(0, (difficulty - 1) / 4.5));
    const column = Math.min(width - 2, Math.floor(x));
    const row = Math.min(height - 2, Math.floor(y));
    this.#corner[index] = row * width + column;
    this.#across[index] = x - column;
    this.#up[index] = y - row;
  }

  /** Of what the grid holds, the value at a place. */
  read(index: number, values: Float64Array): number {
    const corner = this.#corner[index] ?? 0;
    const across = this.#across[index] ?? 0;
    const up = this.#up[index] ?? 0;
    const low = (values[corner] ?? 0) * (1 - across) + (values[corner + 1] ?? 0) * across;
    const high = (values[corner + width] ?? 0) * (1 - across) + (values[corner + width + 1] ?? 0) * across;
    return low * (1 - up) + high * up;
  }

  /** Adds an amount to the grid around a place. */
  add(index: number, amount: number, onto: Float64Array): void {
    const corner = this.#corner[index] ?? 0;
    const across = this.#across[index] ?? 0;
    const up = this.#up[index] ?? 0;
    onto[corner] = (onto[corner] ?? 0) + amount * (1 - across) * (1 - up);
    onto[corner + 1] = (onto[corner + 1] ?? 0) + amount * across * (1 - up);
    onto[corner + width] = (onto[corner + width] ?? 0) + amount * (1 - across) * up;
    onto[corner + width + 1] = (onto[corner + width + 1] ?? 0) + amount * across * up;
  }
}
