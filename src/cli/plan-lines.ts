import type { ChangeKind, ImportPlan } from '../contract/import.ts';

const kinds: readonly (readonly [ChangeKind, string])[] = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['moved', 'moved'],
  ['split', 'split'],
  ['merged', 'merged'],
  ['unchanged', 'unchanged'],
  ['gone', 'gone'],
  ['rejected', 'turned down'],
];

/** A plan as lines of text: counts, decks, dialects, rules, media, problems and findings. */
export function planLines(plan: ImportPlan): string[] {
  const found = kinds
    .filter(([kind]) => plan.counts[kind] > 0)
    .map(([kind, word]) => `${plan.counts[kind]} ${word}`);
  const cards = found.length === 0 ? 'no cards' : `cards: ${found.join(', ')}`;
  return [
    `${plan.title}: ${counted(plan.files.length, 'file')}, ${cards}.`,
    ...plan.decks.map((deck) => `  into ${deck}`),
    ...dialectLines(plan),
    ...plan.rules.map(
      ({ rule, cards: made, quality }) =>
        `  proposed by ${rule}: ${counted(made, 'card')}, quality ${quality.toFixed(2)}`,
    ),
    ...mediaLines(plan),
    ...plan.problems.map(({ path, line, message }) => `${path}:${line} ${message}`),
    ...plan.findings.map(
      ({ path, line, claim, computation, correction }) =>
        `${path}:${line} “${claim}”: ${computation} ${correction}`,
    ),
  ];
}

/** The questions of a plan as lines of text, with what is done about each. */
export function questionLines({ questions }: ImportPlan, isApplied: boolean): string[] {
  return questions.flatMap(({ text, options, default: usual, answer, after, before }) => {
    const [place] = [...after, ...before];
    return [
      `${place === undefined ? '' : `${place.path}:${place.line} `}${text}`,
      ...options.map(({ id, does }) => {
        const mark = id === (answer ?? usual) ? (isApplied ? ' (taken)' : ' (default)') : '';
        return `  ${id}${mark}: ${does}`;
      }),
    ];
  });
}

/** Nexthop's own syntax goes without saying. */
function dialectLines({ dialects }: ImportPlan): string[] {
  return dialects
    .filter(({ dialect, files }) => files > 0 && dialect !== 'nexthop')
    .map(({ title, files, by, examples }) => {
      const marks = examples
        .slice(0, 3)
        .map(({ path, line, mark }) => `${path}:${line} ${mark}`)
        .join('; ');
      return `  read as ${title} (${counted(files, 'file')}, by ${by ?? 'default'})${marks === '' ? '' : `: ${marks}`}`;
    });
}

function mediaLines({ media: { kept, missing, remote } }: ImportPlan): string[] {
  return [
    ...(kept === 0 ? [] : [`  with ${counted(kept, 'image or sound', 'images or sounds')}`]),
    ...(missing.length === 0 ? [] : [`  ${counted(missing.length, 'file')} missing`]),
    ...remote.map(
      ({ path, line, reference }) => `${path}:${line} ${reference} is on the web and was not fetched.`,
    ),
  ];
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
