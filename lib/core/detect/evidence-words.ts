// Words that tell a company's name from a word. All lower case. They travel in the lexicon (`word-sets.ts`).

/** Verbs whose subject is a company when it has no article: base forms, for -s and regular past forms. */
const VERB =
  'accept accuse acquire add adopt analyse analyze answer appear appoint advertise agree aim allege allow announce appeal apologize approve argue ask audit back ban become block blame boost borrow book build buy call cancel charge claim close collect compete complete confirm connect consider continue control cover create cut deal debut decide decline declare delay deliver demand deny deploy design develop disclose discontinue distribute dominate donate drop earn employ enable end enrich enter estimate exit expand expect experience explore export extend face fall file finance fire fix forecast fund gain generate give grow handle help hire hit host import improve increase insist insure integrate introduce invest invite issue join keep label launch lay lead lease let licence license list lobby lose lower maintain make manage manufacture market merge mine miss move name need negotiate offer open operate order outperform overtake own partner pause pay plan post prepare price process produce promise propose provide publish pull purchase quit raise ramp reach recall receive record recover recruit reduce refuse refund reject release remain remove rename renegotiate renew repair replace replied report request require resign restructure retire reveal rise roll run said save say scrap see seek seem sell send serve settle ship show shut sign slash slip soar specialise specialize spend sponsor start state stop store struggle sue suffer supply support surge suspend take target test tie throttle track trade train transfer trim tumble unveil update upgrade urge use value want warn win withdraw work write bring change check come convert cost deserve drive edge enjoy fight follow jump kick lag lack let look match meet overhaul owe own pick plunge push put rank rebound relaunch rely reopen restart reward shed shrink sit slide slow slump split stay stretch swap switch take tell top turn use vow wait warn welcome';

/** Irregular past forms of such verbs. */
const PAST =
  'bought sold made cut held beat hit lost won grew fell rose built bet took gave got kept paid said sued set shut split spent told withdrew began became chose drew found met put ran saw sent spun went wrote led let left laid overtook sank shed swung taught thought threw understood broke brought came did drove had felt fought flew forgot froze hid knew lent meant read rang sought shook shot spoke stood stuck struck slid leapt shrank went sat sprang dealt dug bid';

/** Such verbs in German, French, Spanish, Italian, Portuguese, Dutch, Polish and the languages of the north. */
const FOREIGN_VERB =
  'erhöht hebt verkauft übernimmt meldet steigert schließt zahlt liefert investiert annonce rachète cède supprime embauche verse vende compra anuncia cerró adquirió anunciou vendeu säljer köper varnar höjer sänker selger kjøper eksporterer leverer sælger køber hæver verkoopt koopt schrapt meldt levert acquista sprzedaje zwiększa streicht senkt kauft baut stellt expandiert hever øker kutter lanserer åpner ansetter öppnar lanserar anställer åbner lancerer ansætter ouvre lance augmente investit recrute publie ferme abre lanza invierte despide apre lancia assume taglia investe opent lanceert ontslaat investeert verlagert wächst gründet entlässt verhandelt produziert beschäftigt betreibt entwickelt vertreibt remporte signe produit emploie prévoit réduit conteste gèle relève abaisse bondit recule grimpe perd dévoile développe subió bajó cayó vendió compró anunció lanzó abrió ganó perdió sube baja cae pierde factura crece fabrica cierra prevé despidió caiu subiu comprou lançou abriu fechou cai sobe fecha investe emprega demite cresce conferma perde chiude annuncia prevede groeit verliest verwacht veut doit rachète quiere debe ficou quer vuole deve alza blocca espera baixou presenta presentó vai saiu entrou parou';

const thirds = VERB.split(' ').flatMap(verb => [
  /[^aeiou]y$/.test(verb)
    ? `${verb.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh|o)$/.test(verb)
      ? `${verb}es`
      : `${verb}s`,
]);

/** Third person singular of company verbs. */
export const COMPANY_VERB = [...thirds, PAST, FOREIGN_VERB, 'has is was'].join(' ');

/** What companies do and people hardly ever. */
export const CORPORATE_VERB = `acquires acquired launches launched unveils unveiled reports announces announced ships recalls recalled manufactures manufactured sells operates supplies supplied provides employs employed trades files invests invested lists merges merged appoints appointed expands expanded discontinues discontinued posts posted hires licenses licensed markets distributes rebrands rebranded develops generates processes integrates slashes slashed axed outsources delisted partners competes produces offers raises buys selects completes secures streamlines restructured restructures relocates relocated divested divests rolls accepts charges insures underwrites exports imports refunds refunded topped tops outperformed underperformed warns spun ${FOREIGN_VERB}`;

/** What people do as often, of what companies do. */
export const HUMAN_VERB =
  'said say says read told ask asks asked answer answered agree agreed argue argued has is was had did does do does made make makes took takes gave gives got gets kept keeps came comes did drove drives felt fought flew forgot knew knows lent meant ran runs saw see sees seek seeks sought stood stands stuck went goes wrote writes led leads let left leaves thought threw taught shook spoke met meets sits sat goes stays turns turned looks tells told waits waited picks picked puts put gets got takes brings drives switches switched pushed pushes kicked kicks played plays hit hits won wins lost loses missed misses joined joins worked works needed needs wants wanted helped helps called calls looked remained remains resigned retired retires suffered struggled moved moves handled handles shot';

/** Auxiliaries: after a bare noun they make it a name, unless it is a substance or a planet. */
export const AUXILIARY =
  "will would can could may might must should has had is was isn't wasn't won't didn't doesn't hasn't does did plans wants also now still just recently first later already today yesterday then soon";

/** Those of the above that say nothing of a planet or a substance. */
export const WEAK_VERB =
  'has is was had fall falls fell rise rises rose grow grows grew show shows cover covers remain remains need needs see sees did does run runs cut slides slid sits sat stays turns comes came goes went changes changed follows followed meets met drives drove bring brings sheds shed shrinks shrank takes took gets got happens lets costs cost slows';

/** Adjectives that end in -ed. */
export const NOT_PAST =
  'red need seed feed weed speed bed shed wed breed indeed based aged mixed limited united advanced detailed hundred sacred naked wicked';

/** Nouns that a company's name stands before. */
export const COMPANY_NOUN =
  'ceo cfo cto coo chief executive executives boss chairman chairwoman chairperson president founder founders cofounder spokesman spokeswoman spokesperson employee employees staff worker workers engineer engineers developers shares share stock shareholder shareholders investor investors earnings revenue revenues profit profits subsidiary headquarters hq app apps api apis store stores shop shops card cards gift bag bags engine engines drivers riders driver partner partners partnership factory factories factory product products device devices laptop laptops phone phones sandwich sandwiches website docs documentation software flight flights franchise outlet outlets transfers videos calls soap earbuds jacket jackets cardholder cardholders merchants deliveries franchisee franchisees trader traders recall dealer dealers dealership couriers layoffs petrol outage outages ads margins sales users engineer shoes sneakers socks menu analysts bonds acquisition takeover merger ipo fulfilment warehouse warehouses logo commercial commercials sdk cli plugin integration integrations workspace subscription invoice invoices checkout cloud dashboard marketplace streaming subscribers margin outlook pipeline backlog guidance turnover valuation veteran alum contract renewal renewals account login onboarding licence license licences licenses quote pricing portal helpdesk rep reps';

/** Words before a name that only a company has. */
export const BEFORE_COMPANY =
  'ceo cfo cto founder cofounder chairman president subsidiary shares stock stake acquire acquires acquired acquiring buy buys bought buying sue sues sued suing invest invests invested partner partnered competitor competitors rival rivals supplier customer customers client clients owner employee employees former ex-employee retailer chipmaker carmaker automaker airline insurer lender startup start-up brand company firm giant maker vendor provider unicorn bank broker conglomerate via vs v v.';

/** Prepositions and verbs after which a capital begins a name. */
export const BEFORE_NAME =
  'at from by via with using on through like vs versus for of in to and or than as into against over sued sues bought buys joins joined left hired uses used use switched chose picked call beat beats tried love loves hate hates ordered owns own about buy near between before after without outside inside is was are who when while because since if that where but not our my your their new how why whether';

/** Words that make what follows a thing and not a name. */
export const DETERMINER =
  'the a an this these those my your his her its our their each every some any no another one two three what which such';

/** Prepositions of place: `in Patagonia` is the land. */
export const PLACE_PREPOSITION =
  'in on to from across near around through over toward towards into visit visited of';

/**
 * Words of trade, stock exchanges and contracts, without a plural's -s. None is said of matches, families, villages or
 * gardens as often: no "cup", "house", "field", "board" or "order".
 */
export const TRADE =
  'share stake shareholder investor profit revenue earnings turnover takeover acquisition merger deal bidder contract tender supplier supplies supplied customer client analyst broker executive ceo cfo regulator watchdog retailer miner insurer maker manufacturer rival competitor plant factory factories output margin forecast guidance quarterly quarter market buyer brand stores sales subsidiary subsidiaries business businesses firm company companies industry lender loan dividend ipo listed listing discount outsourcer layoffs price pricing offer rates freight vendor product startup startups software platform stock equity index export import aktie aktien umsatz gewinn konzern kunden stellen chiffre groupe ventas acciones clientes';
