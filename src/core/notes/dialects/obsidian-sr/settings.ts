import type { DialectContext, OptionType } from '../../dialect.ts';
import type { Separator } from '../../inline-card.ts';
import { readClozePattern, type ClozePattern } from './cloze-pattern.ts';

/** The options of the dialect, as the plugin's own settings have them. */
export const optionTypes: Readonly<Record<string, OptionType>> = {
  tags: 'list',
  folders: 'flag',
  inline: 'text',
  'inline-reversed': 'text',
  multiline: 'text',
  'multiline-reversed': 'text',
  end: 'text',
  highlights: 'flag',
  bold: 'flag',
  curly: 'flag',
  patterns: 'list',
};

/** How a vault is set up: its tags, separators and patterns of clozes. */
export interface Settings {
  /** Without the `#`. */
  readonly tags: readonly string[];
  /** Whether decks are named after folders, so that no tag is needed. */
  readonly usesFolders: boolean;
  readonly separators: readonly Separator[];
  readonly multiline: string;
  readonly multilineReversed: string;
  /** The line that ends a card; null where an empty line does. */
  readonly end: string | null;
  readonly patterns: readonly ClozePattern[];
}

/** The plugin's usual pattern, and the one with the hint and the number in footnotes behind it. */
const highlight = String.raw`==[123;;]answer[;;hint]==[^\[hint\]][\[^123\]]`;
const bold = '**[123;;]answer[;;hint]**';
const curly = '{{[123;;]answer[;;hint]}}';
const ankiCurly = '{{[123::]answer[::hint]}}';

/** The patterns that are off unless they are set. */
export const optionalPatterns: readonly ClozePattern[] = [bold, curly].flatMap(
  (source) => readClozePattern(source) ?? [],
);

/** The settings of a vault from `nexthop.yml`, the plugin's defaults where it says nothing. */
export function settingsOf({ options }: DialectContext): Settings {
  const text = (name: string, usually: string) => {
    const value = options[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : usually;
  };
  const flag = (name: string, usually: boolean) =>
    typeof options[name] === 'boolean' ? options[name] : usually;
  const list = (name: string) => {
    const value: unknown = options[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  };
  const tags = list('tags').map((tag) => tag.replace(/^#/, '').replace(/\/+$/, '').trim());
  const sources = [
    ...list('patterns'),
    ...(flag('highlights', true) ? [highlight] : []),
    ...(flag('bold', false) ? [bold] : []),
    ...(flag('curly', false) ? [curly, ankiCurly] : []),
  ];
  return {
    tags: tags.some(Boolean) ? tags.filter(Boolean) : ['flashcards'],
    usesFolders: flag('folders', false),
    separators: [
      { mark: text('inline', '::'), isTwoWay: false },
      { mark: text('inline-reversed', ':::'), isTwoWay: true },
    ],
    multiline: text('multiline', '?'),
    multilineReversed: text('multiline-reversed', '??'),
    end: text('end', '') || null,
    patterns: sources.flatMap((source) => readClozePattern(source) ?? []),
  };
}
