import type { Inline } from './inline.ts';
import { hasFiniteVerb, wordAt } from './shape.ts';
import { baseOf, isBaseVerb, mayBeNoun } from './verbs.ts';
import { beginsWithPointer, contentWords, countWords } from './words.ts';

const emptyHeads =
  /(?:^|\s)(?:reason|way|point|thing|things|idea|goal|problem|issue|result|step|steps|example|case|part|difference|advantage|disadvantage|benefit|drawback|purpose|function|question|answer|solution|fact|key|method|approach|process|task|option|options|rest|next|time|change|changes|person|people|someone|anyone|everything|nothing|something|all|most|some|many|each|every|any|both|none|few|several|number|lot|command|output|file|value|address|server|client|device|user|node|host|network|computer|machine|packet|router|interface|system|service|default|information|data|website|image|diagram|figure|table|list|article|book|course|video|exam|section|note|notes|guide|document|documentation|page|link|name|type|one|ones|concept|main|simplest|easiest|best|role|feature|features|benefits|advantages|message|messages|process|field|combination|set|group|approach|mechanism|technique|scenario|situation|setup|configuration|first|second|third|last)$/i;

/** Whether a text can stand for what a sentence is about: a short noun phrase that names something. */
export function isSubject(subject: Inline): boolean {
  const { plain, masked } = subject;
  const words = countWords(plain);
  if (words === 0 || words > 8 || plain.length > 70) return false;
  if (/\d+\.\d+\.\d+|(?<![\p{L}])ones?$/u.test(plain)) return false;
  if (beginsWithPointer(plain) || contentWords(plain).length === 0) return false;
  if (/[,;:!?—]|\.\s|\s[-–]\s/.test(masked.replace(/\([^)]*\)/g, ''))) return false;
  if (
    /^(?:if|when|while|once|after|before|as|in|on|at|for|with|by|from|to|during|because|since|although|though|unlike|like|instead|whether|where|how|why|what|who|which|that|using|through|under|until|unless|without|within|here|there|not|no|only|even|just|maybe|perhaps|both|either|neither|each|every|all|any|some|many|most|several|few|another|other|such|one|two|three|four|five|more|less|yes|so|thus|also|yet|your|our|their|his|her|its|my|remember|note|think|everything|nothing|anything|something|someone|anyone|people|understanding|knowing|having|being|doing|getting)(?![\p{L}\p{N}'’-])/iu.test(
      plain,
    )
  )
    return false;
  if (baseOf(wordAt(plain, 0)) !== null && !mayBeNoun(wordAt(plain, 0))) return false;
  if (
    hasFiniteVerb(masked) ||
    /(?<![\p{L}])(?:that|which|who|whose|where|when|because|if|is|are|was|were|can|will|must|should|this|these|those|it|they|you|we|I)(?![\p{L}])/u.test(
      masked,
    )
  )
    return false;
  const bare = plain
    .replace(/\([^)]*\)/g, '')
    .replace(/^(?:the|an?)\s+/i, '')
    .trim();
  if (/^the\s/i.test(plain) && countWords(bare) === 1 && emptyHeads.test(bare)) return false;
  if (
    countWords(bare) === 1 &&
    /^(?:reason|way|point|thing|things|idea|goal|problem|issue|result|step|example|case|difference|purpose|question|answer|solution|fact|task|rest|next|time|here|there|today|output|simplest|easiest|best|first|second|third|last|main|both|ones?)$/i.test(
      bare,
    )
  )
    return false;
  return (
    !/(?:^|\s)(?:reason|way|point|thing|idea|goal|problem|result|example|case|difference|advantage|disadvantage|benefit|drawback|question|answer|fact|step|limit|key|focus|outcome|choice)s?(?:\s|$)/i.test(
      bare.split(/\s(?:of|for|to|between|in)\s/)[0] ?? '',
    ) && wordAt(plain, 0) !== ''
  );
}

/** Whether a title or an item names a thing that can be asked about. */
export function isNameable(plain: string): boolean {
  if (plain === '' || countWords(plain) > 6 || countWords(plain) === 0) return false;
  if (
    /[.,;!?&:|]|\s[-–—=]\s|\s(?:and|vs|or)\s|\sof the\s/i.test(plain.replace(/\([^)]*\)/g, '')) ||
    beginsWithPointer(plain) ||
    hasFiniteVerb(plain)
  )
    return false;
  if (
    /^(?:how|why|when|where|what|which|who|example|examples|configur\w+|creating|using|step|steps|setting|types?|list|common|key|important|working|understanding|installing|managing|getting|making|adding|updating|deleting|running|viewing|checking|monitoring|editing|basic|additional|other|general|more|tips?|practice|useful|notes?|features?|benefits?|advantages?|disadvantages?|characteristics|examples?|commands?|differences?|considerations|use cases?|functions?|roles?|comparison|comparing|when|where|purpose|terminology|table|diagram|sources?|causes?|reasons?|ways?|expected|actual|given|result|output|input|the|my|our|your|section|chapter|part|other|main|frequently|common|popular|recommended|troubleshooting)(?![\p{L}])/iu.test(
      plain,
    )
  )
    return false;
  if (
    /(?<![\p{L}])(?:notes|guide|tutorial|course|book|cheat ?sheet|exercises|repository|handbook|lab|questions|exam|curriculum|wiki)$/iu.test(
      plain,
    )
  )
    return false;
  if (
    /^(?:enabl|configur|creat|us|sett|add|delet|remov|updat|edit|view|manag|verify|check|understand|build|deploy|writ|runn|test|debugg|summ|choos|find|gett|mak|connect|access|prepar|expos|defin|determin|calculat|work)ing\s/i.test(
      plain,
    )
  )
    return false;
  if (
    isBaseVerb(wordAt(plain, 0)) &&
    countWords(plain) > 2 &&
    /\s(?:the|an?|from|to|with|into|your|custom)\s/i.test(plain)
  )
    return false;
  return !(
    isBaseVerb(wordAt(plain, 0)) && /^(?:the|an?|to|your|all|with|from|and|in)$/i.test(wordAt(plain, 1))
  );
}
