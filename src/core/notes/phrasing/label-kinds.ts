/** What a label announces: a term of the subject, an attribute of what the heading names, the definition of that, or nothing to ask. */
export type LabelKind = 'term' | 'attribute' | 'describes' | 'none';

const none = new Set(
  `note|notes|please note|software|hardware|settings|media|environment|platform|expected|actual|connection|connections|operation|addressing|intelligence|behavior|behaviour|how it works|rationale|caveat|caveats|gotcha|reason|structure|result|role of|n.b|nb|tip|tips|hint|hints|warning|caution|important|attention|remember|info|example|examples|e.g|for example|for instance|example usage|sample|see|see also|source|sources|ref|reference|references|link|links|related|tags|tag|
aliases|alias|date|created|updated|modified|author|authors|by|status|todo|to do|to-do|question|questions|q|a|answer|answers|solution|solutions|output|expected output|input|result|results|exercise|task|summary|conclusion|key takeaway|takeaway|key takeaways|key point|key points|key idea|key concept|key insight|
bottom line|in short|in summary|tl;dr|tldr|fun fact|side note|exam tip|pro tip|best practice|rule of thumb|analogy|quote|image|figure|diagram|table|video|lab|lab link|course|book|chapter|page|pages|url|website|github|download|file|files|command|commands|code|syntax|config|configuration|configure|
steps|step|scenario|context|explanation|details|detail|more|other|others|misc|optional|yes|no|true|false|first|second|third|next|then|finally|also|and|or|but|before|after|when|where|why|how|what|who|which|if|else|do|don't|good|bad|attendees|participants|agenda|present|absent|action|action items|decision|decisions|next steps|owner|due|deadline|priority|title|subject|topic|name|from|to|cc|
client|server|host|note that|observation|observations|assumption|assumptions|given|goal|problem|issue|fix|cause|root cause|answer key|option|options|pros and cons|comparison|verify|verification|test|usage|use|troubleshooting|hinweis|beispiel|beispiele|siehe|quelle|quellen|wichtig|achtung|frage|antwort|z.b|merke|tipp|datum|autor|lösung|aufgabe|bemerkung|anmerkung`
    .split(/[|\n]/)
    .map((label) => label.trim()),
);

const describes = new Set([
  'definition',
  'description',
  'meaning',
  'what it is',
  'what is it',
  'what it does',
  'overview',
  'concept',
  'what',
  'functionality',
]);

const attributes = new Set(
  `purpose|main purpose|primary purpose|function|functions|primary function|main function|role|responsibility|responsibilities|use case|use cases|typical use|common use|common uses|typical use case|used for|used in|uses|applications|common applications|best for|ideal for|when to use|
advantage|advantages|benefit|benefits|pros|pro|strength|strengths|disadvantage|disadvantages|drawback|drawbacks|cons|con|limitation|limitations|weakness|weaknesses|
port|ports|default port|protocol|protocols|transport protocol|default|default value|range|speed|max speed|maximum speed|bandwidth|size|header size|length|address length|layer|osi layer|metric|administrative distance|ad|cost|frequency|frequencies|frequency band|data rate|data rates|max data rate|distance|max distance|maximum length|maximum distance|
key length|block size|key size|key sizes|timer|timers|hello timer|dead timer|algorithm|encryption|authentication|multicast address|multicast addresses|standard|format|address range|default subnet mask|number of networks|number of hosts|scope|prefix|topology|medium|connector|connectors|
type|types|class|category|vendor|owner|version|latency|throughput|overhead|topology|id|ip|ip address|mac address|subnet mask|gateway|default gateway|network address|broadcast address|exam|cost|price|level|mode|method|state|tool|language|family|values|value|color|colour|length|width|height|weight|schema|kind|group|plural|singular|namespace|image|replicas|
location|requirement|requirements|goal|benefit|impact|effect|origin|inventor|year|capital|unit|formula|symbol|complexity|time complexity|space complexity`
    .split(/[|\n]/)
    .map((label) => label.trim()),
);

/** What kind of label a text is. */
export function labelKindOf(label: string): LabelKind {
  const bare = label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!/\p{L}/u.test(bare) || none.has(bare)) return 'none';
  if (describes.has(bare)) return 'describes';
  if (attributes.has(bare) || /^(?:max|min|maximum|minimum|default|total|average|typical) /.test(bare))
    return 'attribute';
  if (
    /^(?:before|after|in|on|at|by|for|from|to|with|without|within|during|under|over|not|no|more|less|most|least|only|same|different|better|worse|faster|slower|easier|easy|hard|cheap|expensive|good|bad|very|can|cannot|must|should|may|does|is|are|has|have|will|as|via|per|between|both|all|any|every|multiple|several|many|few|other|another|new|old|key|main|important|common|general|specific|additional|possible|same)(?![\p{L}])/u.test(
      bare,
    )
  )
    return 'none';
  if (
    /^(?:step|phase|stage|part|section|chapter|lesson|lecture|day|week|option|case|example|exercise|question|task|level|scenario|figure|table|line|example|note|method|way|point|item|fact|rule|tip) ?(?:\d+|[a-z]|one|two|three)?$|^(?:host|router|client|server|computer|pc|device|node|network|site|user|switch|team|company) ?(?:\d+|[a-z])$|^(?:alice|bob)$/.test(
      bare,
    )
  )
    return 'none';
  if (
    /^(?:\d|the (?:first|second|third|main|key|following|goal|result|problem|idea)|this|these|that|it|there|here|each|another|one|some|note|example|your|my|our|we|i|you|in this|for example|if|when|because|so|also|let|e g|i e|as of|due to)(?![\p{L}])/u.test(
      bare,
    )
  )
    return 'none';
  return 'term';
}
