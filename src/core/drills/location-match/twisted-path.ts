import type { Random } from '../random.ts';

/** Another way to send the same path: a slash doubled or encoded, a detour, a letter encoded, or with a query. */
export function twisted(random: Random, path: string): string {
  const slash = random.pick(slashesOf(path));
  const [before, after] = [path.slice(0, slash), path.slice(slash + 1)];
  const letter = slash + 1;
  return random.pick([
    `${before}//${after}`,
    `${before}/./${after}`,
    `${before}/${random.pick(['x', 'tmp', 'old'])}/../${after}`,
    slash === 0 ? `/.${path}` : `${before}%2F${after}`,
    `${before}/%${path.charCodeAt(letter).toString(16).toUpperCase()}${path.slice(letter + 1)}`,
    `${path}?page=${random.int(2, 9)}`,
  ]);
}

/** The places of the slashes that something follows. */
function slashesOf(path: string): number[] {
  return Array.from(path, (character, index) =>
    character === '/' && index < path.length - 1 ? index : -1,
  ).filter((index) => index >= 0);
}
