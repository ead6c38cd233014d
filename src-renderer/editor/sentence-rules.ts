/** Sentence rules: what Intl.Segmenter does not know - abbreviations, ordinals, and words that only begin a sentence. */

interface Rules {
  /** Never end a sentence. */
  readonly never: ReadonlySet<string>;
  /** End one only where a word that begins sentences follows. */
  readonly seldom: ReadonlySet<string>;
  /** Words that begin a sentence, as far as they tell anything. */
  readonly starters: ReadonlySet<string>;
  /** true: "3." is "third", so a short number with a full stop ends nothing. */
  readonly ordinals: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));

const NO_RULES: Rules = { never: words(''), seldom: words(''), starters: words(''), ordinals: false };

const EN: Rules = {
  never:
    words(`mr mrs ms mx dr prof rev hon fr sr st gen col maj capt cmdr lt sgt adm gov sen rep pres amb supt
    messrs mt ft vs v e.g i.e cf viz al approx est ca no nos fig figs art sec pp p vol ch`),
  seldom: words(`inc ltd co corp llc plc bros jr etc u.s u.k u.n e.u u.s.a d.c l.a a.m p.m ph.d b.a m.a
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun dept ave blvd rd`),
  starters:
    words(`a an the this that these those there here he she it they we you i his her its their our your my
    who what when where why how if as at in on for from with without by to of after before since while although
    though because but and or so yet however meanwhile moreover nevertheless still also then now both each every
    all some many most no not one two three another other according last next earlier later once despite`),
  ordinals: false,
};

const DE: Rules = {
  never:
    words(`z d u i s o hr fr frl dr prof dipl ing z.b d.h u.a u.ä o.ä s.o s.u i.d.r i.v vgl bzw ca evtl ggf inkl exkl
    nr st abs art bd kap sog str tel geb gest verh mio mrd z.t m.e v.a`),
  seldom: words('usw etc co gmbh jan feb mär apr jun jul aug sept sep okt nov dez u.s'),
  starters:
    words(`der die das den dem des ein eine einen einem einer er sie es wir ihr ich man im in am an auf aus
    bei mit nach von vor zu zum zur für über unter und aber doch oder auch so dann da wenn als wie weil dass ob nur
    noch schon nicht kein keine dies diese dieser dieses sein seine ihre unser wer was wo warum`),
  ordinals: true,
};

const FR: Rules = {
  never: words(
    'm mm mme mmes mlle mlles dr pr me st ste p pp cf ex env av apr boul tél no n art chap vol fig j.-c',
  ),
  seldom: words('etc janv févr avr juil sept oct nov déc s.a'),
  starters:
    words(`le la les l un une des du de ce cet cette ces il elle ils elles on nous vous je tu en dans sur sous
    pour par avec sans mais et ou or donc car si quand lorsque comme après avant selon depuis`),
  ordinals: false,
};

const ES: Rules = {
  never: words(
    'sr sra srta sres dr dra d dña prof lic ing gral cnel ud uds pág págs art núm no vol cap p.ej av avda',
  ),
  seldom: words('etc ee.uu ee s.a ene feb mar abr jun jul ago sept oct nov dic'),
  starters:
    words(`el la los las un una unos unas lo este esta estos estas ese esa él ella ellos ellas yo nosotros en
    de por para con sin sobre desde hasta según pero y o si cuando como aunque también no`),
  ordinals: false,
};

const IT: Rules = {
  never: words(
    'sig sigg sig.ra sig.na dott dott.ssa prof avv ing on sen gen col s pag pagg art n nr vol cap es p.es cfr',
  ),
  seldom: words('ecc s.p.a s.r.l'),
  starters: words(
    'il lo la i gli le un uno una l questo questa in di a da con su per tra fra ma e o se quando come',
  ),
  ordinals: false,
};

const PT: Rules = {
  never: words('sr sra srs dr dra prof eng d gen cel pág págs art n núm vol cap av p.ex'),
  seldom: words('etc ltda s.a'),
  starters: words(
    'o a os as um uma ele ela eles elas em de por para com sem sobre mas e ou se quando como não',
  ),
  ordinals: false,
};

const NL: Rules = {
  never: words('dhr mevr mw mr dr drs ir ing prof st nr blz art d.w.z o.a m.b.t t.o.v bijv ca z.g'),
  seldom: words('enz etc jan feb mrt apr aug sept okt nov dec'),
  starters: words('de het een hij zij ze wij we ik in op van voor met maar en of als toen dat dit die er'),
  ordinals: false,
};

const RU: Rules = {
  never: words(
    'г гг в вв ул д кв стр рис им проф акад ген т.е т.к т.н т.п см ср н.э п пп обл просп св млн млрд тыс руб',
  ),
  seldom: words('т.д др'),
  starters: words(
    'он она оно они мы вы я это этот эта эти в на по с из к у о от для но и а если когда как не',
  ),
  ordinals: false,
};

const PL: Rules = {
  never: words('np tzn tzw prof dr mgr inż gen płk ks św ul al pl nr str ok m.in wg tj'),
  seldom: words('itd itp r w'),
  starters: words('on ona oni one my ja to ten ta te w na po z do od za o ale i a jeśli gdy jak nie'),
  ordinals: true,
};

const BY_LANGUAGE: Readonly<Record<string, Rules>> = {
  en: EN,
  de: DE,
  fr: FR,
  es: ES,
  it: IT,
  pt: PT,
  nl: NL,
  ru: RU,
  uk: RU,
  pl: PL,
};

const ORDINAL_LANGUAGES = words('da nb nn no fi cs sk hu et lv hr sr sl tr is');

/** @param language BCP 47 tag; a language that is not known has no rules of its own */
export function rulesFor(language: string): Rules {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const rules = BY_LANGUAGE[primary];
  if (rules) return rules;
  return ORDINAL_LANGUAGES.has(primary) ? { ...NO_RULES, ordinals: true } : NO_RULES;
}

/** Number, roman number or letter in front of an entry: "1.", "(iv)", "b)". */
const ENUMERATOR = /^[([]?(?:\d{1,3}|[ivxlc]{1,5}|[IVXLC]{1,5}|\p{L})[.)\]]+$/u;
const CLOSERS = /["'”’»›」』)\]]+$/u;
const FIRST_WORD = /^[^\p{L}\p{N}]*([\p{L}\p{N}]+)/u;

function startsLikeASentence(after: string, rules: Rules): boolean {
  const word = FIRST_WORD.exec(after)?.[1];
  return word !== undefined && rules.starters.has(word.toLowerCase());
}

function endsInAbbreviation(before: string, after: string, rules: Rules): boolean {
  const token = /([\p{L}\p{N}.\-]+)\.$/u.exec(before)?.[1];
  if (token === undefined) return false;
  const word = token.toLowerCase();
  if (rules.never.has(word)) return true;
  if (rules.ordinals && /^\d{1,2}$/.test(token)) return true;
  // An initial: "J. Smith". The English "I" is a word.
  if (/^\p{Lu}$/u.test(token) && token !== 'I') return true;
  const dotted = /^\p{L}(?:\.\p{L})+$/u.test(token);
  return (dotted || rules.seldom.has(word)) && !startsLikeASentence(after, rules);
}

/**
 * Whether the segmenter broke in the middle of a sentence.
 * @param before the sentence so far, without white space at its ends
 * @param after what follows, without white space in front
 */
export function continues(before: string, after: string, rules: Rules): boolean {
  if (!/[\p{L}\p{N}]/u.test(after)) return true;
  if (ENUMERATOR.test(before)) return true;
  // '"Will you come?" he asked.': a small letter begins no sentence.
  if (/^["'“‘«‹(\[]*\p{Ll}/u.test(after)) return true;
  return endsInAbbreviation(before.replace(CLOSERS, ''), after, rules);
}
