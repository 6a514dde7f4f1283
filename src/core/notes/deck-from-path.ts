/**
 * Name of the deck a file's cards go to, levels separated by `::`: the deck declared in the file, else its folders and its
 * name without extension; below `target` where the person chose one.
 */
export function deckFor(path: string, declared: string | null, target: string | null): string {
  const levels = [
    ...levelsOf(target ?? ''),
    ...(declared === null ? levelsOfPath(path) : levelsOf(declared)),
  ];
  return levels.join('::');
}

function levelsOf(deck: string): string[] {
  return deck
    .split('::')
    .map((level) => level.trim())
    .filter(Boolean);
}

function levelsOfPath(path: string): string[] {
  const segments = path.split('/').filter((segment) => !['', '.', '..'].includes(segment.trim()));
  const file = segments.pop() ?? '';
  const name = file.replace(/(?<=.)\.(?:md|markdown|mdown|qmd|rmd|txt|org|csv|tsv)$/i, '');
  return [...segments, name].map((level) => level.replace(/:{2,}/g, ':').trim()).filter(Boolean);
}
