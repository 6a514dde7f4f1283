import { parseArgs } from 'node:util';
import { ArgumentError, parseHostOptions, type HostOptions } from '../backend/host-options.ts';

export const usage = `npm run -s nexthop -- COMMAND

  import PATH… [--deck NAME] [--dry-run] [--json]   read files and folders of notes as decks
         [--yes]                                    take the default for every question instead of stopping
         [--dialect ID] [--no-proposals]            how cards are written there; propose none where there are none
  export FILE                                       write the whole collection to FILE (.json or .sqlite)
  export FILE|DIR [--deck NAME] [--format F]        write decks as notes (nexthop, obsidian-sr, hashcards, csv, tsv, anki-text, json)
  check                                             check the collection, and replay its review log
  call METHOD [JSON]                                call any method, such as deck.list; the result as JSON

  --data DIR    folder of the collection, instead of the usual place
  --now ISO     the instant it is, such as 2026-03-01T09:00:00Z
  --seed N      make everything drawn by chance repeatable`;

/** What the command line asks for. */
export type CommandLine =
  | { readonly command: 'help' }
  | {
      readonly command: 'import';
      readonly options: HostOptions;
      readonly paths: readonly string[];
      readonly deck: string | null;
      /** Null if the files are to show it. */
      readonly dialect: string | null;
      readonly proposes: boolean;
      readonly isDryRun: boolean;
      readonly isJson: boolean;
      /** Whether every open question takes its default. */
      readonly takesDefaults: boolean;
    }
  | {
      readonly command: 'export';
      readonly options: HostOptions;
      readonly file: string;
      readonly deck: string | null;
      readonly format: string | null;
    }
  | { readonly command: 'check'; readonly options: HostOptions }
  | {
      readonly command: 'call';
      readonly options: HostOptions;
      readonly method: string;
      readonly json: string;
    };

const shared = {
  data: { type: 'string' },
  now: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const flags = {
  ...shared,
  deck: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  dialect: { type: 'string' },
  'no-proposals': { type: 'boolean' },
  format: { type: 'string' },
} as const;

/** Reads the arguments; throws ArgumentError with a sentence for what makes no sense. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help === true || command === 'help') return { command: 'help' };
  if (command === undefined) throw new ArgumentError('Say what to do.');
  const ofImport = ['dry-run', 'json', 'yes', 'dialect', 'no-proposals'] as const;
  const strange = command === 'import' ? undefined : ofImport.find((name) => values[name] !== undefined);
  if (strange !== undefined) throw new ArgumentError(`--${strange} belongs to import.`);
  if (command !== 'import' && command !== 'export' && values.deck !== undefined)
    throw new ArgumentError('--deck belongs to import and export.');
  if (command !== 'export' && values.format !== undefined)
    throw new ArgumentError('--format belongs to export.');
  const options = parseHostOptions(args);
  switch (command) {
    case 'import':
      if (rest.length === 0) throw new ArgumentError('Name the files or folders to import.');
      return {
        command,
        options,
        paths: rest,
        deck: values.deck ?? null,
        dialect: values.dialect ?? null,
        proposes: values['no-proposals'] !== true,
        isDryRun: values['dry-run'] === true,
        isJson: values.json === true,
        takesDefaults: values.yes === true,
      };
    case 'export':
      return {
        command,
        options,
        file: only(rest, 'export needs the one file or folder to write to.'),
        deck: values.deck ?? null,
        format: values.format ?? null,
      };
    case 'check':
      if (rest.length > 0) throw new ArgumentError('check takes no arguments.');
      return { command, options };
    case 'call': {
      const [method, json, ...more] = rest;
      if (method === undefined || more.length > 0)
        throw new ArgumentError('call needs a method, and at most one JSON argument in quotes.');
      return { command, options, method, json: json ?? '{}' };
    }
    default:
      throw new ArgumentError(`There is no command ${command}.`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function only(values: readonly string[], message: string): string {
  const [value, ...more] = values;
  if (value === undefined || more.length > 0) throw new ArgumentError(message);
  return value;
}
