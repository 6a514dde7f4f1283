/** Whether one text becomes the other by one character added, left out or changed; equal texts are not one edit apart. */
export function isOneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const skipped = long.length === short.length ? start + 1 : start;
  return short.slice(skipped) === long.slice(start + 1);
}
