import { neededBy } from '../../core/drills/needed-by.ts';
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
  readonly rule: string | null;
  readonly quality: number | null;
  readonly findings: string;
  readonly before: string | null;
  readonly deleted_at: number | null;
}

/** How a card of a note read when it was last learned, or set aside; `at` is later than its last answer then. */
export interface ReadBefore {
  readonly ordinal: number;
  readonly front: string;
  readonly back: string;
  /** What it asked for, as lists show it. */
  readonly answer: string;
  readonly at: number;
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
  readonly isDeleted: boolean;
  readonly addedAt: number;
  /** A sentence for each wrong claim on its lines. */
  readonly findings: readonly string[];
  readonly before: readonly ReadBefore[];
}

/** SQL of the tables `notes` and `needs`. */
export function notesTable(db: Connection) {
  const byId = db.prepare<[number], NoteRow>('select * from notes where id = ?');
  const byFile = db.prepare<[number], NoteRow>(
    'select * from notes where file_id = ? and deleted_at is null order by line, id',
  );
  const goneBelow = db.prepare<[string, string], NoteRow>(
    `select n.* from notes n join files f on f.id = n.file_id
     where n.gone_at is not null and n.deleted_at is null and f.location >= ? and f.location < ? order by n.line, n.id`,
  );
  const byExplicitId = db.prepare<[string], { id: number }>(
    'select id from notes where explicit_id = ? and gone_at is null',
  );
  const drill = db.prepare<[string], NoteRow>("select * from notes where kind = 'drill' and front = ?");
  const drills = db.prepare<[], NoteRow>("select * from notes where kind = 'drill' order by front");
  const ownDrills = db.prepare<[], NoteRow>(
    "select * from notes where kind = 'drill' and front >= 'own/' and front < 'own0' and gone_at is null order by front",
  );
  const neededNow = db.prepare<[number], string>('select needed from needs where note_id = ?').pluck();
  const insert = db.prepare(
    `insert into notes (file_id, kind, front, back, remark, explicit_id, tags, needs, headings, line, end_line, dialect, added_at, changed_at, rule, quality, findings)
     values (@fileId, @kind, @front, @back, @remark, @explicitId, @tags, @needs, @headings, @line, @endLine, @dialect, @at, @at,
       @rule, @quality, @findings)`,
  );
  const replace = db.prepare(
    `update notes set file_id = @fileId, kind = @kind, front = @front, back = @back, remark = @remark, explicit_id = @explicitId,
       tags = @tags, needs = @needs, headings = @headings, line = @line, end_line = @endLine, dialect = @dialect,
       rule = @rule, quality = @quality, findings = @findings, changed_at = @at, imported = null, gone_at = null, deleted_at = null
     where id = @id`,
  );
  const replaceBeside = db.prepare(
    `update notes set file_id = @fileId, remark = @remark, explicit_id = @explicitId, needs = @needs, headings = @headings,
       line = @line, end_line = @endLine, dialect = @dialect, rule = @rule, quality = @quality, findings = @findings,
       changed_at = @at, imported = @imported, gone_at = null, deleted_at = null
     where id = @id`,
  );
  const place = db.prepare(
    `update notes set file_id = @fileId, headings = @headings, line = @line, end_line = @endLine, gone_at = null, deleted_at = null,
       findings = @findings, rule = @rule, quality = @quality, dialect = @dialect,
       imported = json_set(imported, '$.headings', json(@headings), '$.line', @line, '$.endLine', @endLine)
     where id = @id`,
  );
  const edit = db.prepare(
    'update notes set front = @front, back = @back, tags = @tags, imported = @imported, changed_at = @at where id = @id',
  );
  const setGone = db.prepare<[number, number | null, number]>(
    'update notes set gone_at = coalesce(gone_at, ?), deleted_at = ? where id = ?',
  );
  const setBefore = db.prepare<[string | null, number]>('update notes set before = ? where id = ?');
  const addNeed = db.prepare<[number, string]>('insert or ignore into needs (note_id, needed) values (?, ?)');
  const dropNeeds = db.prepare<[number]>('delete from needs where note_id = ?');

  const setNeeds = (noteId: number, note: Pick<ParsedNote, 'kind' | 'front' | 'needs'>) => {
    dropNeeds.run(noteId);
    for (const needed of neededBy(note)) addNeed.run(noteId, needed);
  };

  return {
    get: (id: number): NoteRecord | undefined => read(byId.get(id)),
    /** The notes of a file that were not deleted, also those gone from it. */
    ofFile: (fileId: number): NoteRecord[] => byFile.all(fileId).map(fromRow),
    /** Notes gone from the files whose location begins with the prefix. */
    goneBelow: (prefix: string): NoteRecord[] => goneBelow.all(prefix, `${prefix}\u{10ffff}`).map(fromRow),
    withExplicitId: (explicitId: string): number | undefined => byExplicitId.get(explicitId)?.id,
    drill: (family: string): NoteRecord | undefined => read(drill.get(family)),
    /** Drills that notes define, not those gone from their files. */
    ownDrills: (): NoteRecord[] => ownDrills.all().map(fromRow),
    /** Brings what drills wait for in line with what their families need; whether anything was another. */
    refreshDrillNeeds(): boolean {
      const stale = drills
        .all()
        .map(fromRow)
        .filter(({ id, note }) => {
          const wanted = [...neededBy(note)].sort();
          const now = neededNow.all(id).sort();
          return wanted.length !== now.length || wanted.some((needed, index) => needed !== now[index]);
        });
      for (const { id, note } of stale) setNeeds(id, note);
      return stale.length > 0;
    },
    /** Notes down what a note waits for, as its row says. */
    setNeeds(id: number): void {
      const record = read(byId.get(id));
      if (record !== undefined) setNeeds(id, record.note);
    },
    insert(fileId: number | null, note: ParsedNote, findings: readonly string[], at: number): number {
      const id = Number(
        insert.run({ ...columns(note), findings: JSON.stringify(findings), fileId, at }).lastInsertRowid,
      );
      for (const needed of neededBy(note)) addNeed.run(id, needed);
      return id;
    },
    /** Takes over the file's text, and forgets the person's own edits of it. */
    replace(id: number, fileId: number, note: ParsedNote, findings: readonly string[], at: number): void {
      replace.run({ ...columns(note), findings: JSON.stringify(findings), id, fileId, at });
      setNeeds(id, note);
    },
    /** Takes over all of the file but front, back, tags and kind, which are the person's own. */
    replaceBeside(
      id: number,
      fileId: number,
      note: ParsedNote,
      findings: readonly string[],
      at: number,
    ): void {
      const values = { ...columns(note), findings: JSON.stringify(findings), imported: JSON.stringify(note) };
      replaceBeside.run({ ...values, id, fileId, at });
      setNeeds(id, note);
    },
    /** Notes a new place, also of the file's own text beneath an edit; the text stays as it is. */
    place: (id: number, fileId: number, note: ParsedNote, findings: readonly string[]): void =>
      void place.run({
        id,
        fileId,
        headings: JSON.stringify(note.headings),
        line: note.line,
        endLine: note.endLine,
        findings: JSON.stringify(findings),
        rule: note.proposal?.rule ?? null,
        quality: note.proposal?.quality ?? null,
        dialect: note.dialect,
      }),
    /** Changes the text here; `imported` remembers what the file says. */
    edit: (
      id: number,
      text: { front: string; back: string; tags: readonly string[] },
      imported: ParsedNote,
      at: number,
    ): void =>
      void edit.run({ ...text, tags: JSON.stringify(text.tags), imported: JSON.stringify(imported), id, at }),
    /** Notes that it is not in its file any more, and whether the person deleted it. */
    setGone: (id: number, at: number, isDeleted: boolean): void =>
      void setGone.run(at, isDeleted ? at : null, id),
    setBefore: (id: number, before: readonly ReadBefore[]): void =>
      void setBefore.run(before.length === 0 ? null : JSON.stringify(before), id),
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
    rule: note.proposal?.rule ?? null,
    quality: note.proposal?.quality ?? null,
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
    proposal: row.rule === null ? null : { rule: row.rule, quality: row.quality ?? 0 },
    schedules: [],
  };
  return {
    id: row.id,
    fileId: row.file_id,
    note,
    imported: row.imported === null ? note : (JSON.parse(row.imported) as ParsedNote),
    isEdited: row.imported !== null,
    isGone: row.gone_at !== null,
    isDeleted: row.deleted_at !== null,
    addedAt: row.added_at,
    findings: row.findings === '[]' ? [] : (JSON.parse(row.findings) as string[]),
    before: row.before === null ? [] : (JSON.parse(row.before) as ReadBefore[]),
  };
}
