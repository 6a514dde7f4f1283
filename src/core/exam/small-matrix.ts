export type Vector = readonly [number, number, number];

/** Three rows; all matrices here are symmetric, or lower triangles. */
export type Matrix = readonly [Vector, Vector, Vector];

export function plus(some: Matrix, others: Matrix): Matrix {
  const row = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
  return [row(some[0], others[0]), row(some[1], others[1]), row(some[2], others[2])];
}

export function times(matrix: Matrix, vector: Vector): Vector {
  const dot = (row: Vector) => row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2];
  return [dot(matrix[0]), dot(matrix[1]), dot(matrix[2])];
}

/** The inverse of a matrix that has one, by its cofactors. */
export function inverse([a, b, c]: Matrix): Matrix {
  const first = cross(b, c);
  const second = cross(c, a);
  const third = cross(a, b);
  const determinant = a[0] * first[0] + a[1] * first[1] + a[2] * first[2];
  const row = (index: 0 | 1 | 2): Vector => [
    first[index] / determinant,
    second[index] / determinant,
    third[index] / determinant,
  ];
  return [row(0), row(1), row(2)];
}

/** The lower triangle whose product with its transpose is the symmetric, positive definite matrix (Cholesky). */
export function lowerTriangle([a, b, c]: Matrix): Matrix {
  const first = Math.sqrt(a[0]);
  const below = b[0] / first;
  const lowest = c[0] / first;
  const second = Math.sqrt(b[1] - below * below);
  const beside = (c[1] - below * lowest) / second;
  const third = Math.sqrt(c[2] - lowest * lowest - beside * beside);
  return [
    [first, 0, 0],
    [below, second, 0],
    [lowest, beside, third],
  ];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
