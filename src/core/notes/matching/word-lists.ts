/** Words that may come and go without a text saying something else. */
export const smallWords: ReadonlySet<string> = new Set(
  'a an the is are was were be do does did what which whats that there der die das el la le les'.split(' '),
);

/** Words that turn what a text says round, or count: as telling as a digit. */
export const tellingWords: ReadonlySet<string> = new Set(
  [
    'not no never none nor neither nothing nobody nowhere without cannot cant non except unless only',
    'zero one two three four five six seven eight nine ten eleven twelve sixteen twenty thirty hundred thousand million',
    'first second third fourth fifth sixth seventh eighth ninth tenth last once twice half double both',
    'nicht kein keine keinen keiner nie niemals ohne pas jamais sans aucun nunca sin ningún mai senza niet geen',
  ]
    .join(' ')
    .split(' '),
);

const oppositePairs =
  'ingress/egress inbound/outbound incoming/outgoing source/destination src/dst public/private client/server ' +
  'upstream/downstream enable/disable enabled/disabled enables/disables allow/deny allowed/denied allows/denies ' +
  'accept/reject accepts/rejects permit/deny true/false yes/no minimum/maximum min/max before/after left/right ' +
  'up/down on/off tcp/udp http/https read/write reads/writes input/output send/receive sends/receives start/stop ' +
  'starts/stops add/remove adds/removes add/delete adds/deletes always/never all/none lower/upper high/low ' +
  'higher/lower more/less most/least stateful/stateless static/dynamic internal/external inner/outer local/remote ' +
  'active/passive open/closed primary/secondary master/slave forward/reverse encrypt/decrypt encode/decode ' +
  'hot/cold fast/slow faster/slower longest/shortest largest/smallest increase/decrease increases/decreases ' +
  'import/export import/exports attach/detach mount/unmount unicast/multicast multicast/broadcast ' +
  'unicast/broadcast symmetric/asymmetric synchronous/asynchronous positive/negative same/different to/from in/out ' +
  'into/from above/below over/under with/without can/cannot must/may push/pull';

const opposites = new Set(
  oppositePairs.split(' ').flatMap((pair) => {
    const [one, other] = pair.split('/');
    return [`${one}/${other}`, `${other}/${one}`];
  }),
);

const negatingPrefixes = [
  'un',
  'in',
  'im',
  'il',
  'ir',
  'non',
  'non-',
  'dis',
  'de',
  'a',
  'anti',
  'anti-',
  'mis',
];

/** Whether putting one word for the other makes a text say the opposite, as with `ingress` and `egress`, `tagged` and `untagged`. */
export function areOpposite(one: string, other: string): boolean {
  if (opposites.has(`${one}/${other}`)) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    short.length >= 4 &&
    long.endsWith(short) &&
    negatingPrefixes.includes(long.slice(0, long.length - short.length))
  );
}
