/** The parts of a domain name with at least three labels, in lower case without a final dot. */
export interface NameParts {
  /** The last label. */
  readonly topLevel: string;
  /** The label before the last. */
  readonly secondLevel: string;
  /** Everything before the second level. */
  readonly subdomain: string;
  /** The name without its first label. */
  readonly parent: string;
}

/** The labels of a name from left to right, in lower case; none for the root. */
export function labelsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split('.')
    .filter((label) => label !== '');
}

/** Takes a name apart by its levels, which are counted from the right (RFC 1034, 3.1); null if it has fewer than three labels. */
export function nameParts(name: string): NameParts | null {
  const labels = labelsOf(name);
  const [topLevel, secondLevel] = [labels.at(-1), labels.at(-2)];
  if (topLevel === undefined || secondLevel === undefined || labels.length < 3) return null;
  return {
    ...{ topLevel, secondLevel },
    subdomain: labels.slice(0, -2).join('.'),
    parent: labels.slice(1).join('.'),
  };
}
