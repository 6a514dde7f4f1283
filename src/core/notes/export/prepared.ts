import { tidied } from '../framed-card.ts';
import { plainText } from '../plain-text.ts';
import type { ParsedNote } from '../types.ts';
import type { ExportedNote } from './types.ts';

/** A note as it is to read back: with its id, and its texts as every reader leaves them. */
export function prepared(exported: ExportedNote): ExportedNote {
  const { note, id } = exported;
  const remark = note.remark === null ? '' : textOf(note.remark);
  return {
    ...exported,
    note: {
      ...note,
      front: textOf(note.front),
      back: note.kind === 'drill' ? note.back : textOf(note.back),
      remark: remark === '' ? null : remark,
      explicitId: note.kind === 'drill' ? note.explicitId : id,
      tags: [...new Set(note.tags)],
      needs: [...new Set(note.needs)].filter((name) => name !== id),
    },
  };
}

/** The beginning of a note's question, to tell people which card is meant. */
export function shortTitle({ front }: ParsedNote): string {
  const text = plainText(front);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function textOf(text: string): string {
  return tidied(text.replace(/\r\n?/g, '\n'));
}
