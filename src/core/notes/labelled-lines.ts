import { opaqueIn, type SourceLine } from './source-lines.ts';
import { isWithin } from './spans.ts';

/** Text that begins with a label such as `Q:` and goes on up to the next one. */
export interface LabelledText {
  readonly label: string;
  text: string;
  readonly line: number;
  endLine: number;
}

/** Parts lines at the labels that begin one of them outside code; what stands before the first label is left out. */
export function labelledTexts(lines: readonly SourceLine[], labels: RegExp): LabelledText[] {
  const found: (LabelledText & { lines: string[] })[] = [];
  for (const line of lines) {
    const match = line.kind === 'text' ? labels.exec(line.text) : null;
    const current = found.at(-1);
    if (match && !isWithin(opaqueIn(line), 0))
      found.push({
        label: match[1] ?? '',
        lines: [line.text.slice(match[0].length)],
        text: '',
        line: line.line,
        endLine: line.line,
      });
    else if (current) {
      current.lines.push(line.text);
      if (line.text.trim() !== '') current.endLine = line.line;
    }
  }
  return found.map(({ lines: texts, ...rest }) => ({ ...rest, text: texts.join('\n').trim() }));
}
