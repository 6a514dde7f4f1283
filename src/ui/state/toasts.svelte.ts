/** A short message that goes by itself, perhaps with one thing to do about it. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isError: boolean;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const SHOWN_MS = 4000;
const ERROR_SHOWN_MS = 9000;

/** The messages at the foot of the window. */
export class Toasts {
  shown = $state.raw<readonly Toast[]>([]);
  #nextId = 1;

  say(text: string, action: Toast['action'] = null): void {
    this.#add({ text, isError: false, action }, SHOWN_MS);
  }

  /** Shows a failure in the words it came with. */
  fail(error: unknown): void {
    this.#add({ text: messageOf(error), isError: true, action: null }, ERROR_SHOWN_MS);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>, forMs: number): void {
    const id = this.#nextId++;
    this.shown = [...this.shown.filter((other) => other.text !== toast.text).slice(-2), { ...toast, id }];
    setTimeout(() => {
      this.dismiss(id);
    }, forMs);
  }
}

/** What a failure says to the person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
