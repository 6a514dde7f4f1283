import { askAbout, inSentence, isOrderLabel } from '../phrasing/asking.ts';
import { basicCard, type Card, phrase } from '../phrasing/card.ts';
import { inlineText, unstyled, type Inline } from '../phrasing/inline.ts';
import { isPlural, withinSentence } from '../phrasing/nouns.ts';
import type { Outline, Section } from '../phrasing/outline.ts';
import type { TablePart } from '../phrasing/parts.ts';
import type { Rule } from '../phrasing/rule.ts';
import { capitalisedInline, hasFiniteVerb, shapeOf } from '../phrasing/shape.ts';
import { sentencesOf } from '../phrasing/sentences.ts';
import { isSubject } from '../phrasing/subject.ts';
import { countWords } from '../phrasing/words.ts';

/** Cells of tables, asked by their row and column. */
export const rule: Rule = {
  id: 'table',
  title: 'from a table',
  propose: (section, outline) =>
    section.parts.flatMap((part) => (part.kind === 'table' ? cardsOf(part, section, outline) : [])),
};

const mostRows = 40;
const counters = /^(?:#|no\.?|nr\.?|nummer|step|steps|order|number|row|id|schritt)$/i;
const subjectColumns =
  /^(?:feature|features|aspect|aspects|criteria|criterion|property|properties|attribute|attributes|characteristic|characteristics|parameter|category|factor|metric|dimension|point|topic|comparison|difference|item|field|merkmal|eigenschaft|kriterium|aspekt|)$/i;
const asides =
  /^(?:notes?|remarks?|comments?|examples?|link|links|source|sources|reference|references|url|status|date|beispiele?|bemerkung|anmerkung|details|see also|image|figure|bits|binary|dec|hex)$/i;
const described =
  /^(?:description|meaning|definition|explanation|what it is|beschreibung|bedeutung|erklärung)$/i;
const does =
  /^(?:function|role|what it does|action|behaviou?r|effect|responsibility|responsibilities|purpose|use|usage|used for|use case|use cases|common use|typical use|primary use|best for|when to use|zweck|funktion)$/i;

function cardsOf(table: TablePart, section: Section, outline: Outline): Card[] {
  const { header, rows } = table;
  if (
    header.length < 2 ||
    rows.length < 2 ||
    rows.length > mostRows ||
    header.some(({ plain }, index) => index > 0 && plain === '')
  )
    return [];
  const key = header.findIndex(({ plain }) => !counters.test(plain.trim()));
  const keyColumn = header[key];
  if (!keyColumn || key > 1) return [];
  const keys = rows.map(({ cells }) => cells[key]?.plain.toLowerCase() ?? '');
  if (new Set(keys).size < keys.length) return [];
  const isCompared =
    subjectColumns.test(keyColumn.plain.trim()) &&
    !header.some(({ plain }, index) => index > key && isTypical(plain.trim()));
  return rows.flatMap(({ cells, line }) => {
    const row = cells[key];
    if (!row || !isKey(row)) return [];
    return header.flatMap((column, index) => {
      const cell = cells[index];
      if (
        index <= key ||
        !cell ||
        !isAnswer(cell) ||
        counters.test(column.plain) ||
        asides.test(column.plain.trim()) ||
        column.plain === ''
      )
        return [];
      if (rows.filter((other) => other.cells[index]?.plain === cell.plain).length > rows.length / 2)
        return [];
      const [thing, attribute] = isCompared ? [column, row] : [row, column];
      const asked = outline.isEnglish
        ? questionOf(unstyled(thing), unstyled(attribute), keyColumn, cell, isCompared, outline)
        : neutral(unstyled(thing), unstyled(attribute));
      if (!asked) return [];
      const quality =
        asked.quality - (cell.plain.length > 140 ? 0.06 : 0) - (section.context.length === 0 ? 0.05 : 0);
      return [
        basicCard(section, { line, endLine: line }, asked.question, capitalisedInline(shortAnswer(cell)), {
          quality,
          fact: `${line}|${index}`,
        }),
      ];
    });
  });
}

/** Whether a column's title is one of what things have, not itself a thing. */
function isTypical(title: string): boolean {
  return (
    described.test(title) ||
    does.test(title) ||
    asides.test(title) ||
    /^(?:size|type|value|values|default|default value|length|name|port|protocol|range|format|layer|options?|unit|required|count|wert|typ|größe)$/i.test(
      title,
    )
  );
}

function isKey(row: Inline): boolean {
  const { plain } = row;
  return (
    !row.isForeign &&
    plain.length > 0 &&
    plain.length <= 50 &&
    countWords(plain) <= 7 &&
    /[\p{L}\p{N}]/u.test(plain) &&
    !/^(?:\p{L}+-based$|total|sum|other|others|n\/a|—|–|-|\.\.\.|…|summe)$/iu.test(plain)
  );
}

function isAnswer(cell: Inline): boolean {
  const { plain } = cell;
  return (
    !cell.isForeign &&
    plain.length > 0 &&
    plain.length <= 200 &&
    /[\p{L}\p{N}]/u.test(plain) &&
    !/^(?:yes|no|many|shared|difficult|moderate|often|usually|sometimes|can be|may be|ja|nein)(?![\p{L}])/iu.test(
      plain,
    ) &&
    !/^(?:yes|no|true|false|ja|nein|n\/a|none|x|varies|various|variable|depends|optional|required|supported|unsupported|\?+|same|not supported|not applicable|partial|default|faster|slower|higher|lower|more|less|high|low|medium|fast|slow|easy|hard|simple|complex|good|better|best|moderate|very (?:high|low|fast|slow)|limited|minimal|excellent|poor|cheap|expensive|large|small|short|long)(?![\p{L}])[^\p{L}\p{N}]*$/iu.test(
      plain,
    )
  );
}

/** A long cell's first sentence. */
function shortAnswer(cell: Inline): Inline {
  return cell.plain.length > 100 ? (sentencesOf(cell)[0] ?? cell) : cell;
}

interface Question {
  readonly question: Inline;
  readonly quality: number;
}

function questionOf(
  thing: Inline,
  attribute: Inline,
  keyColumn: Inline,
  cell: Inline,
  isCompared: boolean,
  outline: Outline,
): Question | null {
  const column = attribute.plain.trim();
  const name = nameOf(thing, keyColumn, isCompared, outline);
  if (!name || isOrderLabel(thing.plain) || (isCompared && !isSubject(thing))) return null;
  const be = !/^the /.test(name.plain) && isPlural(thing.plain) ? 'are' : 'is';
  const verb = be === 'are' ? 'do' : 'does';
  if (described.test(column)) return describedBy(thing, name, be, cell, outline);
  if (isPlural(column) && /^[~≈<>]?\s?\d[\d,.\s]*$/.test(cell.plain))
    return {
      question: phrase(`How many ${lowered(column, outline)} ${verb} `, name, ' have?'),
      quality: 0.85,
    };
  if (
    /^(?:full form|full name|stands for|expansion|long form)$/i.test(column) &&
    /^\p{Lu}[\p{L}\d/-]*\p{Lu}$/u.test(thing.plain)
  )
    return { question: phrase('What does ', thing, ' stand for?'), quality: 0.9 };
  if (
    /^(?:purpose|function|role|responsibility|use case|best for|common use|typical use|primary use)$/i.test(
      column,
    )
  ) {
    if (/^(?:use case|common use|typical use|primary use)$/i.test(column))
      return { question: phrase(`What ${be} `, name, ' used for?'), quality: 0.86 };
    if (/^best for$/i.test(column))
      return { question: phrase(`What ${be} `, name, ' best for?'), quality: 0.84 };
    return { question: phrase(`What is the ${column.toLowerCase()} of `, name, '?'), quality: 0.88 };
  }
  if (/^(?:used for|use|uses|usage|use cases|applications)$/i.test(column))
    return { question: phrase(`What ${be} `, name, ' used for?'), quality: 0.86 };
  if (/^(?:used by|used in)$/i.test(column))
    return {
      question: phrase(`${/by$/i.test(column) ? 'By what' : 'Where'} ${be} `, name, ' used?'),
      quality: 0.8,
    };
  if (/^(?:what it does|action|behaviou?r|effect)$/i.test(column))
    return { question: phrase(`What ${verb} `, name, ' do?'), quality: 0.85 };
  if (
    /^(?:ports?(?: numbers?)?|default port|protocols?|transport(?: protocol)?|command|algorithm|encryption|encryption algorithm|topology|medium|record type|http method)$/i.test(
      column,
    )
  )
    return { question: phrase(`Which ${lowered(column, outline)} ${verb} `, name, ' use?'), quality: 0.86 };
  if (/^(?:osi )?layers?$/i.test(column))
    return {
      question: phrase(`On which ${lowered(column, outline).replace(/s$/, '')} ${verb} `, name, ' work?'),
      quality: 0.86,
    };
  if (/^\p{Lu}{2,}$/u.test(column) && /^\p{Lu}{2,}$/u.test(keyColumn.plain.trim())) return null;
  if (!/\p{L}{2}/u.test(column) || does.test(column) || asides.test(column) || !isAttribute(attribute))
    return null;
  const label = lowered(column, outline);
  return {
    question: phrase(isPlural(label) ? `What are the ${label} of ` : `What is the ${label} of `, name, '?'),
    quality: !isCompared ? 0.83 : loose.test(label) ? 0.7 : 0.82,
  };
}

function describedBy(
  thing: Inline,
  name: Inline,
  be: string,
  cell: Inline,
  outline: Outline,
): Question | null {
  if (/^port /.test(name.plain)) return { question: phrase('What is ', name, ' used for?'), quality: 0.85 };
  if (isValue(thing)) return { question: phrase('What does ', name, ' mean?'), quality: 0.85 };
  const asked = askAbout(thing, shapeOf(cell), { vocabulary: outline.vocabulary, kind: '' });
  if (asked && asked.quality >= 0.72)
    return { question: asked.question, quality: Math.min(0.86, asked.quality) };
  return { question: phrase(`What ${be} `, name, '?'), quality: asked?.quality ?? 0.7 };
}

/** Aspects that a table compares rather than states. */
const loose =
  /^(?:configuration|complexity|performance|reliability|security|speed|costs?|overhead|setup|scalability|flexibility|efficiency|usage|use|power|quality|simplicity|maturity|popularity|adoption|ease of use|resource usage|latency|throughput|impact|focus|approach|model|support|availability|stability|visibility|control|management)$/i;

/** A row as it stands in a question: values, such as numbers and addresses, together with what they are. */
function nameOf(
  thing: Inline,
  keyColumn: Inline,
  isCompared: boolean,
  { vocabulary }: Outline,
): Inline | null {
  if (!isCompared && isValue(thing)) {
    const kind = lowered(keyColumn.plain, { vocabulary });
    if (countWords(kind) === 0 || countWords(kind) > 3 || subjectColumns.test(kind)) return null;
    const one = isPlural(kind) ? kind.replace(/s$/, '') : kind;
    return phrase(
      /^(?:port|layer|class|step|day|week|year|chapter|level|vlan|version)$/i.test(one)
        ? `${one.toLowerCase()} `
        : `the ${one} `,
      thing,
    );
  }
  const kind = keyColumn.plain.trim().toLowerCase();
  if (
    !isCompared &&
    /^(?:field|flag|header|option|parameter|state|code|attribute|variable|property)$/.test(kind) &&
    !thing.plain.toLowerCase().includes(kind)
  )
    return phrase('the ', thing, ` ${kind}`);
  return inSentence(thing, vocabulary);
}

function isValue({ plain }: Inline): boolean {
  return /^[^\p{L}]*\d[^\p{L}]*$/u.test(plain) || /^(?:0x|[\d.:/]+$)/.test(plain) || plain.length <= 1;
}

function lowered(column: string, { vocabulary }: Pick<Outline, 'vocabulary'>): string {
  return withinSentence(column.trim(), new Set([...vocabulary, ...column.toLowerCase().split(/\s+/)]));
}

/** Whether a column's title is a noun of which a thing can have one. */
function isAttribute(attribute: Inline): boolean {
  const { plain } = attribute;
  return (
    isSubject(attribute) &&
    countWords(plain) <= 4 &&
    !/\?|(?:ed|able|based|oriented|aware|ing|less|ful|ible)(?: (?:on|by|in|to|for|at|with))?$|(?<![\p{L}])(?:on|by|in|to|for|at|with|from|per|vs|needed|required|supported)$/iu.test(
      plain,
    ) &&
    !hasFiniteVerb(plain)
  );
}

function neutral(thing: Inline, attribute: Inline): Question {
  return { question: phrase(thing, ' · ', inlineText(attribute.plain), '?'), quality: 0.78 };
}
