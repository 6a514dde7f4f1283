const verbs =
  `accept access achieve acknowledge act activate adapt add adjust adopt advertise affect aggregate aim alert allocate allow analyse analyze announce answer appear append apply
arrange ask assemble assign assist associate assume attach attempt authenticate authorise authorize automate avoid balance base become begin behave belong bind block boost break bring
broadcast browse buffer build bundle bypass cache calculate call cancel capture carry cause change check choose classify clean clear close collect combine come communicate compare compile complete
compress compute configure confirm connect consist construct consume contain continue control convert coordinate copy correct correspond count cover create decide declare decode decrease decrypt
define delay delegate delete deliver demand demodulate deny depend deploy describe destroy detect determine differ direct disable discard disconnect discover display distinguish distribute divide
download drive drop drain dump edit elect eliminate emulate enable encapsulate encode encourage encrypt enforce enhance ensure enter enumerate equal erase escape establish estimate evaluate evict examine exceed exchange
exclude execute exist exit expand expect expire explain expose express extend extract facilitate fail fall feature fetch fill filter find fit fix flag flood focus follow force form format forward free
gather generate get give go govern grant group grow guarantee guard handle happen have help hide hold host identify ignore illustrate imply implement import improve include increase indicate inform inherit
initialise initialize initiate inject insert inspect install instruct integrate interact interconnect intercept interface interpret introduce invalidate invoke involve isolate issue join keep kill know label lack launch lead learn
lease leave let leverage lie limit link list listen load locate lock log look loop lose lower maintain make manage map mark mask match maximise maximize mean measure merge minimise minimize mirror mitigate mix modify modulate monitor
mount move multiplex need negotiate notify number obtain occupy occur offer offload open operate optimise optimize orchestrate order organise organize originate output overlay override oversee own pack package pad parse partition pass pay perform permit
persist pick ping place plan play point poll populate prefer prepare preserve prevent print prioritise prioritize process produce program prohibit promote propagate protect prove provide provision proxy prune publish pull push put query queue
reach reassemble read receive recognise recognize recommend reconstruct record recover redirect redistribute reduce refer reference reflect refresh refuse regenerate register regulate reject relate relay release rely remain remember remove rename render renew reorder repair repeat replace replicate reply report represent
request require rerun reserve reset reside resolve respond restart restore restrict result resume retain retrieve retransmit retry return reuse reveal reverse revert revoke rewrite roll rotate route run save say scale scan schedule search secure see segment
segregate select send separate sequence serialise serialize serve set share shift show shut sign signal simplify simulate sit skip slow solve sort span specify speed spend split spread stand start state stay steer stop store stream strip structure
submit subscribe suffer suit sum summarise summarize supply support suppress suspend switch synchronise synchronize tag take target tell terminate test throttle tie time track trade transfer transform transition translate transmit transport travel treat trigger trim truncate try tunnel turn
undergo uninstall unify unite unload unlock unset update upgrade upload use utilise utilize validate vary verify view visit wait wake want warn waste watch weigh work wrap write yield consolidate accommodate accelerate accumulate compose comprise constitute contribute correlate defend designate dictate duplicate ease employ empower encompass escalate evolve exploit federate govern harden hash index influence insulate intend iterate judge justify lengthen lift lighten matter mediate migrate mimic model name narrow normalise normalize nest observe obscure outline own pair perceive pertain pinpoint power precede predict present print process profile quantify quarantine rank react rebuild recalculate receive recompute reconcile recycle refine reinforce relate reload remap replay resemble reshape resist sample scatter seal shape shield signify sniff snoop source spawn specialise specialize spoof stabilise stabilize stack standardise standardize stem stripe strengthen substitute succeed suggest supervise supplement surround survive sustain swap tailor tend terminate traverse unicast upgrade validate withdraw withstand inspect exempt
guide hand teach live die eat grow hatch breathe swim fly lay feed hit cost catch correct enrich win build draw bear cut shrink arise rise`.split(
    /\s+/,
  );

const irregular: readonly (readonly [string, string])[] = [
  ['have', 'has'],
  ['do', 'does'],
  ['go', 'goes'],
];

const byThirdPerson = new Map<string, string>([
  ...verbs.map((verb) => [thirdPersonOf(verb), verb] as const),
  ...irregular.map(([base, third]) => [third, base] as const),
]);
const bases: ReadonlySet<string> = new Set(verbs);

/** Third-person forms that are oftener a plural noun, so that they need to be looked at twice. */
const oftenNouns: ReadonlySet<string> = new Set(
  `accesses addresses answers attempts blocks buffers caches calls changes checks controls copies costs counts covers features fields filters flags forms formats groups guards hosts interfaces issues
  labels leases limits links lists loads logs loops maps masks measures models names numbers orders outputs packages pairs places plans points processes programs proxies queries queues
  ranks records references releases replies reports requests reserves results returns routes samples scales scans schedules searches segments sequences sets shares shifts sources spans stacks states   streams structures supplies switches tags targets tests times trades transports tunnels turns types updates upgrades uses views commands objects benefits profiles cuts builds`.split(
    /\s+/,
  ),
);

const modals =
  'is are was were can could will would shall should may might must has have had does do did cannot'.split(
    ' ',
  );
const finite: ReadonlySet<string> = new Set(modals);

/** The base form of a verb in the third person such as `provides`, or null if it is none that is known. */
export function baseOf(word: string): string | null {
  return byThirdPerson.get(word.toLowerCase()) ?? null;
}

/** Whether a word is a known verb in its base form, such as `provide`. */
export function isBaseVerb(word: string): boolean {
  return bases.has(word.toLowerCase());
}

/** Whether a form such as `routes` or `lists` may as well be a plural noun. */
export function mayBeNoun(word: string): boolean {
  return oftenNouns.has(word.toLowerCase());
}

/** Whether a word is a form of to be, to have, to do, or a modal verb. */
export function isAuxiliary(word: string): boolean {
  return finite.has(word.toLowerCase());
}

/** The third person of a regular verb. */
export function thirdPersonOf(base: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
