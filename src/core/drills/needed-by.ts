import type { ParsedNote } from '../notes/types.ts';
import { families } from './registry.ts';

/** Ids of notes and families that a note waits for: those it names and, of a built-in drill, those its family needs. */
export function neededBy({
  kind,
  front,
  needs,
}: Pick<ParsedNote, 'kind' | 'front' | 'needs'>): readonly string[] {
  const own = kind === 'drill' ? (families.get(front)?.needs ?? []) : [];
  return own.length === 0 ? needs : [...new Set([...needs, ...own])];
}
