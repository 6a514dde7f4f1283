/** How a file of media is shown. */
export type MediaKind = 'image' | 'audio' | 'video';

const extensions: Readonly<Record<MediaKind, readonly string[]>> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'bmp'],
  audio: ['mp3', 'wav', 'ogg', 'oga', 'opus', 'm4a', 'flac', 'aac', '3gp'],
  video: ['mp4', 'webm', 'ogv', 'mov', 'mkv'],
};
const kinds = new Map(
  Object.entries(extensions).flatMap(([kind, names]) =>
    names.map((name) => [name, kind as MediaKind] as const),
  ),
);

/** What a reference shows, by the extension of its path; null if that is not known. */
export function mediaKindOf(reference: string): MediaKind | null {
  const extension = /\.([a-z0-9]{2,4})(?:[?#].*)?$/i.exec(reference)?.[1];
  return kinds.get(extension?.toLowerCase() ?? '') ?? null;
}

/** What `![[…]]` embeds: a file with the text or the width in pixels behind its `|`; `kind` is null for a note. */
export interface Embed {
  readonly reference: string;
  readonly kind: MediaKind | null;
  readonly text: string;
  readonly width: number | null;
}

/** Reads an embed such as `![[x.png|300]]`. */
export function readEmbed(raw: string): Embed {
  const [target = '', ...more] = raw.slice(3, -2).split('|');
  const reference = target.replace(/#.*$/, '').trim();
  const last = more.at(-1)?.trim() ?? '';
  const size = /^(\d{1,5})(?:x\d{1,5})?$/.exec(last);
  const text = (size ? more.slice(0, -1) : more).join('|').trim();
  return {
    reference,
    kind: mediaKindOf(reference),
    text: text === '' ? nameOf(reference) : text,
    width: size ? Number(size[1]) : null,
  };
}

/** The name of a file without its folders. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** What a wikilink shows: the text behind its `|`, or the name of its note and heading. */
export function wikilinkText(raw: string): string {
  const [target = '', ...alias] = raw.slice(2, -2).split('|');
  const written = alias.join('|').trim();
  if (written !== '') return written;
  return target
    .replace(/#\^.*$/, '')
    .split('#')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' > ');
}
