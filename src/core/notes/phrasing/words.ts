/** Words that carry no meaning of their own. */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the and or but nor so yet if then else when while where which who whom whose what why how that this these those there here
  it its it's they them their theirs he him his she her hers we us our ours you your yours i me my mine one ones
  is are was were be been being am do does did doing done have has had having can could will would shall should may might must
  of in on at by for from to into onto with within without over under between among through during before after above below about
  against per via as than like not no yes also only just even still very more most less least much many some any all each every both
  either neither other another such same own too again once up down out off because since until unless although though however
  therefore thus hence etc e.g i.e vs versus`.split(/\s+/),
);

/** Words that point at something said elsewhere, so that what begins with them cannot stand alone. */
const pointers =
  /^(?:it|its|it['’]s|this|these|that|those|they|them|their|they['’]re|he|she|his|her|we|our|us|i|my|me|you|your|here|there|below|above|following|aforementioned|former|latter|such|another|other|others|both|either|neither|same|also|however|therefore|thus|hence|additionally|furthermore|moreover|then|otherwise|instead|so|but|and|or|because|since|although|though|while|whereas|similarly|likewise|consequently|conversely|meanwhile|again|besides|finally|next|first|firstly|second|secondly|third|lastly|afterwards?|later|now|once|overall|alternatively|nevertheless|nonetheless|together|e\.g|i\.e|note|for example|for instance|in this|in these|in such|in that|in those|in addition|in contrast|in summary|in short|in conclusion|in other words|in our|in my|by this|by doing|at this|at that|from this|from here|on the other|as a result|as such|as shown|as mentioned|as above|as described|with this|with these|to do this|to do so|after this|after that|if this|if it|if they|if these|when this|when it|when they|when these|of these|each of these|one of these|all of these|some of these|most of these|the following|the above|the below|the former|the latter|the same|the other|the rest|the next|the previous|the first|the second|the third|the last|the only|the latter|the given|for this|for these|for that|for those|after the above|before this|like this|this is|one|ones|none|let['’]?s?|don['’]t|do not|please|remember|imagine|suppose|assume|consider|recall|see|refer|check out|click|go to|visit|read|watch|take a look|look at)(?![\p{L}\p{N}'’-])/iu;

/** Words that refer back in the middle of a text to what is not there. */
const backReferences =
  /(?<![\p{L}\p{N}])(?:as (?:shown|seen|mentioned|described|discussed|explained|noted|follows|stated)|(?:shown|mentioned|described|discussed|listed|seen|explained|given|defined|illustrated) (?:above|below|earlier|previously|here|in the (?:figure|image|diagram|picture|example|table|previous|next))|(?:see|the) (?:above|below)|(?:diagram|figure|image|picture|table|example|section|chapter|step|command|commands|list|code|output|config|configuration|file|snippet) (?:above|below)|(?:above|previous|preceding|aforementioned) (?:diagram|figure|image|picture|table|example|section|chapter|step|command|commands|list|code|output|configuration|exercise|question|scenario|setup)|the following|these (?:steps|commands|rules|options|values|examples?)|in this (?:case|example|section|chapter|scenario|article|guide|document|note|lab|setup|diagram|course|video|book|post|tutorial|exercise|module|lesson)|this (?:section|chapter|article|guide|document|diagram|figure|image|lab|course|video|book|post|tutorial|lesson|repo|repository|page|note|table)|our (?:case|example|network|cluster|setup)|like this|(?:you|we)(?:['’]ll| will| can| are going to) (?:learn|see|cover|explore|discuss|look at|dive|walk|find below|go through))(?![\p{L}\p{N}])/iu;

/** The words of a text in lower case, punctuation left out. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (start, end) => words.push(text.slice(start, end).toLowerCase().replace('’', "'")));
  return words;
}

/** The number of words. */
export function countWords(text: string): number {
  let count = 0;
  eachWord(text, () => (count += 1));
  return count;
}

/** Visits each run of letters and digits, with single marks such as `-` and `.` within it; by hand, as patterns take ten times as long. */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  let start = -1;
  for (let index = 0; index <= text.length; index += 1) {
    if (isWordAt(text, index)) {
      if (start < 0) start = index;
    } else if (start >= 0 && !(isJoinerAt(text, index) && isWordAt(text, index + 1))) {
      visit(start, index);
      start = -1;
    }
  }
}

const isPlainLetter = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const isPlainJoiner = Uint8Array.from({ length: 128 }, (_, code) =>
  "'.:/_-".includes(String.fromCharCode(code)) ? 1 : 0,
);
const typographicApostrophe = 0x2019;
const letter = /[\p{L}\p{N}\p{M}]/u;

function isJoinerAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 128 ? isPlainJoiner[code] === 1 : code === typographicApostrophe;
}

function isWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 128 ? isPlainLetter[code] === 1 : code >= 128 && letter.test(text[index] ?? '');
}

/** The words that carry meaning, in their bare form, so that `routers` and `router` are the same. */
export function contentWords(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !functionWords.has(word))
    .map(stemOf);
}

/** A word without its commonest English endings; both sides of a comparison are shortened alike. */
function stemOf(word: string): string {
  if (word.length < 4 || !'sged'.includes(word.at(-1) ?? '') || /\d/.test(word)) return word;
  return word
    .replace(/(?:'s|s')$/, '')
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1')
    .replace(/(?:ing|ed)$/, '')
    .replace(/e$/, '');
}

/** Whether a text begins with a word that needs what was said before it. */
export function beginsWithPointer(text: string): boolean {
  return pointers.test(text.trimStart());
}

/** Whether a text speaks of what is above, below, in a figure or in a course. */
export function pointsElsewhere(text: string): boolean {
  return backReferences.test(text);
}
