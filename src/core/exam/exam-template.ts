/** An exam to begin with, whose domains name decks by their full names. */
export interface ExamTemplate {
  /** The name of its file. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly name: string;
  readonly passMark: number;
  readonly durationMs: number;
  readonly taskCount: number;
  readonly minutesPerDay: number;
  readonly drillShare: number;
  readonly domains: readonly {
    readonly name: string;
    readonly weight: number;
    readonly decks: readonly string[];
  }[];
}

const modules = import.meta.glob<{ template: ExamTemplate }>('./blueprints/*.ts', { eager: true });

/** The bundled exams; a file in `blueprints/` that exports `template` is registered by being there. */
export const examTemplates: readonly ExamTemplate[] = Object.values(modules).map(({ template }) => template);
