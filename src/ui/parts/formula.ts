import katex from 'katex';
import 'katex/dist/katex.min.css';

/** A formula as HTML with MathML beside it; one that cannot be read is shown as written, with the reason as its title. */
export function renderFormula(source: string, isDisplay: boolean): string {
  return katex.renderToString(source, {
    displayMode: isDisplay,
    throwOnError: false,
    strict: 'ignore',
    trust: false,
  });
}
