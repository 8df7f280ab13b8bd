// Words that tell a file or a member of a program from a host. They are judged with the top-level domain,
// never alone: `main.rs` is a file, `main.com` is a host.

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Top-level domains no one writes by chance: not a word, not a file name's end, not a usual member. */
export const STRONG_TLD = set('com net org edu gov mil int biz');

/** File extensions that are top-level domains; outside an address they are nearly always files. */
export const FILE_TLD = set('md py rs sh zip mov java');

/** File extensions that are busy top-level domains as well; the label decides. */
export const MAYBE_FILE_TLD = set(
  'pl cc so am ac ps st ml mm bz cab pub as la vi sc tf ms gs nc mk do app foo bar ax in pm sy mp cr ai',
);

/** Top-level domains that are English words which start a sentence after a forgotten space. */
export const FUNCTION_TLD = set('so it in is to at my me us be no am as do by');

/** Top-level domains that programs use for members (`user.name`, `a.to`). */
export const MEMBER_TLD = set(
  'so it in is to at my me us be no am as do by id name host app dev run live info top date map page site store group link style video data click email zone space work works world today team news show watch media network tools support services plus one now new win search select open save call phone play pay media box security digital events exchange codes build cloud software systems money credit cash city country author book food jobs hair how kim moe ing foo day dad prof rest',
);

/** First labels that are variables or modules, not hosts. */
export const CODE_WORD = set(
  'this self that other symbol number boolean regexp obj object str string user users event evt req res ctx args arg params opts options data item items node elem element el arr array list map props prop state err error math console window document process response request result results value val key keys fn func function df np pd plt tf os sys json xml system java javax android kotlin python promise date module exports parent child root target source src dst dest row rows col cell record entry session context config cfg settings env logger log cls instance model form input output buf buffer ptr msg message payload body header headers query conn cursor cur prev next left right first last head tail tmp temp foo bar baz qux page component widget view store action client server service account customer order product file path dir folder stream reader writer scanner thread task job timer index idx pos point rect size width height color screen canvas image img button label text field scope vm app this_ std util utils math scipy torch re random time datetime collections types inspect asyncio socket http https url uri',
);

/** Labels that name files: before a file extension the pair is a file. */
export const FILE_WORD = set(
  'main lib mod build script scripts test tests util utils readme license licence changelog contributing index setup config configure makefile deploy legacy install uninstall run start stop restart update upgrade backup notes note todo skill skills hello foo bar baz data report reports example sample demo app server client core common types parser lexer token match node module package init helper helpers movie video clip photo photos image images archive release dist src out output input temp tmp log logs db database schema migrate migration query model models view views controller handler router routes service worker task tasks job jobs cron train eval predict dataset plot analysis draft final summary guide docs doc manual faq security authors history roadmap design architecture spec specs plan agenda minutes thesis paper chapter resume cv letter invoice contract template style styles theme fonts icons logo banner screenshot recording intro trailer episode track audio entrypoint docker compose bootstrap provision cleanup clean lint format check verify sync fetch download upload convert parse scan crawl generate gen compile bundle publish hook hooks env profile wrapper launcher agents file files folder export import code program source kernel driver plugin module1 game player math string vector matrix list tree graph sort search hash socket client thread memory buffer stream error errors macros prelude state traits cli args options settings constants globals',
);

/** Words that follow a sentence's first word when the space before that sentence was forgotten. */
export const AFTER_JOIN = set(
  'the a an i we he she it they you this that these those was were is are be will would has have had my our his her their there not very all one of what how many much far least last first once ok if when can could should does did me us in on to for too less more',
);

/** Schemes whose authority is not a host on the net. */
export const OTHER_SCHEME = set(
  's3 gs gcs file chrome about data javascript urn jar hdfs abfs abfss wasbs dbfs resource chrome-extension moz-extension app android-app content doi isbn vscode classpath',
);

/** Words right before a bare host that say it is one. */
export const BEFORE_HOST = set('visit at via website site web url domain homepage host hosted www');

/** Abbreviations that a dot ends. */
export const ABBREVIATION = set(
  'yes ok vs etc eg ie vol fig eq sec ch pp mr mrs ms dr st jr sr mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec approx dept est inc ltd co corp bros prof gen col capt lt rev hon ave blvd',
);
