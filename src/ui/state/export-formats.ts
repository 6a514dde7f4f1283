import type { ExportFormat } from '../../contract/export.ts';

/** How an export is offered: its name, what it keeps, and whether it is always a single file. */
interface FormatChoice {
  readonly format: ExportFormat;
  readonly title: string;
  readonly holds: string;
  readonly isOneFile: boolean;
}

/** The formats a deck can be exported to, the most faithful first. */
export const exportChoices: readonly FormatChoice[] = [
  {
    format: 'nexthop',
    title: 'Markdown in Nexthop’s syntax',
    holds: 'Everything the cards say, with ids, headings, tags, drills and images. No schedules.',
    isOneFile: false,
  },
  {
    format: 'obsidian-sr',
    title: 'Markdown for Obsidian Spaced Repetition',
    holds: 'Cards with their schedules; ids, tags and remarks in a comment that Nexthop reads. No drills.',
    isOneFile: false,
  },
  {
    format: 'hashcards',
    title: 'Markdown for hashcards',
    holds:
      'Cards asked one way; ids, tags and remarks in a comment that Nexthop reads. No drills or schedules.',
    isOneFile: false,
  },
  {
    format: 'csv',
    title: 'Table, separated by commas (CSV)',
    holds: 'Texts in Markdown, ids, tags and decks for a spreadsheet. No headings, drills or schedules.',
    isOneFile: true,
  },
  {
    format: 'tsv',
    title: 'Table, separated by tabs (TSV)',
    holds: 'The same as CSV.',
    isOneFile: true,
  },
  {
    format: 'anki-text',
    title: 'Text for Anki',
    holds: 'Cards as HTML with note types, decks and tags, to be imported in Anki. No drills or schedules.',
    isOneFile: true,
  },
  {
    format: 'json',
    title: 'JSON with all history',
    holds: 'Notes, cards, every review and its parameters, as the database holds them. No images.',
    isOneFile: true,
  },
];
