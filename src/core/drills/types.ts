/** From 1, the gentlest, to 5. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** One of the answers to choose from. */
export interface Choice {
  /** Inline Markdown. */
  readonly text: string;
  /** Id of the mistake that leads here; null for the right choice. */
  readonly misconception: string | null;
}

/** How the answer is given, with what is right. */
export type AnswerForm =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly right: number }
  | { readonly kind: 'address'; readonly right: string; readonly hint: string };

/** What a person answers: the index of a choice from 0, or text typed. */
export type Answer =
  { readonly kind: 'choice'; readonly index: number } | { readonly kind: 'typed'; readonly text: string };

/** What is drawn above the answers; the data, not the drawing. */
export type Picture =
  | {
      readonly kind: 'routes';
      /** One row per route, in the order shown; choice n of the answer is row n. */
      readonly rows: readonly {
        readonly destination: string;
        readonly via: string;
        readonly device: string;
        readonly metric: string;
      }[];
    }
  | {
      readonly kind: 'hosts';
      /** Devices in drawing order; every link joins two of them. */
      readonly devices: readonly {
        readonly name: string;
        readonly role: 'host' | 'switch' | 'router';
        readonly address: string | null;
      }[];
      readonly links: readonly { readonly from: string; readonly to: string }[];
    }
  | {
      readonly kind: 'zone';
      readonly origin: string;
      readonly records: readonly {
        readonly name: string;
        readonly ttl: number;
        readonly type: string;
        readonly data: string;
      }[];
    };

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
  | { readonly kind: 'steps'; readonly steps: readonly string[] };

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
  readonly explanation: readonly Working[];
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
  /** Makes the instance; the same arguments always give the same. */
  make(level: Level, seed: number): DrillInstance;
  /** Marks an answer to an instance of this family. */
  check(instance: DrillInstance, answer: Answer): Verdict;
}
