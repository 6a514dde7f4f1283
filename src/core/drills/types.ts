import type { Syntax } from '../answers/syntax.ts';
import type { Picture } from './picture.ts';

/** From 1, the gentlest, to 5. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** One of the answers to choose from. */
export interface Choice {
  /** Inline Markdown. */
  readonly text: string;
  /** Id of the mistake that leads here; null for the right choice. */
  readonly misconception: string | null;
}

/** A box to fill in. */
export interface Field {
  readonly label: string;
  readonly syntax: Syntax;
  readonly right: string;
  /** What is to be typed, in a few words. */
  readonly hint: string;
}

/** Something in the picture that can be marked. */
export interface MarkTarget {
  /** Name of a device or id of a link of the picture. */
  readonly id: string;
  /** How it is called in words. */
  readonly label: string;
}

/** How the answer is given, with what is right. */
export type AnswerForm =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly right: number }
  | { readonly kind: 'typed'; readonly syntax: Syntax; readonly right: string; readonly hint: string }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** Items to be put in order; `right` has their indexes, first one first. */
  | { readonly kind: 'order'; readonly items: readonly string[]; readonly right: readonly number[] }
  /** Things to be marked in the picture: one, or all that fit. */
  | {
      readonly kind: 'mark';
      readonly targets: readonly MarkTarget[];
      readonly right: readonly string[];
      readonly several: boolean;
    };

/** What a person answers. */
export type Answer =
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'typed'; readonly text: string }
  /** One text per field. */
  | { readonly kind: 'fields'; readonly texts: readonly string[] }
  /** Indexes of the items, first one first. */
  | { readonly kind: 'order'; readonly order: readonly number[] }
  /** Ids of the targets marked, in any order. */
  | { readonly kind: 'mark'; readonly ids: readonly string[] };

/** A part of the worked explanation. */
export type Working =
  | { readonly kind: 'text'; readonly markdown: string }
  | {
      readonly kind: 'bits';
      /** Thirty-two bits each, as 0 and 1 without dots; the first `compared` are the ones that count. */
      readonly rows: readonly {
        readonly label: string;
        readonly bits: string;
        readonly compared: number;
        readonly verdict: 'plain' | 'match' | 'differs';
        readonly remark: string;
      }[];
    }
  /** Everything that was considered, in the order it was, and why it won or lost. */
  | {
      readonly kind: 'candidates';
      readonly rows: readonly {
        readonly label: string;
        readonly verdict: 'wins' | 'loses' | 'no-match';
        readonly reason: string;
      }[];
    }
  | { readonly kind: 'steps'; readonly steps: readonly string[] };

/** What somebody with one misconception answers to an instance, and what is said of it. */
export interface Mistake {
  /** Id in the family's `misconceptions`. */
  readonly misconception: string;
  /** One or two sentences: why it is one, for the instance at hand. */
  readonly sentence: string;
  /** Never the right answer. */
  readonly answer: Answer;
}

/** One question, wholly decided by family, level and seed. */
export interface DrillInstance {
  readonly family: string;
  readonly level: Level;
  readonly seed: number;
  /** Inline Markdown, one or two sentences. */
  readonly question: string;
  readonly picture: Picture | null;
  readonly answer: AnswerForm;
  /** Inline Markdown: the right answer in a few words. */
  readonly rightText: string;
  /** First a text of one sentence that says why the right answer is right; bits or candidates may follow; last the steps. */
  readonly explanation: readonly Working[];
  /** The likeliest first; where two lead to one answer, the first is named. */
  readonly mistakes: readonly Mistake[];
}

/** What marking an answer says. */
export interface Verdict {
  readonly right: boolean;
  /** Id of the mistake recognised, if any. */
  readonly misconception: string | null;
  /** Heading: `Right`, or the mistake in words such as `You took a shorter prefix`. */
  readonly title: string;
  /** One sentence: why the mistake is one, or why the answer is right. */
  readonly sentence: string;
  /** A sentence when the form is right but unusual. */
  readonly remark: string | null;
  /** Which fields are right, for an answer of several; null for any other. */
  readonly parts: readonly boolean[] | null;
  /** Set if the answer's form could not be read: what is missing. It is then neither right nor wrong. */
  readonly formProblem: string | null;
}

/** A kind of drill: a skill with one memory state. One file each; the id is the file's name. */
export interface DrillFamily {
  readonly id: string;
  readonly title: string;
  /** Topic it is listed under, such as `Routing`. */
  readonly topic: string;
  /** Ids of families to be learned first. */
  readonly needs: readonly string[];
  /** What each level asks, from 1 to 5, with its ranges. */
  readonly levels: readonly [string, string, string, string, string];
  /** The mistakes it knows by id, each with its heading, such as `You took a shorter prefix`. */
  readonly misconceptions: Readonly<Record<string, string>>;
  /** Makes the instance; the same arguments always give the same. */
  make(level: Level, seed: number): DrillInstance;
}
