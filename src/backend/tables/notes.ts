import type { NoteKind, ParsedNote } from '../../core/notes/types.ts';
import type { Connection } from '../db/open.ts';

/** A row of `notes` with its lists still as JSON. */
interface NoteRow {
  readonly id: number;
  readonly file_id: number | null;
  readonly kind: NoteKind;
  readonly front: string;
  readonly back: string;
  readonly remark: string | null;
  readonly explicit_id: string | null;
  readonly tags: string;
  readonly needs: string;
  readonly headings: string;
  readonly line: number;
  readonly end_line: number;
  readonly dialect: string;
  readonly added_at: number;
  readonly changed_at: number;
  readonly imported: string | null;
  readonly gone_at: number | null;
}

export interface NoteRecord {
  readonly id: number;
  readonly fileId: number | null;
  /** The note as it reads now, with the person's own edits. */
  readonly note: ParsedNote;
  /** The note as its file had it at the last import. */
  readonly imported: ParsedNote;
  readonly isEdited: boolean;
  readonly isGone: boolean;
  readonly addedAt: number;
}

/** SQL of the tables `notes` and `needs`. */
export function notesTable(db: Connection) {
  const byId = db.prepare<[number], NoteRow>('select * from notes where id = ?');
  const byFile = db.prepare<[number], NoteRow>('select * from notes where file_id = ? order by line, id');
  const byExplicitId = db.prepare<[string], { id: number }>(
    'select id from notes where explicit_id = ? and gone_at is null',
  );
  const drill = db.prepare<[string], NoteRow>("select * from notes where kind = 'drill' and front = ?");
  const insert = db.prepare(
    `insert into notes (file_id, kind, front, back, remark, explicit_id, tags, needs, headings, line, end_line, dialect, added_at, changed_at)
     values (@fileId, @kind, @front, @back, @remark, @explicitId, @tags, @needs, @headings, @line, @endLine, @dialect, @at, @at)`,
  );
  const replace = db.prepare(
    `update notes set file_id = @fileId, kind = @kind, front = @front, back = @back, remark = @remark, explicit_id = @explicitId,
       tags = @tags, needs = @needs, headings = @headings, line = @line, end_line = @endLine, dialect = @dialect,
       changed_at = @at, imported = null, gone_at = null
     where id = @id`,
  );
  const place = db.prepare(
    `update notes set file_id = @fileId, headings = @headings, line = @line, end_line = @endLine, gone_at = null,
       imported = json_set(imported, '$.headings', json(@headings), '$.line', @line, '$.endLine', @endLine)
     where id = @id`,
  );
  const edit = db.prepare(
    'update notes set front = @front, back = @back, tags = @tags, imported = @imported, changed_at = @at where id = @id',
  );
  const setImported = db.prepare<[string, number]>('update notes set imported = ? where id = ?');
  const setGone = db.prepare<[number, number]>('update notes set gone_at = ? where id = ?');
  const addNeed = db.prepare<[number, string]>('insert or ignore into needs (note_id, needed) values (?, ?)');
  const dropNeeds = db.prepare<[number]>('delete from needs where note_id = ?');

  const setNeeds = (noteId: number, needs: readonly string[]) => {
    dropNeeds.run(noteId);
    for (const needed of needs) addNeed.run(noteId, needed);
  };

  return {
    get: (id: number): NoteRecord | undefined => read(byId.get(id)),
    ofFile: (fileId: number): NoteRecord[] => byFile.all(fileId).map(fromRow),
    withExplicitId: (explicitId: string): number | undefined => byExplicitId.get(explicitId)?.id,
    drill: (family: string): NoteRecord | undefined => read(drill.get(family)),
    insert(fileId: number | null, note: ParsedNote, at: number): number {
      const id = Number(insert.run({ ...columns(note), fileId, at }).lastInsertRowid);
      for (const needed of note.needs) addNeed.run(id, needed);
      return id;
    },
    /** Takes over the file's text, and forgets the person's own edits of it. */
    replace(id: number, fileId: number, note: ParsedNote, at: number): void {
      replace.run({ ...columns(note), id, fileId, at });
      setNeeds(id, note.needs);
    },
    /** Notes a new place, also of the file's own text beneath an edit; the text stays as it is. */
    place: (id: number, fileId: number, note: ParsedNote): void =>
      void place.run({
        id,
        fileId,
        headings: JSON.stringify(note.headings),
        line: note.line,
        endLine: note.endLine,
      }),
    /** Changes the text here; `imported` remembers what the file says. */
    edit: (
      id: number,
      text: { front: string; back: string; tags: readonly string[] },
      imported: ParsedNote,
      at: number,
    ): void =>
      void edit.run({ ...text, tags: JSON.stringify(text.tags), imported: JSON.stringify(imported), id, at }),
    /** Remembers a new text of the file while the person's own edit stays. */
    setImported: (id: number, imported: ParsedNote): void =>
      void setImported.run(JSON.stringify(imported), id),
    setGone: (id: number, at: number): void => void setGone.run(at, id),
  };
}

function columns(note: ParsedNote) {
  return {
    kind: note.kind,
    front: note.front,
    back: note.back,
    remark: note.remark,
    explicitId: note.explicitId,
    tags: JSON.stringify(note.tags),
    needs: JSON.stringify(note.needs),
    headings: JSON.stringify(note.headings),
    line: note.line,
    endLine: note.endLine,
    dialect: note.dialect,
  };
}

function read(row: NoteRow | undefined): NoteRecord | undefined {
  return row === undefined ? undefined : fromRow(row);
}

function fromRow(row: NoteRow): NoteRecord {
  const note: ParsedNote = {
    kind: row.kind,
    front: row.front,
    back: row.back,
    remark: row.remark,
    explicitId: row.explicit_id,
    tags: JSON.parse(row.tags) as string[],
    needs: JSON.parse(row.needs) as string[],
    headings: JSON.parse(row.headings) as string[],
    line: row.line,
    endLine: row.end_line,
    dialect: row.dialect,
    proposal: null,
    schedules: [],
  };
  return {
    id: row.id,
    fileId: row.file_id,
    note,
    imported: row.imported === null ? note : (JSON.parse(row.imported) as ParsedNote),
    isEdited: row.imported !== null,
    isGone: row.gone_at !== null,
    addedAt: row.added_at,
  };
}
