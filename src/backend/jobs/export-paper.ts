import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedOf } from '../../contract/api.ts';
import type { Paper, PaperTask, WrittenFile } from '../../contract/paper.ts';
import { describeHosts } from '../../core/drills/hosts-words.ts';
import { hostsSvg } from '../../core/exam/hosts-svg.ts';
import { paperMarkdown } from '../../core/exam/paper-markdown.ts';
import type { DrawHosts } from '../../core/exam/printed-paper.ts';
import { reportMarkdown } from '../../core/exam/report-markdown.ts';
import { fileName } from '../../core/notes/export/file-names.ts';
import { withReferences } from '../../core/notes/export/references.ts';
import { escapedText } from '../../core/notes/markdown-parts.ts';
import type { Collection } from '../collection.ts';
import { printableImage } from '../pdf/printable-image.ts';
import type { PdfImage } from '../pdf/pdf-text.ts';
import { writePdf } from '../pdf/write-pdf.ts';
import { askedOf } from '../services/paper-json.ts';
import { paperReport } from '../services/paper-report.ts';
import { requirePaper } from '../services/require-paper.ts';
import { instanceOf, showPaper } from '../services/show-paper.ts';
import type { Report } from './jobs.ts';

type Input = CheckedOf<'paper.export'>;

/** What is to be written, before it becomes a file. */
interface Written {
  readonly title: string;
  /** Markdown, each to begin on a page of its own. */
  readonly sheets: readonly string[];
}

/** Units that a drawn network may be wide; it is made smaller in print. */
const drawingWidth = 680;
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** Writes a paper's report, or the paper empty with its key, as Markdown or PDF. Throws AppError; the promise needs the collection no more. */
export function exportPaper(collection: Collection, input: Input, report: Report): Promise<WrittenFile> {
  report(0, 2, 'Reading the paper');
  if (input.format === 'markdown') {
    const { title, sheets } = collection.db.transaction(() => written(collection, input, null, plain))();
    const text = sheets.join('\n---\n\n');
    return Promise.resolve(file(title, 'md', 'text/markdown; charset=utf-8', Buffer.from(text)));
  }
  const images = new Images(collection.dataDir);
  const { title, sheets } = collection.db.transaction(() =>
    written(collection, input, images.draw, renamedMedia),
  )();
  report(1, 2, 'Writing the pages');
  const { at } = collection.now();
  return writePdf({ title, sheets, imageOf: images.at, madeAt: at }).then((bytes) =>
    file(title, 'pdf', 'application/pdf', bytes),
  );
}

function written(
  collection: Collection,
  { paperId, what }: Input,
  drawHosts: DrawHosts | null,
  prepare: (task: PaperTask) => PaperTask,
): Written {
  if (what === 'report') {
    const report = paperReport(collection, paperId);
    const paper = { ...report.paper, tasks: report.paper.tasks.map(prepare) };
    const options = { dateOf: (at: number) => dates.format(at), submittedAt: paper.submittedAt, drawHosts };
    return { title: `${titleOf(paper)}, report`, sheets: [reportMarkdown({ ...report, paper }, options)] };
  }
  const record = requirePaper(collection, paperId);
  const shown = showPaper(collection, record);
  const isKeyOpen = record.submitted_at !== null || record.mode === 'study';
  const tasks = isKeyOpen ? revealed(collection, shown) : shown.tasks;
  const { paper, key } = paperMarkdown({ ...shown, tasks: tasks.map(prepare) }, isKeyOpen, drawHosts);
  return { title: titleOf(shown), sheets: key === null ? [paper] : [paper, key] };
}

/** The tasks with what is right, whether or not they were answered. */
function revealed(collection: Collection, { paperId, tasks }: Paper): PaperTask[] {
  const records = collection.papers.tasks(paperId);
  return tasks.map((task, index) => {
    const record = records[index];
    if (record === undefined) return task;
    const asked = askedOf(record);
    return asked.kind === 'drill'
      ? { ...task, instance: instanceOf(collection, asked) }
      : { ...task, card: { front: asked.front, back: asked.back, media: asked.media } };
  });
}

function titleOf({ examName, number }: Paper): string {
  return `${examName}, mock ${number}`;
}

function plain(task: PaperTask): PaperTask {
  return task;
}

/** A card whose images are named as they are kept, because the same reference may mean another image in another note. */
function renamedMedia(task: PaperTask): PaperTask {
  if (task.card === null) return task;
  const { front, back, media } = task.card;
  const renamed = new Map(Object.entries(media));
  const write = (text: string) => withReferences(text, renamed);
  return { ...task, card: { front: write(front), back: back === null ? null : write(back), media } };
}

/** The images of a document: networks as they are drawn, and those of cards as they are kept. */
class Images {
  readonly #folder: string;
  readonly #drawn = new Map<string, PdfImage>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'media');
  }

  /** Draws a network and gives the Markdown that refers to it. */
  readonly draw: DrawHosts = (picture, letters) => {
    const reference = `network:${this.#drawn.size + 1}`;
    this.#drawn.set(reference, { kind: 'svg', ...hostsSvg(picture, letters, drawingWidth) });
    return `![${escapedText(describeHosts(picture))}](${reference})`;
  };

  /** What a reference leads to; null if it is not kept or cannot be printed. */
  readonly at = (reference: string): PdfImage | null => {
    const drawn = this.#drawn.get(reference);
    if (drawn !== undefined) return drawn;
    if (!keptName.test(reference)) return null;
    const dataUrl = this.#read(reference);
    return dataUrl === null ? null : { kind: 'bitmap', dataUrl };
  };

  #read(name: string): string | null {
    try {
      return printableImage(readFileSync(join(this.#folder, name)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }
}

/** Named by the hash of their content. */
const keptName = /^[\da-f]{64}\.(?:png|jpe?g)$/;

function file(title: string, extension: string, type: string, bytes: Uint8Array): WrittenFile {
  return { name: `${fileName(title)}.${extension}`, type, base64: Buffer.from(bytes).toString('base64') };
}
