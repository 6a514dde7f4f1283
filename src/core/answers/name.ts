import { formError, read, type Reading } from './reading.ts';

/** Reads a domain name (RFC 1035, with the underscores of service names and the star of wildcards); case and a final dot make no difference. */
export function readName(text: string): Reading {
  const name = text.trim().toLowerCase();
  if (name === '') return formError('Type a name.');
  if (name === '.') return read('.');
  const labels = name.replace(/\.$/, '').split('.');
  if (/\s/.test(name)) return formError('A name has no spaces.');
  if (labels.includes('')) return formError('Between two dots of a name something is missing.');
  const wrong = labels.find(
    (label, place) => !/^[a-z0-9_-]+$/.test(label) && !(label === '*' && place === 0),
  );
  if (wrong !== undefined)
    return formError(
      `A name is made of letters, digits and hyphens with dots between them, and \`${wrong}\` is not.`,
    );
  const hyphened = labels.find((label) => /^-|-$/.test(label));
  if (hyphened !== undefined)
    return formError(`A part of a name neither begins nor ends with a hyphen, as \`${hyphened}\` does.`);
  if (labels.some((label) => label.length > 63))
    return formError('A part of a name has at most 63 characters.');
  return labels.join('.').length > 253
    ? formError('A name has at most 253 characters.')
    : read(labels.join('.'));
}
