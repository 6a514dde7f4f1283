/** Draws until something comes of it; throws a RangeError after 500 tries, when the rules of the draw must be at fault. */
export function drawUntil<Result>(draw: () => Result | null): Result {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const result = draw();
    if (result !== null) return result;
  }
  throw new RangeError('Nothing came of 500 draws');
}
