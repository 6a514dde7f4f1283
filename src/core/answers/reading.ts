/** What a typed text says: its one canonical meaning, or why it cannot be read. */
export type Reading =
  | {
      readonly kind: 'read';
      /** Two texts mean the same if and only if these are equal. */
      readonly meaning: string;
      /** A sentence when the form is right but unusual. */
      readonly remark: string | null;
    }
  | {
      readonly kind: 'form-error';
      /** A sentence that says what the form lacks, such as a missing prefix length. */
      readonly problem: string;
    };

/** A reading that has a meaning. */
export function read(meaning: string, remark: string | null = null): Reading {
  return { kind: 'read', meaning, remark };
}

/** A reading that has none. */
export function formError(problem: string): Reading {
  return { kind: 'form-error', problem };
}
