import type { Card } from './card.ts';
import type { Outline, Section } from './outline.ts';

/** A way of making cards of plain notes; a file in `proposals/` that exports one as `rule` is registered by being there. */
export interface Rule {
  /** The name of its file. */
  readonly id: string;
  /** Where its cards come from, as it is shown behind `path:line`, such as `from a definition`. */
  readonly title: string;
  /** Cards of one section, in any order; most of them good, as all are filtered afterwards. */
  propose(section: Section, outline: Outline): readonly Card[];
}
