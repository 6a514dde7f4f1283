/** What a command does, in one canonical wording, or why it cannot be read. */
export type CommandOutcome =
  | {
      readonly kind: 'effect';
      /** Two commands do the same on the host if and only if these are equal. */
      readonly effect: string;
      /** Sentences on what is unusual about the command. */
      readonly remarks: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** An outcome that has an effect. */
export function does(effect: string, ...remarks: readonly string[]): CommandOutcome {
  return { kind: 'effect', effect, remarks };
}

/** An outcome that has none; the problem is a whole sentence. */
export function unreadable(problem: string): CommandOutcome {
  return { kind: 'unreadable', problem };
}
