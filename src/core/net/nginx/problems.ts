import { fromBytes } from './byte-text.ts';
import type { Directive, NginxProblem } from './config-text.ts';
import { readTemplate, variablesOf, type Template } from './template.ts';
import { variableStanding } from './variables.ts';

/** Collects what is wrong, in the order in which nginx would come to it: while reading, then when all is read. */
export class Problems {
  private readonly whileReading: NginxProblem[] = [];
  private readonly afterwards: NginxProblem[] = [];
  private readonly used = new Map<string, number>();
  private readonly defined = new Set<string>();

  error(directive: Directive, message: string) {
    this.whileReading.push({ kind: 'error', line: directive.endLine, message });
  }

  unjudged(line: number, message: string) {
    this.whileReading.push({ kind: 'unjudged', line, message });
  }

  /** Adds one that was found by somebody else, such as the reader of the text. */
  add(problem: NginxProblem) {
    this.whileReading.push(problem);
  }

  /** Adds one that nginx finds when it has read everything. */
  addLater(problem: NginxProblem) {
    this.afterwards.push(problem);
  }

  /** Names a variable that the configuration itself defines. */
  define(name: string) {
    this.defined.add(name);
  }

  /** Reads a text with variables, and remembers which must exist. */
  template(directive: Directive, text: string): Template {
    const template = readTemplate(text);
    if (template === null) this.error(directive, 'invalid variable name');
    for (const name of template === null ? [] : variablesOf(template))
      if (!this.used.has(name)) this.used.set(name, directive.line);
    return template ?? [];
  }

  all(): NginxProblem[] {
    const variables = [...this.used].flatMap(([name, line]): NginxProblem[] => {
      const standing = this.defined.has(name) ? 'followed' : variableStanding(name);
      if (standing === 'followed') return [];
      return standing === 'unknown'
        ? [{ kind: 'error', line: null, message: `unknown "${name}" variable` }]
        : [{ kind: 'unjudged', line, message: `the value of $${name} is not known here` }];
    });
    const isLast = (problem: NginxProblem) => problem.kind === 'warning';
    const found = [
      ...this.whileReading,
      ...this.afterwards.filter((problem) => !isLast(problem)),
      ...variables,
      ...this.afterwards.filter(isLast),
    ];
    const stop = found.findIndex(({ kind }) => kind === 'error');
    return (stop === -1 ? found : found.slice(0, stop + 1)).map((problem) => ({
      ...problem,
      message: fromBytes(problem.message),
    }));
  }
}
