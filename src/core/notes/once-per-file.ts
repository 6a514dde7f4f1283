import type { ReadFile } from './read.ts';

/** The same function, computed once for each file as long as that is held; its results must not be changed. */
export function oncePerFile<Result>(compute: (file: ReadFile) => Result): (file: ReadFile) => Result {
  const known = new WeakMap<ReadFile, { readonly result: Result }>();
  return (file) => {
    const found = known.get(file) ?? { result: compute(file) };
    known.set(file, found);
    return found.result;
  };
}
