import type { Unit } from '../../answers/syntax.ts';
import { answerKinds, typesOf, units, type AnswerKind } from './answer-kind.ts';
import { Scope, type Expression, type ValueType } from './expression.ts';
import { readLevels, type LevelVariables } from './levels.ts';
import { lineIn, type PlacedMap, type PlacedText, type PlacedYaml, type Report } from './placed-yaml.ts';
import { readTemplate, type Template } from './template.ts';
import { readWrongRules, type WrongRule } from './wrong-rule.ts';

/** A drill somebody wrote, read in full: nothing in it is open any more but the dice. */
export interface Definition {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly needs: readonly string[];
  /** Five of them. */
  readonly levels: readonly LevelVariables[];
  readonly constraints: readonly Expression[];
  readonly question: Template;
  readonly files: readonly {
    readonly name: Template;
    readonly text: Template;
    readonly language: FileLanguage;
  }[];
  readonly answer: Expression;
  readonly kind: AnswerKind;
  readonly unit: Unit | null;
  readonly hint: string | null;
  readonly synonyms: readonly (readonly string[])[];
  readonly wrong: readonly WrongRule[];
  readonly explanation: readonly Template[];
}

export type FileLanguage = 'terminal' | 'nginx' | 'yaml' | 'text';

const keys = [
  ...['id', 'title', 'topic', 'tags', 'needs', 'levels', 'variables', 'constraints', 'question', 'files'],
  ...['answer', 'as', 'unit', 'hint', 'synonyms', 'wrong', 'explanation'],
];
const languages: readonly FileLanguage[] = ['terminal', 'nginx', 'yaml', 'text'];
const idPattern = /^[A-Za-z0-9-]{1,60}$/;

/** Reads the keys of a definition, telling of each that is missing or cannot be used. */
export class DefinitionReader {
  readonly #map: PlacedMap;
  readonly #report: Report;
  readonly #scope = new Scope();
  #isSound = true;

  constructor(map: PlacedMap, report: Report) {
    this.#map = map;
    this.#report = (line, message) => {
      this.#isSound = false;
      report(line, message);
    };
  }

  /** The definition; null if anything in it was told of. */
  read(): Definition | null {
    for (const [key, { line }] of this.#map.entries)
      if (!keys.includes(key)) this.#report(line, `A drill has no “${key}”. Known are: ${keys.join(', ')}.`);
    const id = this.#id();
    const title = this.#line('title', true);
    this.#scope.declare('level', 'int');
    const levels = readLevels(this.#map, this.#scope, this.#report);
    const kind = this.#kind();
    const definition = {
      id,
      title,
      topic: this.#line('topic', false) ?? 'Your own',
      tags: this.#words('tags', /^[^,\n]+$/),
      needs: this.#words('needs', idPattern),
      levels,
      constraints: this.#constraints(),
      question: this.#template('question'),
      files: this.#files(),
      answer: this.#expression('answer', kind === null ? [] : typesOf(kind)),
      kind,
      unit: this.#unit(kind),
      hint: this.#line('hint', false),
      synonyms: this.#synonyms(),
      wrong: readWrongRules(this.#map.entries.get('wrong')?.value, kind, this.#scope, this.#report),
      explanation: this.#explanation(),
    };
    return this.#isSound && isWhole(definition) ? definition : null;
  }

  #id(): string | null {
    const id = this.#line('id', true);
    if (id !== null && !idPattern.test(id))
      this.#report(this.#lineOf('id'), 'The id of a drill has letters, digits and hyphens, at most 60.');
    return id;
  }

  #lineOf(key: string): number {
    return this.#map.entries.get(key)?.line ?? this.#map.line;
  }

  #text(key: string, isNeeded: boolean): PlacedText | null {
    const value = this.#map.entries.get(key)?.value;
    if (value?.kind === 'text' && value.text.trim() !== '') return value;
    if (value !== undefined) this.#report(this.#lineOf(key), `Write a text behind \`${key}:\`.`);
    else if (isNeeded) this.#report(this.#map.line, `This drill has no \`${key}:\`; add it.`);
    return null;
  }

  #line(key: string, isNeeded: boolean): string | null {
    return this.#text(key, isNeeded)?.text.trim().replaceAll(/\s+/g, ' ') ?? null;
  }

  #list(key: string): readonly PlacedYaml[] {
    const value = this.#map.entries.get(key)?.value;
    if (value === undefined) return [];
    if (value.kind === 'list') return value.items;
    if (value.kind === 'text' && value.text.trim() !== '') return [value];
    this.#report(this.#lineOf(key), `Write a list below \`${key}:\`, each item behind \`- \`.`);
    return [];
  }

  #words(key: string, pattern: RegExp): string[] {
    return this.#list(key).flatMap((item) => {
      const word = item.kind === 'text' ? item.text.trim() : '';
      if (pattern.test(word)) return word;
      this.#report(item.line, `“${word}” cannot stand in \`${key}:\`; use letters, digits and hyphens.`);
      return [];
    });
  }

  #template(key: string): Template | null {
    const text = this.#text(key, true);
    return text === null ? null : readTemplate(text, this.#scope, this.#report);
  }

  #expression(key: string, types: readonly ValueType[]): Expression | null {
    const text = this.#text(key, true);
    return text === null ? null : this.#compile(text, types);
  }

  #compile(source: PlacedText, types: readonly ValueType[]): Expression | null {
    const compiled = this.#scope.compile(source.text, types);
    if (!('problem' in compiled)) return compiled;
    this.#report(lineIn(source, compiled.at), compiled.problem);
    return null;
  }

  #kind(): AnswerKind | null {
    const text = this.#line('as', false);
    const kind = answerKinds.find((one) => one === text);
    if (kind !== undefined) return kind;
    this.#report(
      this.#lineOf('as'),
      `Say with \`as:\` how the answer is given. Known are: ${answerKinds.join(', ')}.`,
    );
    return null;
  }

  #unit(kind: AnswerKind | null): Unit | null {
    const text = this.#line('unit', false);
    const unit = units.find((one) => one === text) ?? null;
    if (text !== null && (unit === null || kind !== 'number'))
      this.#report(this.#lineOf('unit'), `Only a number has a unit, one of: ${units.join(', ')}.`);
    return unit;
  }

  #synonyms(): string[][] {
    return this.#list('synonyms').map((item) => {
      const words = item.kind === 'list' ? item.items : [];
      if (words.length < 2 || words.some(({ kind }) => kind !== 'text'))
        this.#report(
          item.line,
          'Words that mean the same stand in a list of their own, such as `[forward, forwarding]`.',
        );
      return words.flatMap((word) => (word.kind === 'text' ? word.text.trim().toLowerCase() : []));
    });
  }

  #constraints(): Expression[] {
    return this.#list('constraints').flatMap((item) => {
      if (item.kind === 'text') return this.#compile(item, ['bool']) ?? [];
      this.#report(item.line, 'A constraint is an expression that is true or false; put it in quotes.');
      return [];
    });
  }

  #files(): Definition['files'] {
    return this.#list('files').flatMap((item) => {
      const part = (key: string) => {
        const value = item.kind === 'map' ? item.entries.get(key)?.value : undefined;
        return value?.kind === 'text' ? value : null;
      };
      const [name, text, language] = [part('name'), part('text'), part('language')?.text.trim() ?? 'text'];
      const known = languages.find((one) => one === language);
      if (name === null || text === null || known === undefined) {
        this.#report(
          item.line,
          `A file to show has a \`name:\`, a \`text:\` and perhaps a \`language:\`, one of: ${languages.join(', ')}.`,
        );
        return [];
      }
      const read = [
        readTemplate(name, this.#scope, this.#report),
        readTemplate(text, this.#scope, this.#report),
      ] as const;
      return read[0] === null || read[1] === null ? [] : { name: read[0], text: read[1], language: known };
    });
  }

  #explanation(): Template[] {
    const items = this.#list('explanation');
    if (items.length < 2 || items.length > 13)
      this.#report(
        this.#lineOf('explanation'),
        'An explanation is a list: first one sentence why the answer is right, then between one and twelve steps.',
      );
    return items.flatMap((item) => {
      if (item.kind === 'text' && item.text.trim() !== '')
        return readTemplate(item, this.#scope, this.#report) ?? [];
      this.#report(item.line, 'A step of the explanation is a text; put it in quotes if it holds `: `.');
      return [];
    });
  }
}

type Part = Record<'id' | 'title' | 'levels' | 'question' | 'answer' | 'kind', unknown>;

function isWhole<Read extends Part>(
  read: Read,
): read is Read & { [Key in keyof Part]: NonNullable<Read[Key]> } {
  const { id, title, levels, question, answer, kind } = read;
  return ![id, title, levels, question, answer, kind].includes(null);
}
