import type { Directive } from './config-text.ts';
import { directiveRules, type Context } from './directive-table.ts';
import type { Problems } from './problems.ts';

/** The directives that may stand in a context and are followed here; of the others it is said what is the matter. */
export function allowed(directives: readonly Directive[], context: Context, problems: Problems): Directive[] {
  return directives.filter((directive) => {
    const rules = directiveRules(directive.name);
    const { line, parameters, name } = directive;
    if (rules.length === 0) {
      if (/^[a-z][a-z0-9_]*$/.test(name))
        problems.unjudged(line, `the directive "${name}" is not known here`);
      else problems.error(directive, `unknown directive "${name}"`);
      return false;
    }
    const rule = rules.find(({ contexts }) => contexts.includes(context));
    if (rule === undefined) problems.error(directive, `"${name}" directive is not allowed here`);
    else if (rule.isBlock && directive.block === null)
      problems.error(directive, `directive "${name}" has no opening "{"`);
    else if (!rule.isBlock && directive.block !== null)
      problems.error(directive, `directive "${name}" is not terminated by ";"`);
    else if (parameters.length < rule.least || parameters.length > rule.most)
      problems.error(directive, `invalid number of arguments in "${name}" directive`);
    else if (rule.standing === 'unjudged') problems.unjudged(line, `"${name}" is not followed here`);
    else return rule.standing === 'followed';
    return false;
  });
}
