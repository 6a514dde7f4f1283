const own = 'nexthop:';

/** The id that a note's guid stands for: one that Nexthop exported comes back as it was, others are known as Anki's; null if it is empty. */
export function idOfGuid(guid: string): string | null {
  const found = guid.trim();
  if (found === '') return null;
  return found.startsWith(own) ? found.slice(own.length) || null : `anki:${found}`;
}

/** The guid under which a note of that id is known in Anki. */
export function guidOfId(id: string): string {
  return id.startsWith('anki:') ? id.slice('anki:'.length) : own + id;
}
