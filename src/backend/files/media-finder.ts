import { dirname, join, posix, resolve } from 'node:path';
import { mediaType, readImage, type StoredImage } from './images.ts';
import { stampOf, type Stamp } from './stamp.ts';

/** An image or a sound that a reference was found to mean. */
export interface FoundMedia {
  /** Full path, or the path it was handed over with. */
  readonly location: string;
  /** Null for one that was handed over. */
  readonly stamp: Stamp | null;
  read(): StoredImage | null;
}

/** What lies in a source besides notes, by which references are found. */
export interface MediaFinder {
  /** What a reference in the note at a path means: beside the note, from the root of the source (`@/x.png`, `/x.png`), or anywhere in it; null if there is none of a kind that can be shown. */
  find(notePath: string, reference: string): FoundMedia | null;
}

/** Finds media on disk; `others` are the paths of the source's files below `root`. */
export function mediaOnDisk(root: string, others: readonly string[]): MediaFinder {
  const index = new SuffixIndex(others);
  const at = (location: string): FoundMedia | null => {
    const stamp = mediaType(location) === null ? null : stampOf(location);
    return stamp === null ? null : { location, stamp, read: () => readImage(location) };
  };
  return {
    find(notePath, reference) {
      for (const wanted of spellings(reference)) {
        const rooted = fromRoot(wanted);
        const beside =
          rooted === null ? at(resolve(root, dirname(notePath), wanted)) : at(join(root, rooted));
        if (beside !== null) return beside;
        const found = index.shortest(rooted ?? wanted);
        const elsewhere = found === null ? null : at(join(root, found));
        if (elsewhere !== null) return elsewhere;
      }
      return null;
    },
  };
}

/** Finds media among those handed over, by their paths; `root` is the folder they were handed over in. */
export function mediaHandedOver(given: ReadonlyMap<string, Uint8Array>, root: string): MediaFinder {
  const inRoot = [...given.keys()].filter((path) => root === '' || path.startsWith(`${root}/`));
  const index = new SuffixIndex(inRoot);
  const at = (location: string): FoundMedia | null => {
    const bytes = given.get(location);
    if (bytes === undefined || mediaType(location) === null) return null;
    return { location, stamp: null, read: () => readImage(location, bytes) };
  };
  return {
    find(notePath, reference) {
      for (const wanted of spellings(reference)) {
        const rooted = fromRoot(wanted);
        const direct = at(
          tidy(rooted === null ? posix.join(posix.dirname(notePath), wanted) : posix.join(root, rooted)),
        );
        if (direct !== null) return direct;
        const found = index.shortest(rooted ?? wanted);
        const elsewhere = found === null ? null : at(found);
        if (elsewhere !== null) return elsewhere;
      }
      return null;
    },
  };
}

/** Whether a reference is to the web or to anything else that is no file. */
export function isRemote(reference: string): boolean {
  return /^([a-z][a-z0-9+.-]+:|\/\/)/i.test(reference);
}

/** A path with `.` and `..` resolved and forward slashes. */
export function tidy(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Files by their name, to be found by the end of their path as Obsidian does: the shortest path first. */
class SuffixIndex {
  readonly #paths: readonly string[];
  #byName: Map<string, string[]> | null = null;

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  shortest(reference: string): string | null {
    const wanted = tidy(reference).toLowerCase();
    const name = wanted.slice(wanted.lastIndexOf('/') + 1);
    this.#byName ??= this.#index();
    const fits = (this.#byName.get(name) ?? []).filter(
      (path) => path.toLowerCase() === wanted || path.toLowerCase().endsWith(`/${wanted}`),
    );
    return fits[0] ?? null;
  }

  #index(): Map<string, string[]> {
    const sorted = [...this.#paths].sort(
      (a, b) => depth(a) - depth(b) || a.length - b.length || (a < b ? -1 : 1),
    );
    return Map.groupBy(sorted, (path) => path.slice(path.lastIndexOf('/') + 1).toLowerCase());
  }
}

function depth(path: string): number {
  return path.split('/').length;
}

/** A reference as written and as it reads without its `%20` and the like. */
function spellings(reference: string): string[] {
  const plain = reference.replace(/[?#].*$/s, '');
  return [...new Set([decoded(plain), plain, decoded(reference), reference])].filter((path) => path !== '');
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** The path below the root that a reference from the root gives; null for any other. */
function fromRoot(reference: string): string | null {
  if (reference.startsWith('@/')) return reference.slice(2);
  return reference.startsWith('/') ? reference.slice(1) : null;
}
