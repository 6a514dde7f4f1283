import { eachWord } from './words.ts';

const english = setOf(
  `the of and to in is are that for with on as by be this it from or an at which can has have was not its their used uses when
  between into each if you will does do all more than other also use using where how what without through within only may these they`,
);
const others = setOf(
  `der die das und ist ein eine einer eines einem einen nicht mit auf für von zu im dem den des sich auch wird werden oder bei aus nach durch wenn als über sind hat kann
  le la les des une est et du pour dans que qui sur avec par pas sont au aux ce cette ses leur plus ou être
  el los las del una es y para por con que se su como más pero sus al lo está son este esta entre sin
  il lo gli della di che non sono nel alla con per una delle dei è anche come più questo
  het een van en dat niet zijn voor met op te wordt ook door naar bij
  o os do da dos das um uma não com para por mais como são ao
  og det som på med til av ikke är att och för den inte på av`,
);
const shared = setOf('de in a e o on as an do per al is met for so was die was he been');

const theirsAlone: ReadonlySet<string> = new Set(
  [...others].filter((word) => !shared.has(word) && !english.has(word)),
);
const longest = Math.max(...[...english, ...others].map(({ length }) => length));

/** Whether a text reads as English by its function words; a text without any of them counts as `otherwise`. */
export function readsAsEnglish(text: string, otherwise: boolean): boolean {
  const mayBeForeign = foreign.test(text);
  let ours = 0;
  let theirs = 0;
  let words = 0;
  eachWord(text, (start, end) => {
    words += 1;
    if (!mayBeForeign && end - start > longest) return;
    const word = text.slice(start, end).toLowerCase().replace('’', "'");
    if (english.has(word)) ours += 1;
    else if (theirsAlone.has(word)) theirs += 1;
    if (mayBeForeign && foreign.test(word)) theirs += 0.34;
  });
  if (words === 0) return false;
  if (ours === 0 && theirs === 0) return otherwise;
  return theirs < 2 ? otherwise || ours > theirs : ours > 1.5 * theirs;
}

const foreign = /\P{ASCII}/u;

function setOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
