import { chordOf, commandsFor, worksWhileTyping, type Command, type Scope } from '../keys.ts';

type Handlers = Partial<Record<Command, (chord: string) => void>>;

/** One screen's or dialog's keys; `handlers` is asked at every press, so it may depend on state. */
export interface Layer {
  readonly scopes: () => readonly Scope[];
  /** Whether layers below it are out of reach. */
  readonly isModal: boolean;
  readonly handlers: () => Handlers;
}

const REPEATABLE: readonly Command[] = ['up', 'down'];

/** Gives each key press to the topmost layer that knows it. */
export class Keyboard {
  readonly #layers: Layer[] = [];

  /** Puts a layer on top; the function returned takes it away. */
  add(layer: Layer): () => void {
    this.#layers.push(layer);
    return () => {
      this.#layers.splice(this.#layers.indexOf(layer), 1);
    };
  }

  handle(event: KeyboardEvent): void {
    const chord = chordOf(event);
    if (event.isComposing || event.defaultPrevented) return;
    if (isTyping(event.target) && !worksWhileTyping(chord)) return;
    for (const layer of this.#layers.toReversed()) {
      if (this.#offer(layer, chord, event) || layer.isModal) return;
    }
  }

  #offer(layer: Layer, chord: string, event: KeyboardEvent): boolean {
    const handlers = layer.handlers();
    for (const command of commandsFor(chord, layer.scopes())) {
      const handler = handlers[command];
      if (handler === undefined) continue;
      if (belongsToFocus(chord, event.target)) return true;
      event.preventDefault();
      if (!event.repeat || REPEATABLE.includes(command)) handler(chord);
      return true;
    }
    return false;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=radio], [type=checkbox], [type=range]), textarea, select')
  );
}

/** Space and Enter press what was reached with Tab; what was merely clicked before does not swallow them. */
function belongsToFocus(chord: string, target: EventTarget | null): boolean {
  if (chord !== 'Space' && chord !== 'Enter') return false;
  const pressable = `button, summary, input, [role=option]${chord === 'Enter' ? ', a' : ''}`;
  return target instanceof HTMLElement && target.matches(pressable) && target.matches(':focus-visible');
}
