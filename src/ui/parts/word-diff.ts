/** A stretch of text that stayed, went or came. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const LONGEST_TABLE = 1_000_000;

/** How one text became another, word by word, by the longest common subsequence; texts too long for it count as replaced between their common ends. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const old = words(before);
  const now = words(after);
  const start = commonStart(old, now);
  const end = commonStart(old.slice(start).toReversed(), now.slice(start).toReversed());
  const middle = diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return merge([...now.slice(0, start).map(same), ...middle, ...now.slice(now.length - end).map(same)]);
}

function diffMiddle(old: readonly string[], now: readonly string[]): DiffPart[] {
  if (old.length * now.length > LONGEST_TABLE) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const common = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        old[i] === now[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const oldWord = old[i];
    const nowWord = now[j];
    if (oldWord !== undefined && oldWord === nowWord) {
      parts.push(same(oldWord));
      i++;
      j++;
    } else if (oldWord !== undefined && (nowWord === undefined || common(i + 1, j) >= common(i, j + 1))) {
      parts.push(removed(oldWord));
      i++;
    } else if (nowWord !== undefined) {
      parts.push(added(nowWord));
      j++;
    }
  }
  return parts;
}

/** Words with the space after them, so that joining them gives the text again. */
function words(text: string): string[] {
  return text.match(/\S+\s*|^\s+/g) ?? [];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return index;
  return length;
}

function merge(parts: readonly DiffPart[]): DiffPart[] {
  const merged: DiffPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last?.kind === part.kind)
      merged[merged.length - 1] = { kind: part.kind, text: last.text + part.text };
    else merged.push(part);
  }
  return merged;
}

const same = (text: string): DiffPart => ({ kind: 'same', text });
const removed = (text: string): DiffPart => ({ kind: 'removed', text });
const added = (text: string): DiffPart => ({ kind: 'added', text });
