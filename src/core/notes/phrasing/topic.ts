import { inlineOf } from './inline.ts';
import { wordsOf } from './words.ts';

/** Titles that say nothing of what stands below them. */
const generic = new Set(
  `introduction|intro|overview|summary|conclusion|conclusions|notes|note|my notes|key notes|quick notes|class notes|lecture notes|reading notes|general|general notes|general information|information|info|basics|the basics|basic concepts|
basic|concepts|key concepts|core concepts|concept|background|motivation|definition|definitions|terminology|terms|key terms|glossary|vocabulary|explanation|description|details|detail|more details|more|misc|miscellaneous|other|others|
examples|example|example usage|usage|use case|use cases|usecase|usecases|features|key features|key characteristics|characteristics|main features|properties|key properties|benefits|advantages|disadvantages|pros|cons|pros and cons|
advantages and disadvantages|limitations|drawbacks|types|comparison|key differences|differences|key points|main points|takeaways|key takeaways|tips|tips and tricks|exam tips|tricks|best practices|considerations|
important|remember|things to remember|faq|faqs|q&a|questions|question|answers|answer|exercises|exercise|practice|practice questions|quiz|review|review questions|recap|cheat sheet|cheatsheet|cheat-sheet|commands|command|useful commands|common commands|
options|steps|step|process|how it works|how does it work|what is it|why|how|what|when|purpose|function|functions|role|setup|set up|installation|install|installing|configuration|configure|config|example configuration|configuration example|configuration examples|syntax|
prerequisites|pre-requisites|requirements|goal|goals|objective|objectives|learning objectives|outline|agenda|contents|content|table of contents|toc|index|readme|main|home|untitled|welcome|daily|journal|inbox|todo|to do|to-do|tasks|diagram|diagrams|architecture|structure|
references|reference|resources|resource|further reading|further resources|additional resources|additional information|see also|links|related|related links|related topics|sources|source|bibliography|credits|acknowledgements|acknowledgments|license|licence|changelog|contributing|contribution|
chapter|section|part|module|lesson|lecture|unit|week|day|topic|topics|ideas|idea|thoughts|random|list|facts|key facts|quick facts|fun facts|history|solution|solutions|output|result|results|hints|hint|warning|caution|troubleshooting|common issues|scenario|scenarios|
einleitung|einführung|zusammenfassung|überblick|übersicht|notizen|allgemeines|allgemein|grundlagen|beispiel|beispiele|fazit|definitionen|begriffe|quellen|literatur|vorteile|nachteile|inhalt|aufgaben|übungen`
    .split(/[|\n]/)
    .map((title) => title.trim()),
);

/** Sections that hold nothing to learn. */
const barren =
  /^(?:references?|resources?|further (?:reading|resources)|(?:additional|other|useful|helpful|external|more|learning|study|recommended) (?:resources?|reading|links?|references?|materials?)|see also|related(?: (?:links?|topics?|notes|pages))?|(?:useful |external |quick )?links?|sources?|bibliography|credits?|acknowledge?ments?|licen[cs]e|licensing|change ?log|contribut(?:e|ing|ions?|ors?)|(?:our )?(?:code of conduct|pledge|standards|enforcement.*)|attribution|authors?|about(?: (?:me|the author|this (?:repo|repository|book|site|project)))?|table of contents|toc|contents?|index|navigation|todo|to[ -]?do(?: list)?|tasks|release notes|versions?|getting help|support(?: us)?|disclaimer|contact(?: (?:me|us))?|roadmap|installation|screenshots?|exercises?|questions?|quellen|literatur(?:verzeichnis)?|inhalt(?:sverzeichnis)?|star history|sponsors?|donat(?:e|ions?)|how to (?:contribute|use this .*)|practice (?:questions|exam.*)|agenda|attendees|participants|teilnehmer|action items|next steps)$/i;

const dated =
  /^(?:\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{6,8}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d.*|(?:day|week|lecture|chapter|part|section|module|unit|lesson|step|session|note|page|version|v)\s*#?\d+)$/i;

/** What a title says, without numbers, emphasis, question words and colons; empty if it says nothing by itself. */
export function topicOfPath(title: string): string {
  const topic = cleanTitle(title);
  const bare = topic
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&' -]/gu, '')
    .trim();
  const core = bare.replace(
    /^(?:detailed|brief|quick|short|practical|general|simple|key|common|main|additional|further|some|important|useful|basic|step by step|step-by-step|full|complete) /,
    '',
  );
  if (generic.has(bare) || generic.has(core) || dated.test(topic) || barren.test(topic)) return '';
  if (!/\p{L}/u.test(topic) || /[|{}<>=;]|^\W*\(/.test(topic) || wordsOf(topic).length > 9) return '';
  return topic;
}

/** A title without numbers in front, links, emphasis, emoji and a closing colon; a question is reduced to what it asks about. */
export function cleanTitle(title: string): string {
  return (inlineOf(title)?.plain ?? title)
    .replace(/\s*\{[#.][^{}]*\}\s*$/, '')
    .replace(/\*\*|__/g, '')
    .replace(/^[^\p{L}\p{N}.`/$*-]+/u, '')
    .replace(
      /^(?:(?:chapter|section|part|module|unit|lesson|lecture|step|week|day|phase|stage|topic|type|method|option|task|level|q|kapitel)\s*#?\d+(?:\.\d+)*\s*[:.)–—-]\s*|\(?\d{1,2}(?:\.\d{1,2})*[.):]+\s*|\d{1,2}(?:\.\d{1,2})+\s+|\d{1,2}\s*[-–—]\s+|\(?(?:[ivx]{1,4}|[a-h])[.)]\s+)/i,
      '',
    )
    .replace(/^(?:what|who)(?:['’]s| is| are)(?: (?:an?|the))?\s+(?=\S)/i, '')
    .replace(/\s*(?:explained|definition|\(continued\)|cont\.)\s*$/i, '')
    .replace(/[\s:：?？!.,;–—-]+$/u, '')
    .replace(/[\p{Extended_Pictographic}\uFE0F]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the section of a title holds nothing to learn, such as links or a licence. */
function isBarren(title: string): boolean {
  return barren.test(cleanTitle(title)) || barren.test(title.trim());
}

/** Reads the titles of one file, each once. */
export class TitleReader {
  readonly #topics = new Map<string, string>();
  readonly #barren = new Map<string, boolean>();
  readonly #fileTopic: string;

  /** `fileTopic` is what the file is about where no title heads it, else empty. */
  constructor(fileTopic: string) {
    this.#fileTopic = fileTopic;
  }

  /** What a title says; see `topicOfPath`. */
  topicOf(title: string): string {
    const topic = this.#topics.get(title) ?? topicOfPath(title);
    this.#topics.set(title, topic);
    return topic;
  }

  /** What a place below these headings is about, outermost first. */
  contextOf(headings: readonly string[]): string[] {
    const context = [this.#fileTopic, ...headings.map((title) => this.topicOf(title))];
    return context.filter((topic, index) => topic !== '' && context.indexOf(topic) === index);
  }

  /** Whether the section of a title holds nothing to learn, such as links or a licence. */
  isBarren(title: string): boolean {
    const isKnown = this.#barren.get(title) ?? isBarren(title);
    this.#barren.set(title, isKnown);
    return isKnown;
  }
}

/** What a file is about by its name; empty where its name says nothing, such as `README.md` or a date. */
export function topicOfFile(path: string): string {
  const name = (path.split('/').at(-1) ?? '')
    .replace(/\.[A-Za-z]{1,5}$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}\s*|^\d{8,14}\s*/, '')
    .replace(/^(?:\d{1,3}|[a-z])[._-]+(?=\p{L})/u, '')
    .replace(/_+/g, ' ')
    .replace(/(?<=\p{L}{2})-(?=\p{L}{2})/gu, ' ')
    .replace(/[,;\s]+$/, '');
  return topicOfPath(name);
}
