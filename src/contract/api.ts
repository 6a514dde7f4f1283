import type { z } from 'zod';
import { cardInputs, type CardApi } from './card.ts';
import { collectionInputs, type CollectionApi } from './collection.ts';
import { deckInputs, type DeckApi } from './deck.ts';
import { drillInputs, type DrillApi } from './drill.ts';
import { examInputs, type ExamApi } from './exam.ts';
import { exportInputs, type ExportApi } from './export.ts';
import { importInputs, type ImportApi } from './import.ts';
import { paperInputs, type PaperApi } from './paper.ts';
import { planInputs, type PlanApi } from './plan.ts';
import { reviewInputs, type ReviewApi } from './review.ts';
import { sourceInputs, type SourceApi } from './source.ts';

/** Everything a screen or a script can ask of the backend: flat `area.verb` names, one JSON argument, one JSON result. */
export interface Api
  extends
    CollectionApi,
    DeckApi,
    ReviewApi,
    CardApi,
    DrillApi,
    ImportApi,
    ExportApi,
    SourceApi,
    ExamApi,
    PaperApi,
    PlanApi {}

export type Method = keyof Api;

/** The argument a caller gives: fields with defaults may be left out. */
export type InputOf<M extends Method> = z.input<(typeof inputs)[M]>;

/** The argument as a service sees it: checked, with its defaults filled in. */
export type CheckedOf<M extends Method> = z.output<(typeof inputs)[M]>;

/** What a method answers. */
export type ResultOf<M extends Method> = ReturnType<Api[M]>;

/** The methods of the given areas; a service returns `{…} satisfies ApiOf<'deck'>`. */
export type ApiOf<Area extends string> = {
  [M in Method as M extends `${Area}.${string}` ? M : never]: Api[M];
};

/** The schema of every method's argument; a method without one does not compile. */
export const inputs = {
  ...collectionInputs,
  ...deckInputs,
  ...reviewInputs,
  ...cardInputs,
  ...drillInputs,
  ...importInputs,
  ...sourceInputs,
  ...exportInputs,
  ...examInputs,
  ...paperInputs,
  ...planInputs,
} satisfies Record<Method, z.ZodType>;
