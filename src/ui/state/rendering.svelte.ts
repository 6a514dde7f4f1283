import { createRenderer, type Renderer } from '../../core/notes/render.ts';

/** Turns card Markdown into HTML; formulas once the code for them has arrived. */
export class Rendering {
  /** Its HTML is not yet safe to show: it goes through the sanitiser first. */
  renderer: Renderer = $state.raw(createRenderer());
  #isMathAsked = false;

  /** Fetches what is needed to show this text, if it is not here yet. */
  async prepare(markdown: string): Promise<void> {
    if (this.#isMathAsked || !markdown.includes('$')) return;
    this.#isMathAsked = true;
    const { renderFormula } = await import('../parts/formula.ts');
    this.renderer = createRenderer({ math: renderFormula });
  }
}
