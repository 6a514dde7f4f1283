import { card, type Section, type VaultCard, type VaultFile } from './vault.ts';

/** Draws whole numbers below a bound, always the same from the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 2654435761 + 12345;
  }

  below(bound: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * bound);
  }

  pick<Kind>(all: readonly Kind[]): Kind {
    const found = all[this.below(all.length)];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }
}

/** Changes a vault in place; false if there was nothing it could change. `spare` gives cards that are not in the vault. */
export type Edit = (vault: VaultFile[], dice: Dice, spare: () => VaultCard) => boolean;

interface Spot {
  readonly section: Section;
  readonly index: number;
  readonly card: VaultCard;
}

const otherWords = 'chosen usual actual given particular separate whole common related further'.split(' ');

export const edits: Readonly<Record<string, Edit>> = {
  'typo in the question': onCard(isPlain, (one, dice) => ({ ...one, front: typo(one.front, dice) })),
  'typo in the answer': onCard(hasBack, (one, dice) => ({ ...one, back: typo(one.back, dice) })),
  'typo in a gap text': onCard(isCloze, (one, dice) => ({ ...one, front: typo(one.front, dice) })),
  'question reworded': onCard(isPlain, (one, dice) => ({ ...one, front: reworded(one.front, dice, 0.3) })),
  'answer reworded': onCard(hasBack, (one, dice) => ({ ...one, back: reworded(one.back, dice, 0.5) })),
  'gap text reworded': onCard(isCloze, (one, dice) => ({ ...one, front: rewordedAround(one.front, dice) })),
  'answer written anew': onCard(isPlain, (one) => ({ ...one, back: 'Quite another sentence than before.' })),
  'question and answer reworded': onCard(isPlain, (one, dice) => ({
    ...one,
    front: reworded(one.front, dice, 0.25),
    back: reworded(one.back, dice, 0.25),
  })),
  'digit in the answer': onCard(
    (one) => isPlain(one) && /\d/.test(one.back),
    (one, dice) => ({ ...one, back: otherDigit(one.back, dice) }),
  ),
  'digit in the question': onCard(
    (one) => isPlain(one) && /\d/.test(one.front),
    (one, dice) => ({ ...one, front: otherDigit(one.front, dice) }),
  ),
  'sentence added to the answer': onCard(isPlain, (one) => ({
    ...one,
    back: `${one.back} It is worth knowing by heart.`,
  })),
  'lines reflowed': onCard(
    (one) => one.kind === 'basic' && one.back.split(' ').length > 5,
    (one) => ({ ...one, back: one.back.replaceAll(' ', '\n').replace('\n', ' ') }),
    true,
  ),
  'bullets swapped': onCard(
    (one) => one.kind === 'basic' && one.back.includes('. '),
    (one) => ({ ...one, back: one.back.split('. ').reverse().join('. ') }),
  ),
  'line ends changed': (vault, dice) => {
    dice.pick(vault).newline = '\r\n';
    return true;
  },
  'moved in its section': (vault, dice) => {
    const spot = spotOf(vault, dice, () => true);
    if (!spot) return false;
    spot.section.cards.splice(spot.index, 1);
    spot.section.cards.splice(dice.below(spot.section.cards.length + 1), 0, spot.card);
    return true;
  },
  'moved to another section': (vault, dice) => move(vault, dice, (one) => one),
  'moved and mistyped': (vault, dice) =>
    move(vault, dice, (one) => ({ ...one, front: typo(one.front, dice) }), isPlain),
  'moved and answer reworded': (vault, dice) =>
    move(vault, dice, (one) => ({ ...one, back: reworded(one.back, dice, 0.4) }), isPlain),
  'heading renamed': (vault, dice) => {
    dice.pick(dice.pick(vault).sections).title = `Renamed ${dice.below(1000)}`;
    return true;
  },
  'heading renamed and cards edited': (vault, dice) => {
    const section = dice.pick(dice.pick(vault).sections);
    section.title = `Renamed ${dice.below(1000)}`;
    return editSome(section, dice);
  },
  'file renamed': (vault, dice) => {
    dice.pick(vault).path = `renamed/${dice.below(1000)}.md`;
    return true;
  },
  'file renamed and cards edited': (vault, dice) => {
    const file = dice.pick(vault);
    file.path = `renamed/${dice.below(1000)}.md`;
    return file.sections.map((section) => editSome(section, dice)).includes(true);
  },
  'files numbered anew': (vault, dice) => {
    for (const [index, file] of vault.entries()) file.path = `${index + 2}.md`;
    return editSome(dice.pick(dice.pick(vault).sections), dice);
  },
  'section moved to another file': (vault, dice) => {
    const [from, to] = [vault[0], vault[1]];
    const section = from?.sections.pop();
    if (!section || !to) return false;
    to.sections.push(section);
    return editSome(section, dice);
  },
  'split in two': (vault, dice) => {
    const spot = spotOf(vault, dice, (one) => isPlain(one) && halves(one.back) !== null);
    const parts = spot && halves(spot.card.back);
    if (!spot || !parts) return false;
    const { card: one, section, index } = spot;
    const second = { ...one, front: `${one.front.replace(/\?$/, '')}, and what else?`, back: parts[1] };
    section.cards.splice(index, 1, { ...one, back: parts[0] }, second);
    return true;
  },
  'two merged': (vault, dice) => {
    const section = dice.pick(dice.pick(vault).sections);
    const index = section.cards.findIndex(
      (one, at) => isPlain(one) && isPlain(section.cards[at + 1]) && one.back.length > 25,
    );
    const [one, other] = [section.cards[index], section.cards[index + 1]];
    if (!one || !other) return false;
    const back = `${one.back} ${other.back}`;
    const front = `${one.front.replace(/\?$/, '')}, and: ${other.front}`;
    section.cards.splice(index, 2, { ...one, front, back, origins: [...one.origins, ...other.origins] });
    return true;
  },
  duplicated: (vault, dice) => {
    const spot = spotOf(vault, dice, () => true);
    spot?.section.cards.splice(dice.below(spot.section.cards.length), 0, spot.card);
    return spot !== null;
  },
  deleted: (vault, dice) => {
    const spot = spotOf(vault, dice, () => true);
    spot?.section.cards.splice(spot.index, 1);
    return spot !== null;
  },
  added: (vault, dice, spare) => {
    const spot = spotOf(vault, dice, () => true);
    spot?.section.cards.splice(spot.index, 0, spare());
    return spot !== null;
  },
  'replaced by another card': (vault, dice, spare) => {
    const spot = spotOf(vault, dice, () => true);
    spot?.section.cards.splice(spot.index, 1, spare());
    return spot !== null;
  },
  'replaced by one that looks alike': (vault, dice) => {
    const spot = spotOf(vault, dice, (one) => isPlain(one) && /\d/.test(one.front));
    if (!spot) return false;
    const { front, back } = spot.card;
    const other = card(
      'basic',
      otherDigit(front, dice),
      /\d/.test(back) ? otherDigit(back, dice) : `Not ${back}`,
    );
    spot.section.cards.splice(spot.index, 1, other);
    return true;
  },
  'replaced by a relative': (vault, dice, spare) => {
    const spot = spotOf(vault, dice, ({ front }) => /^Which port|encrypted by itself/.test(front));
    if (!spot) return false;
    for (let tries = 0; tries < 400; tries++) {
      const other = spare();
      if (other.front.slice(0, 10) !== spot.card.front.slice(0, 10)) continue;
      spot.section.cards.splice(spot.index, 1, other);
      return true;
    }
    return false;
  },
  'gaps swapped': onCard(isCloze, ({ front, ...one }) => {
    const [first = '', second = ''] = front.match(/\{\{[^}]*\}\}/g) ?? [];
    const swapped = front.replace(first, '\u0001').replace(second, first).replace('\u0001', second);
    return { ...one, front: swapped };
  }),
  'gap taken away': onCard(
    (one) => isCloze(one) && one.front.split('{{').length > 2,
    ({ front, ...one }) => ({
      ...one,
      front: front.replace(/\{\{([^}:]*)\}\}/, '$1'),
    }),
  ),
  'gap added': onCard(isCloze, ({ front, ...one }) => ({
    ...one,
    front: front.replace(/(^| )([a-z]{4,}) /, '$1{{$2}} '),
  })),
  'made two-way': onCard(
    (one) =>
      one.kind === 'basic' &&
      /^\S+( \S+)*$/.test(`${one.front} ${one.back}`) &&
      !/::/.test(one.front + one.back),
    (one) => ({ ...one, kind: 'two-way' }),
  ),
  'made one-way': onCard(
    ({ kind }) => kind === 'two-way',
    (one) => ({ ...one, kind: 'basic' }),
  ),
  'made a gap text': onCard(
    (one) => isPlain(one) && !/[{}]|::/.test(one.front + one.back),
    ({ front, back, ...one }) => ({ ...one, kind: 'cloze', front: `${front} {{${back}}}`, back: '' }),
  ),
  'several at once': (vault, dice, spare) => {
    const kinds = ['typo in the question', 'answer reworded', 'deleted', 'added', 'moved to another section'];
    const done = [...kinds, 'question reworded', 'heading renamed', 'file renamed'].map(
      (kind) => edits[kind]?.(vault, dice, spare) === true,
    );
    return done.includes(true);
  },
};

function onCard(
  suits: (one: VaultCard) => boolean,
  change: (one: VaultCard, dice: Dice) => VaultCard,
  mayBeSame = false,
): Edit {
  return (vault, dice) => {
    const spot = spotOf(vault, dice, suits);
    if (!spot) return false;
    const changed = change(spot.card, dice);
    spot.section.cards[spot.index] = changed;
    return (
      mayBeSame ||
      changed.front !== spot.card.front ||
      changed.back !== spot.card.back ||
      changed.kind !== spot.card.kind
    );
  };
}

function spotOf(vault: VaultFile[], dice: Dice, suits: (one: VaultCard) => boolean): Spot | null {
  const spots = vault.flatMap(({ sections }) =>
    sections.flatMap((section) => section.cards.map((one, index) => ({ section, index, card: one }))),
  );
  const suitable = spots.filter((spot) => spot.card.origins.length === 1 && suits(spot.card));
  return suitable.length === 0 ? null : dice.pick(suitable);
}

function move(
  vault: VaultFile[],
  dice: Dice,
  change: (one: VaultCard) => VaultCard,
  suits: (one: VaultCard) => boolean = () => true,
): boolean {
  const spot = spotOf(vault, dice, suits);
  if (!spot) return false;
  const other = dice.pick(vault.flatMap(({ sections }) => sections).filter((one) => one !== spot.section));
  spot.section.cards.splice(spot.index, 1);
  other.cards.splice(dice.below(other.cards.length + 1), 0, change(spot.card));
  return true;
}

function editSome(section: Section, dice: Dice): boolean {
  const index = section.cards.findIndex(isPlain);
  const one = section.cards[index];
  if (!one) return false;
  section.cards[index] = dice.below(2)
    ? { ...one, back: reworded(one.back, dice, 0.4) }
    : { ...one, front: reworded(one.front, dice, 0.2) };
  return true;
}

function isPlain(one: VaultCard | undefined): boolean {
  return one?.kind === 'basic' && one.origins.length === 1;
}

function isCloze({ kind }: VaultCard): boolean {
  return kind === 'cloze';
}

function hasBack(one: VaultCard): boolean {
  return isPlain(one) && one.back.split(' ').length >= 4;
}

/** Swaps, drops, doubles or replaces a letter within a longer word. */
function typo(text: string, dice: Dice): string {
  const words = [...text.matchAll(/(?<=^|[ (])[a-z]{5,}(?=[ ,.?)]|$)/g)];
  if (words.length === 0) return text;
  const { 0: word, index } = dice.pick(words);
  const at = 1 + dice.below(word.length - 2);
  const [a, b] = [word.charAt(at), word.charAt(at + 1)];
  const wrong = dice.pick([`${b}${a}`, b, `${a}${a}${b}`, `${a === 'x' ? 'q' : 'x'}${b}`]);
  return `${text.slice(0, index)}${word.slice(0, at)}${wrong}${word.slice(at + 2)}${text.slice(index + word.length)}`;
}

/** Replaces a share of the plain words by others, at least one. */
function reworded(text: string, dice: Dice, share: number): string {
  const words = text.split(' ');
  const plain = words.flatMap((word, index) => (/^[a-z]{3,}$/.test(word) ? [index] : []));
  if (plain.length === 0) return `${text} then`;
  for (let count = 0; count < Math.max(1, Math.round(plain.length * share)); count++)
    words[dice.pick(plain)] = dice.pick(otherWords);
  return words.join(' ');
}

function rewordedAround(text: string, dice: Dice): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part, index) => (index % 2 === 0 && / [a-z]{3,} /.test(part) ? reworded(part, dice, 0.2) : part))
    .join('');
}

function otherDigit(text: string, dice: Dice): string {
  const digits = [...text.matchAll(/\d/g)];
  const { index, 0: digit } = dice.pick(digits);
  return `${text.slice(0, index)}${(Number(digit) + 1 + dice.below(8)) % 10}${text.slice(index + 1)}`;
}

function halves(text: string): [string, string] | null {
  const end = text.search(/[.;,:] /);
  const parts: [string, string] = [text.slice(0, end + 1), text.slice(end + 2)];
  return end > 0 && parts.every((part) => part.split(' ').length >= 3) ? parts : null;
}
