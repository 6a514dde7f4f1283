/** Whether a path (with forward slashes) is left out by patterns such as `drafts`, `*.tmp.md` or `a/**`: one without a slash is for any folder's or file's name. */
export function isIgnored(path: string, patterns: readonly string[]): boolean {
  const names = path.split('/');
  return patterns.some((pattern) => {
    const wanted = pattern.replace(/^\.?\/|\/$/g, '').split('/');
    const [only] = wanted;
    if (wanted.length === 1 && only !== undefined && !pattern.startsWith('/'))
      return names.some((name) => isLike(name, only));
    return names.some((_, index) => areLike(names.slice(0, index + 1), wanted));
  });
}

/** Matches names one by one; `**` stands for any number of them. */
function areLike(names: readonly string[], wanted: readonly string[]): boolean {
  // reached[i]: whether the patterns so far match the first i names.
  let reached = names.map(() => false);
  reached = [true, ...reached];
  for (const pattern of wanted) {
    let before = reached[0] ?? false;
    let any = before;
    const next = [pattern === '**' && before];
    for (const [index, name] of names.entries()) {
      any ||= reached[index + 1] ?? false;
      next.push(pattern === '**' ? any : before && isLike(name, pattern));
      before = reached[index + 1] ?? false;
    }
    reached = next;
  }
  return reached.at(-1) ?? false;
}

/** Matches one name; `*` stands for any signs, `?` for one. Takes time in proportion to name times pattern at most. */
function isLike(name: string, pattern: string): boolean {
  let [at, to] = [0, 0];
  let [star, from] = [-1, 0];
  while (at < name.length) {
    if (pattern[to] === '*') {
      star = to;
      from = at;
      to += 1;
    } else if (pattern[to] === '?' || pattern[to] === name[at]) {
      at += 1;
      to += 1;
    } else if (star >= 0) {
      from += 1;
      at = from;
      to = star + 1;
    } else return false;
  }
  while (pattern[to] === '*') to += 1;
  return to === pattern.length;
}
