import { wordsOf } from './words.ts';

const singulars = new Set(
  `kubernetes redis nginx status address process access class bus virus basis analysis series species lens gas canvas corpus census consensus focus bonus campus
  nexus radius syslog dns https tls bios os ios macos ipsec qos dhcp css js aws gps news physics mathematics ethics statistics analytics graphics robotics
  less always is was this its has does helm windows apis-server postgres jenkins prometheus istio kustomize traefik princess business progress success express compass
  loss boss pass mass glass grass cross stress compress ddos dos nas kvas rus axis crisis hypothesis synthesis thesis emphasis diagnosis parenthesis nemesis ios-xr
  sts rds eks aks ecs sqs sns ebs efs nfs sms cms lms tms rtos vms-host chaos atlas alias bias gris iris data-bus kudos databricks logs-dir means`.split(
    /\s+/,
  ),
);
const plurals = new Set(
  'mitochondria bacteria fungi algorithmia alumni people children criteria phenomena men women feet teeth mice indices matrices vertices appendices media data'.split(
    ' ',
  ),
);

/** Whether a noun phrase such as `types of servers` or `VLANs` is plural, by its head. */
export function isPlural(phrase: string): boolean {
  const bare = phrase.replace(/\([^)]*\)/g, ' ').trim();
  if (/,\s/.test(bare)) return true;
  if (/^(?:an?|each|every|one)\s/i.test(bare) && !recordsOfOneLetter.test(bare)) return false;
  const head =
    bare.split(
      /\s+(?:of|for|in|on|to|with|from|by|between|per|at|vs\.?|via|over|within|that|which|used|using|without|under)\s+/i,
    )[0] ?? bare;
  if (/\s(?:and|&)\s/.test(head) && !/^[\p{Lu}\d]/u.test(head.split(/\s(?:and|&)\s/)[1] ?? '')) return true;
  const last = head.split(/[\s/]+/).at(-1) ?? '';
  const word = last.replace(/[^\p{L}\p{N}'’-]/gu, '');
  const lower = word.toLowerCase();
  if (plurals.has(lower) && lower !== 'data' && lower !== 'media') return true;
  if (/^[\p{Lu}\d]{2,}s$/u.test(word)) return !/^(?:OS|DNS)$/.test(word) && /\p{Ll}$/u.test(word);
  if (/^[\p{Lu}\d-]+$/u.test(word)) return false;
  if (singulars.has(lower) || /['’]s$/.test(lower)) return false;
  return /[^su]s$/.test(lower) && lower.length > 3 && !/(?:ss|us|is|ics|ous)$/.test(lower);
}

/** `A records` are records called A. */
const recordsOfOneLetter = /^A (?:record|class|port|flag|frame|type|value|query|lookup)s$/i;

/** `a` or `an`, by how the phrase's first word is spoken. */
export function articleOf(phrase: string): 'a' | 'an' {
  const first = phrase.replace(/^[^\p{L}\p{N}]+/u, '').split(/[\s-]/)[0] ?? '';
  if (/^(?:8|11|18)/.test(first)) return 'an';
  if (/^\p{Lu}[\p{Lu}\d]*s?$/u.test(first) && !spoken.has(first.replace(/s$/, '')))
    return /^[AEFHILMNORSX]/.test(first) ? 'an' : 'a';
  if (/^(?:hour|honest|heir|honou?r)/i.test(first)) return 'an';
  if (/^(?:uni(?!n|mp)|use|user|util|ubi|eu|one|once|unix|url|uri|udp)/i.test(first)) return 'a';
  return /^[aeiou]/i.test(first) ? 'an' : 'a';
}

const spoken = new Set(
  'LAN WAN VLAN VXLAN WLAN MAN PAN SAN NAT NAS RAM ROM SIM MAC RAID LUN NIC PAT RIP SOAP REST RBAC MIME LACP SYN FIN RST RADIUS SASE SOHO MIB SIP'.split(
    ' ',
  ),
);

/** A noun phrase as it stands within a sentence: its first word in lower case unless it is a name or an abbreviation. */
export function withinSentence(phrase: string, vocabulary: ReadonlySet<string>): string {
  const article = recordsOfOneLetter.test(phrase)
    ? undefined
    : /^(?:The|An?|Each|Every|All|Most|Some|Any|Both|Many|No)(?=\s)/.exec(phrase)?.[0];
  if (article) {
    const rest = phrase.slice(article.length);
    const [space] = /^\s*/.exec(rest) ?? [''];
    return article.toLowerCase() + space + withinSentence(rest.trimStart(), vocabulary);
  }
  const [first] = /^\p{Lu}\p{Ll}+(?:-\p{Ll}+)*(?![\p{L}\p{N}'’.-])/u.exec(phrase) ?? [''];
  const isFirstOfLower = /^[\p{L}-]+\s+\p{Ll}/u.test(phrase) && !names.has(first.toLowerCase());
  const isName = first === '' || !(isFirstOfLower || isCommon(first, vocabulary));
  const others = wordsIn(phrase.slice(first.length)).filter(
    (word) => /^\p{Lu}/u.test(word) && !/\p{Lu}.*\p{Lu}|\d/u.test(word),
  );
  if (isName || others.some((word) => !isCommon(word, vocabulary))) return phrase;
  const lowered = phrase.replace(/(?<![\p{L}\p{N}'’.-])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu, (word) =>
    word.toLowerCase(),
  );
  return lowered;
}

const names = new Set(
  `kubernetes linux docker cisco windows ethernet python java git github gitlab helm nginx apache amazon google azure microsoft unix ubuntu debian ansible jenkins prometheus grafana istio calico
  flannel cilium podman bluetooth internet terraform kafka redis postgres mysql mongo oracle rust go ruby swift kotlin scala haskell elastic elasticsearch apple android chrome firefox intel wireshark obsidian anki
  english german french bayes markov gauss newton euler dijkstra turing unicode excel word bash zsh vim emacs red hat`.split(
    /\s+/,
  ),
);

function isCommon(word: string, vocabulary: ReadonlySet<string>): boolean {
  const lower = word.toLowerCase();
  return vocabulary.has(lower) || vocabulary.has(`${lower}s`) || vocabulary.has(lower.replace(/s$/, ''));
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
}

/** A text with its first letter in upper case, unless it begins with code, a name such as `eth0` or an abbreviation. */
export function capitalised(text: string): string {
  return /^\p{Ll}(?:\p{Ll}|\s|$)/u.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

/** A plural heading as one of its kind: `Key Features` is `key feature`; the phrase itself if it is no plural. */
export function singularOf(phrase: string): string {
  if (!isPlural(phrase) || wordsOf(phrase).length > 5) return phrase;
  return phrase
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1');
}
