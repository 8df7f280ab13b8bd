// Words of the names of people, places and bodies, and of headlines. They travel in the lexicon (`word-sets.ts`).

/** A title, a calling, a relative, a body or a landform: the rest of its name follows. */
export const TITLE =
  'Mr Mrs Ms Miss Messrs Dr Prof Professor Sir Lady Lord St Saint Rev Reverend Fr Capt Captain Col Colonel Gen Lt Lieutenant Sgt Sergeant Major Maj Sen Senator Rep Gov Governor Judge Justice King Queen Prince Princess Emperor Duke Earl Baron Canon Bishop Archbishop Pope Monsieur Madame Mme Mlle Herr Frau Señor Señora Don Doña Uncle uncle Aunt aunt Cousin cousin Coach coach Captain captain Councillor councillor Cllr née Alderman Detective detective Inspector inspector Constable constable keeper goalkeeper striker midfielder defender winger batsman bowler quarterback referee singer actor actress novelist poet painter pianist sculptor historian widow brother sister son daughter mother father husband wife grandson nephew niece neighbour neighbor rue Rue Calle Piazza Plaza Auntie Nan Granny Grandpa Ayuntamiento Bürgermeister Bürgermeisterin Präsident concejal concejala alcalde alcaldesa sindaco maire burgemeester wethouder Kommunalrådet ordfører Hurricane Storm Cape Mount Mt Lake Fort Port Isle';

/** "Solomon Islands", "Burlington Road", "Magellan Hospital". */
export const PLACE_HEAD =
  'Island Islands Isle Isles Archipelago Peninsula River Valley Mountain Mountains Hill Hills Bay Beach Creek County Township Parish Province Street St Road Rd Avenue Ave Lane Boulevard Bridge Castle Abbey Cathedral Church Chapel University College Academy School Hospital Museum Cemetery Foundation Prize Medal Cup Theorem Effect Syndrome Borough Station Airport Harbour Harbor Gardens Village Town Ward ward café Café Council Court Hall Park Farm Theatre Arms Tunnel Dam Reservoir Canal Forest Woods Moor Pier Quay Falls Cove Ridge Glacier Fjord Mews Place Walk Stadium Arena Close Crescent Terrace Drive Primary Grammar Harriers Wanderers Rovers Rangers Athletic Albion FC AFC RFC CC AC Trust parish village Affair Memorial Lodge Rotary Cottage';

/** What companies do in headlines. As a noun ("Traffic Signs") it ends its run. */
export const HEADLINE_VERB =
  'Acquires Acquire Announces Announce Appoints Names Launches Launch Raises Reports Selects Unveils Completes Introduces Expands Partners Joins Signs Sign Secures Closes Opens Files Buys Sells Sues Hires Adds Wins Enters Receives Declares Invests Merges Merge Agrees Cuts Debuts Rebrands Collaborates Extends Achieves Appointed Releases Surpasses Commences Begins Delivers Beats Slashes Warns Acquired Bought Pays Recalls Settles';

/** Of those, what people seldom do. */
export const HEADLINE_OF_COMPANY =
  'Acquires Selects Appoints Partners Completes Secures Expands Rebrands Merges Acquired Recalls';

/** Nouns as often: in lower case behind them stands no object. */
export const HEADLINE_NOUN =
  'Partners Names Reports Signs Sign Opens Cuts Wins Files Beats Launch Acquire Merge Announce Closes Adds';

/** What a person is called by, right before a surname that a company has too. */
export const HUMAN =
  'ceo cfo cto coo chief executive president chair chairman chairwoman founder director manager officer minister mayor author neighbour neighbor friend colleague boss editor judge defendant witness teacher pastor vicar curator lawyer analyst economist spokesman spokeswoman researcher analysts partner owner driver singer artist poet';

/** What a company is called by, or done to, right before such a name. */
export const BUSINESS =
  'acquire acquires acquired acquiring buy buys bought buying sell sells sue sues sued suing retailer supermarket grocer chipmaker carmaker automaker drugmaker miner housebuilder builder brewer airline insurer lender brand firm supplier vendor competitor rival rivals conglomerate giant group konzern';
