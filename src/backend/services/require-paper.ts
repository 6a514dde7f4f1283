import { AppError } from '../../contract/errors.ts';
import type { Collection } from '../collection.ts';
import type { PaperRecord } from '../tables/papers.ts';

/** A paper by its id. Throws AppError `not-found`. */
export function requirePaper(collection: Collection, paperId: number): PaperRecord {
  const paper = collection.papers.get(paperId);
  if (paper === undefined)
    throw new AppError('not-found', 'That paper is not there any more. Choose another one in Exams.');
  return paper;
}
