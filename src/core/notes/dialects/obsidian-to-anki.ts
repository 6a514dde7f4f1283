import type { Dialect, DialectContext, DialectResult, Evidence } from '../dialect.ts';
import { NoteWriter } from '../note-writer.ts';
import { clozeParts } from '../obsidian-to-anki/curly-gaps.ts';
import { noteIdIn } from '../obsidian-to-anki/fields.ts';
import { readSource, type AnkiNote, type Source } from '../obsidian-to-anki/read-source.ts';
import { styledCards } from '../obsidian-to-anki/styles.ts';
import type { ReadFile } from '../read.ts';

const id = 'obsidian-to-anki';
const mayHold = /^START|STARTI|^TARGET DECK|^FILE TAGS|^FROZEN|ID:[ \t]*\d{6}|^Q: |^[^\n]*#flashcard/m;

/** Obsidian_to_Anki: `START … END`, `STARTI … ENDI`, `TARGET DECK`, ids as comments, and the styles of its wiki. */
export const dialect: Dialect = {
  id,
  title: 'Obsidian to Anki',
  options: { styles: 'list' },
  detect,
  read,
};

function detect(file: ReadFile): Evidence[] {
  if (!mayHold.test(file.source)) return [];
  const { notes, marks, rest } = readSource(file.body);
  const ids = rest.flatMap((line) => {
    const found = noteIdIn(line);
    const isAnkis = found !== null && /^1[2-9]\d{11}$/.test(found);
    const weight = line.text.includes('<!--') ? 9 : 5;
    return isAnkis ? [{ line: line.line, mark: line.text.trim(), weight }] : [];
  });
  const blocks = notes.map(({ line, isInline, noteType }) => ({
    line,
    mark: isInline ? `STARTI [${noteType}]` : `START ${noteType}`,
    weight: 8,
  }));
  return [...marks.map((mark) => ({ ...mark, weight: 7 })), ...blocks, ...ids];
}

function read(file: ReadFile, { options }: DialectContext): DialectResult {
  const writer = new NoteWriter(id, file);
  if (!mayHold.test(file.source) && !/\{|==|^#/m.test(file.source)) return writer.result();
  const source = readSource(file.body);
  for (const { line, message } of source.flaws) writer.report(line, message);
  for (const note of source.notes) if (!note.body.isDeleted) addNote(note, source, writer);
  const usesTool = source.marks.length + source.notes.length > 0;
  const styles = Array.isArray(options['styles'])
    ? options['styles'].filter((name) => typeof name === 'string')
    : [];
  for (const { front, back, lines, noteId } of styledCards(
    source.rest,
    usesTool ? [...styles, 'ruled'] : styles,
  )) {
    const [first] = lines;
    if (!first) continue;
    const place = { line: first.line, endLine: lines.at(-1)?.line ?? first.line, headings: first.headings };
    const extras = { tags: source.tags, explicitId: explicitId(noteId) };
    const parts = back === null ? clozeParts(front) : null;
    if (parts) writer.cloze(parts, place, extras);
    else writer.card('basic', front, back ?? '', place, extras);
  }
  return writer.result(source.deck);
}

function addNote(
  { noteType, body, line, endLine, headings }: AnkiNote,
  source: Source,
  writer: NoteWriter,
): void {
  const frozen = source.frozen.get(noteType.toLowerCase()) ?? [];
  const [first, ...others] = body.fields;
  const withFrozen = (name: string | null, text: string) =>
    [text, ...frozen.filter((field) => field.name === name).map((field) => field.text)]
      .filter((part) => part !== '')
      .join('\n\n');
  const names = new Set(body.fields.map(({ name }) => name));
  const added = frozen.filter(({ name }) => !names.has(name) && name !== 'Front' && name !== 'Text');
  const front = withFrozen(first?.name ?? (/cloze/i.test(noteType) ? 'Text' : 'Front'), first?.text ?? '');
  const rest = [...others.map(({ name, text }) => ({ name, text: withFrozen(name, text) })), ...added].filter(
    ({ text }) => text !== '',
  );
  const place = { line, endLine, headings };
  const extras = { tags: [...source.tags, ...body.tags], explicitId: explicitId(body.noteId) };
  if (/cloze/i.test(noteType)) {
    const parts = clozeParts(front);
    if (!parts) return writer.report(line, noGap);
    return writer.cloze(parts, place, {
      ...extras,
      remark: rest.map(({ text }) => text).join('\n\n') || null,
    });
  }
  const isOptional = /optional reversed/i.test(noteType);
  const back = rest.filter(({ name }) => name !== 'Add Reverse');
  const isReversed = isOptional ? back.length < rest.length : /revers/i.test(noteType);
  const texts = back.map(({ name, text }, index) =>
    index === 0 || name === null ? text : `${name}: ${text}`,
  );
  writer.card(
    isReversed ? 'two-way' : 'basic',
    front,
    texts.join('\n\n'),
    place,
    extras,
    'write it on a line that begins with `Back: `',
  );
}

const noGap = 'This cloze note has no gap; mark what is to be asked as `{{c1::answer}}` or `{answer}`.';

function explicitId(noteId: string | null): string | null {
  return noteId === null ? null : `anki:${noteId}`;
}
