import { z } from 'zod';

const examId = z.int().positive();

export const planInputs = {
  'plan.calendar': z.strictObject({ examId }),
  'plan.follow': z.strictObject({ examId, isOn: z.boolean() }),
};

/** What the plan expects to ask on one study day. */
export interface PlanDay {
  /** Study day: days since 1970-01-01. */
  readonly day: number;
  /** The instant it begins. */
  readonly at: number;
  /** Reviews that would be due without the plan. */
  readonly ordinary: number;
  /** Reviews it asks that are due by then. */
  readonly due: number;
  /** Reviews it asks before they are due. */
  readonly pulledIn: number;
  /** Reviews due that it leaves, because they will hold. */
  readonly left: number;
  readonly new: number;
  readonly minutes: number;
}

/** What a plan towards an exam's date will do, before or while it is on. */
export interface PlanCalendar {
  readonly examId: number;
  readonly isOn: boolean;
  /** Name of the other exam that the schedule heads for now; null for none. */
  readonly other: string | null;
  /** From today to the exam's day. */
  readonly days: readonly PlanDay[];
  readonly pulledIn: number;
  readonly left: number;
  /** The last day with new material; null if there is none. */
  readonly lastNewDay: number | null;
  /** Expected score on the day with the plan and, within the same minutes, in the ordinary order. */
  readonly expected: number;
  readonly ordinaryExpected: number;
}

export interface PlanApi {
  /** `conflict` if the exam is over or its domains hold nothing to ask. */
  'plan.calendar': (input: z.infer<(typeof planInputs)['plan.calendar']>) => PlanCalendar;
  /** Turns the plan on, and that of any other exam off; or off, which leaves no trace. Days are left out where there are none to plan. */
  'plan.follow': (input: z.infer<(typeof planInputs)['plan.follow']>) => PlanCalendar;
}
