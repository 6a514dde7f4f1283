import type { ExamFields } from '../../contract/exam.ts';

/** A domain as it is being written; the weight as typed. */
export interface DomainDraft {
  /** Tells drafts apart; counts up. */
  readonly id: number;
  name: string;
  weight: string;
  deckIds: number[];
  tags: string[];
  families: string[];
}

/** An exam as it is being written; numbers as typed, shares in percent, the instant as a local date and time. */
export interface ExamDraft {
  name: string;
  at: string;
  passMark: string;
  durationMinutes: string;
  taskCount: string;
  minutesPerDay: string;
  drillShare: string;
  isEvidence: boolean;
  domains: DomainDraft[];
}

/** What is wrong with a draft, by field; a domain's fields are `domain-ID-name` and so on. */
export type DraftProblems = Readonly<Record<string, string>>;

/** What a draft says, or what is wrong with it. */
export type ReadDraft =
  | { readonly fields: ExamFields; readonly problems: null }
  | { readonly fields: null; readonly problems: DraftProblems };

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** What the person says of an exam, without what the app knows of it. */
export function fieldsOf(exam: ExamFields): ExamFields {
  const { name, at, passMark, durationMs, taskCount } = exam;
  const { minutesPerDay, drillShare, isEvidence, domains } = exam;
  return { name, at, passMark, durationMs, taskCount, minutesPerDay, drillShare, isEvidence, domains };
}

/** A draft of what an exam is now, or of what a blueprint proposes. */
export function draftOf(fields: ExamFields): ExamDraft {
  return {
    name: fields.name,
    at: toLocal(fields.at),
    passMark: percentOf(fields.passMark),
    durationMinutes: String(fields.durationMs / MS_PER_MINUTE),
    taskCount: String(fields.taskCount),
    minutesPerDay: String(fields.minutesPerDay),
    drillShare: percentOf(fields.drillShare),
    isEvidence: fields.isEvidence,
    domains: fields.domains.map((domain, id) => ({
      ...{ id, name: domain.name, weight: String(domain.weight), deckIds: [...domain.deckIds] },
      ...{ tags: [...domain.tags], families: [...domain.families] },
    })),
  };
}

/** A draft with nothing in it, a month from now at nine. */
export function emptyDraft(now: number): ExamDraft {
  const at = new Date(now + 30 * MS_PER_DAY);
  at.setHours(9, 0, 0, 0);
  return {
    ...{ name: '', at: toLocal(at.getTime()), passMark: '60', durationMinutes: '60', taskCount: '20' },
    ...{ minutesPerDay: '20', drillShare: '40', isEvidence: true, domains: [emptyDomain(0)] },
  };
}

/** A domain that names nothing yet. */
export function emptyDomain(id: number): DomainDraft {
  return { id, name: '', weight: '10', deckIds: [], tags: [], families: [] };
}

/** Reads a draft; the date of a new exam has to be ahead. */
export function readDraft(draft: ExamDraft, isNew: boolean, now: number): ReadDraft {
  const problems: Record<string, string> = {};
  const number = (field: string, text: string, from: number, to: number, unit: string, isWhole = true) => {
    const value = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
    const isFine = value >= from && value <= to && (!isWhole || Number.isInteger(value));
    if (!isFine)
      problems[field] =
        `Give a ${isWhole ? 'whole number' : 'number'} of ${unit} from ${String(from)} to ${String(to)}.`;
    return value;
  };
  if (draft.name.trim() === '') problems['name'] = 'Give the exam a name.';
  const at = new Date(draft.at).getTime();
  if (Number.isNaN(at)) problems['at'] = 'Give the date and time the exam begins.';
  else if (isNew && at < now) problems['at'] = 'This is over. Give a date and time ahead.';
  const fields = {
    name: draft.name.trim(),
    at,
    passMark: number('passMark', draft.passMark, 1, 100, 'percent', false) / 100,
    durationMs: number('durationMinutes', draft.durationMinutes, 1, 1440, 'minutes') * MS_PER_MINUTE,
    taskCount: number('taskCount', draft.taskCount, 1, 200, 'tasks'),
    minutesPerDay: number('minutesPerDay', draft.minutesPerDay, 1, 600, 'minutes'),
    drillShare: number('drillShare', draft.drillShare, 0, 100, 'percent', false) / 100,
    isEvidence: draft.isEvidence,
    domains: draft.domains.map((domain) => {
      const { name, deckIds, tags, families } = domain;
      const key = `domain-${String(domain.id)}`;
      if (name.trim() === '') problems[`${key}-name`] = 'Give the domain a name.';
      else if (draft.domains.some((other) => other.id < domain.id && isSameName(other.name, name)))
        problems[`${key}-name`] = 'Another domain has this name.';
      if (deckIds.length + tags.length + families.length === 0)
        problems[`${key}-pool`] = 'Name a deck, a tag or a drill that it asks.';
      const weight = number(`${key}-weight`, domain.weight, 0.01, 10_000, 'parts', false);
      return { name: name.trim(), weight, deckIds, tags, families };
    }),
  };
  if (fields.domains.length === 0) problems['domains'] = 'An exam needs a domain to ask from.';
  return Object.keys(problems).length > 0 ? { fields: null, problems } : { fields, problems: null };
}

/** Share of a domain's weight in all that can be read, from 0 to 1; null if its own cannot. */
export function shareOf(draft: ExamDraft, domain: DomainDraft): number | null {
  const weightOf = ({ weight }: DomainDraft) => Number(weight.trim().replace(',', '.'));
  const own = weightOf(domain);
  const sum = draft.domains.map(weightOf).reduce((total, weight) => total + (weight > 0 ? weight : 0), 0);
  return own > 0 ? own / sum : null;
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function percentOf(share: number): string {
  return String(Number((share * 100).toFixed(2)));
}

/** `2026-03-02T09:00`, as a field for local date and time has it. */
function toLocal(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
