import type { Connection } from '../db/open.ts';

/** What was turned down: a card by the hash of its content, or a rule in a source by its location. */
export interface Rejection {
  readonly kind: 'card' | 'rule';
  readonly place: string;
  readonly name: string;
}

/** SQL of the table `rejections`: proposals that are not to be made again. */
export function rejectionsTable(db: Connection) {
  const all = db.prepare<[], Rejection>('select kind, place, name from rejections');
  const add = db.prepare<Rejection & { at: number }>(
    'insert or ignore into rejections (kind, place, name, at) values (@kind, @place, @name, @at)',
  );
  const remove = db.prepare<Rejection>(
    'delete from rejections where kind = @kind and place = @place and name = @name',
  );
  return {
    all: (): Rejection[] => all.all(),
    add: (row: Rejection, at: number): void => void add.run({ ...row, at }),
    remove: (row: Rejection): void => void remove.run(row),
  };
}
