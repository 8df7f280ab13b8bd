// What a sentence says right before or behind a name that only a company has said of it. All patterns are
// anchored at the name and look at most 80 characters away.

type Cues = readonly (readonly [RegExp, number, string])[];

const ROLE =
  'CEO|CFO|CTO|COO|chief executive|(?:co-)?founder|chairman|chairwoman|employees?|engineers|shareholders|subsidiary';

export const BEFORE: Cues = [
  [new RegExp(`(?:${ROLE}) (?:of|at) $`, 'i'), 0.65, 'The page speaks of people that a company has.'],
  [
    /(?:shares|stakes?|stock|investors?|invest(?:ed|s|ing)?) (?:of|in) $/i,
    0.75,
    'The page speaks of shares or stakes in it.',
  ],
  [
    /(?:acquired|bought out|owned|backed|sponsored|powered|manufactured) by $/i,
    0.7,
    'The page says that it did what companies do.',
  ],
  [
    /(?:(?<!later |newly |previously |after-)acquir(?:es?|ed|ing)|acquisition of|takeover of|merg(?:ed?|er|ing) with|bid for|partner(?:s|ed|ing|ship)? with) (?:rival )?$/i,
    0.75,
    'The page speaks of a purchase, a merger or partners.',
  ],
  [/(?:work(?:s|ed|ing)?|job|career|years) (?:for|at) $/i, 0.7, 'The page says that someone works there.'],
  [
    /(?:start-?ups?|company|firm|business|brand|vendor|retailer|supplier) (?:called|named) $/i,
    0.85,
    'The page calls it a company.',
  ],
  [
    /(?:start-?up|chipmaker|carmaker|automaker|drugmaker|retailer|airline|insurer|lender|brewer|grocer|broker|rival|competitor|private-equity firm|software firm|law firm|consultancy|conglomerate|supermarket chain) $/i,
    0.8,
    'The page calls it a company.',
  ],
  [
    /(?:customers|clients|competitors|rivals|subsidiaries|brands|vendors|suppliers|partners|companies|firms|start-?ups) (?:include|including|such as|like|are) $/i,
    0.8,
    'The page lists it with companies.',
  ],
  [
    /(?:customers?|clients?|competitors?|partners|sponsors?|investors|portfolio|suppliers?|vendors?): (?:[\p{L}\p{N}&'’. -]{2,30}, ){0,4}$/iu,
    0.75,
    'The page lists it with companies.',
  ],
  [
    /(?:order(?:ed|s)?|refund|invoice|bill|shipped|delivery|purchase[ds]?|spokes(?:man|woman|person)) (?:for|from) $/i,
    0.65,
    'The page says that something came from it.',
  ],
  [
    /(?:replaced|switched to|migrated to|hosted on|host on|subscribed to|integrates with) $/i,
    0.55,
    'The page says that it is used or moved to.',
  ],
  [
    /(?:engineer|developer|designer|manager|director|analyst|consultant|scientist|accountant|specialist|executive|officer|intern|recruiter|head of [a-z]+|vp(?: of)? [a-z]+|founder|president|architect|administrator|coordinator|representative|strategist|associate|principal|counsel|controller|partner|lead|marketer|researcher|buyer|operations|sales|engineering|marketing|product|design|finance|people|(?<![\p{L}])(?:c[a-z]o|[sba]dr|ae|csm|ops|owner))(?: at| @) $/iu,
    0.7,
    'The page names someone with a post there.',
  ],
  [
    /(?:©|\(c\)|copyright (?=\d)) ?(?:\d{4}(?:[–-]\d{4})?)?,? $/i,
    0.65,
    'It holds the copyright of the page.',
  ],
  [
    /^(?:Senior |Junior |Lead )?(?:Head|VP|Director|Vice President) of [A-Z][a-z]+, $/,
    0.65,
    'The page names someone with a post there.',
  ],
  [
    /(?:^|[^\p{L}])(?:boards?|bankruptcy|insolvency|IPO|flotation|shareholders|customers|products) of $/u,
    0.6,
    'The page speaks of what only companies have.',
  ],
  [
    /(?:(?:contract|tender|order)s? (?:went|was awarded|were awarded|awarded)|[Aa]ward(?:ed)?) to $/,
    0.65,
    'The page says that it won a contract.',
  ],
  [
    /(?:groupe|société|entreprise|konzern|firma|unternehmen|hersteller|grupo|empresa|gruppo|azienda|företaget|bolaget|selskabet|selskapet|bedrijf|koncernen|konsernet|konkurrenten|rivalen) $/i,
    0.75,
    'The page calls it a company.',
  ],
  [
    /(?:^|\n)(?:Built|Made|Sold|Designed|Developed|Powered) by $/,
    0.6,
    'The page says that it did what companies do.',
  ],
  [/(?:^|\n)(?:About|Join|Meet|Introducing) $/, 0.6, 'The line tells of it.'],
  [/(?:supplied|distributed|marketed) by $/i, 0.65, 'The page says that it did what companies do.'],
  [
    /(?:^|\s)(?:at|@) \p{Lu}[\p{L}\p{N}&. ]{1,25}, (?:formerly|previously|ex)(?: at| of)? $/u,
    0.7,
    'The page names someone with a post there.',
  ],
  [
    /(?:sell|sells|selling|sold|buy|buying|bought|ordered|listed|reviews?|available|shop|seller|advertis(?:e|es|ing)|ads?) on $/,
    0.75,
    'The page says that something is sold there.',
  ],
  [/(?:lawyers?|counsel|spokes(?:man|woman|person)) for $/i, 0.7, 'The page says who speaks for it.'],
  [
    /(?:^|[^\p{L}])analyst \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ (?:of|at) $/iu,
    0.75,
    'The page speaks of its analysts.',
  ],
  [
    /(?:^|[^\p{L}])(?:customer|client|supplier|buyer|seller|parent|bidder|contractor|employer|operator|manufacturer|publisher|distributor|haulier), $/u,
    0.75,
    'The page says what it is to another company.',
  ],
  [
    /(?:(?:rais(?:ed|es|ing)|secured|closed) [$€£][\d.,]+ ?(?:m|bn|k|million|billion)?(?: [\p{Ll}-]+){0,4} from|(?:round|seed|Series [A-H]|funding|financing|investment)(?: (?:was|is|of \S+))? led by) $/iu,
    0.75,
    'The page says that it put money into another company.',
  ],
  [
    /(?:bids?|quotes?|offers?|proposals?|tenders?) (?:came |are |were )?from (?:[\p{Lu}][\p{L}\p{N}&'’. -]{1,30}, ){0,4}$/u,
    0.7,
    'The page names who would do the work.',
  ],
  [
    /(?:^|[^\p{L}])(?:contracts?|deals?|demos?|renewals?|pilots?|trials?|proposals?|quotes?|NDAs?|MSAs?|invoices?|agreements?|subscriptions?|tickets?|logins?|accounts?) (?:with|for|to|at) $/iu,
    0.7,
    'The page speaks of business with it.',
  ],
  [
    /(?:^|[^\p{L}])(?:log(?:ged|ging)? ?in(?:to| to)|sign(?:ed|ing)? (?:in to|up (?:to|for|with))|interview(?:s|ed|ing)? (?:at|with)) $/iu,
    0.7,
    'The page speaks of business with it.',
  ],
  [
    /(?:^|[^\p{L}])(?:we|they|you|I|who|people|customers|teams?) (?:(?:also|still|now|currently|both|all) )?(?:use|used|uses|rely on|switched to|subscribe to) $/iu,
    0.7,
    'The page says that it is used or moved to.',
  ],
  [
    /(?:bought|ordered|purchased|leased) (?:it|them|one|two|three|this|these|ours|mine|\p{Ll}+ \p{Ll}+) from $/u,
    0.65,
    'The page says that something came from it.',
  ],
  [/analysts at $/i, 0.75, 'The page speaks of its analysts.'],
  [/joins $/i, 0.6, 'The page says that someone joins it.'],
];

export const BEHIND: Cues = [
  [/^ (?:has |have )?rais(?:es|ed) (?:\$|€|£|US\$|a |an )/, 0.8, 'The page says that it raised money.'],
  [
    /^ \((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|ETR|EPA|AMS|OTC|HKG|TYO)[: ]/,
    0.95,
    'Its ticker stands behind the name.',
  ],
  [
    /^, (?:an?|the) (?:[\p{L}-]+ ){0,4}(?:start-?up|company|firm|maker|manufacturer|provider|retailer|bank|insurer|agency|vendor|developer|supplier|consultancy|chain|brand|giant|utility|conglomerate|brewer|airline|(?<!(?:rock|pop|folk|rap|boy|girl|ethnic|militant|terror|age|user|support) )group)\b/u,
    0.8,
    'The page calls it a company.',
  ],
  [
    /^['’]s (?:CEO|CFO|CTO|chief executive|board|shares|stock|customers|headquarters|revenue|earnings|parent|shareholders|IPO|bid|acquisition)\b/,
    0.75,
    'The page speaks of what only companies have.',
  ],
  [
    /^ (?:shares|stock|CEO|CFO|CTO|executives?|spokes(?:man|woman|person)|employees|shareholders|headquarters) (?!of\b|exchange|market)/,
    0.65,
    'The page speaks of what only companies have.',
  ],
  [
    /^ (?:went public|filed for (?:bankruptcy|an IPO|a )|laid off|acquired|acquires|agreed to (?:buy|acquire|sell)|reported (?:revenue|earnings|a |net |quarterly|second|third|first|fourth))/,
    0.7,
    'The page says that it did what companies do.',
  ],
  [
    /^, which (?:makes|sells|builds|provides|offers|operates|produces|develops|manufactures|supplies|employs|designs)\b/,
    0.75,
    'The page says what it makes or sells.',
  ],
  [
    /^ (?:is|was) (?:an?|the|one of the) (?:[\p{L}'’-]+ ){0,6}?(?:start-?up|company|firm|maker|manufacturer|provider|retailer|bank|insurer|agency|vendor|supplier|consultancy|chain|brand|brewer|platform)(?:[.,;]| (?:that|which|based|headquartered|founded|in|of|from|for|with|and|speciali[sz]ing|offering|providing)\b)/u,
    0.75,
    'The page calls it a company.',
  ],
  [
    /^ (?:Shares|Stock) (?:Sink|Slide|Fall|Rise|Jump|Drop|Surge|Tumble|Climb|Soar|Slump|Plunge|Gain|Rally|Dip|Slip)s?\b/,
    0.8,
    'The page speaks of its shares.',
  ],
  [/^ [+−–-]?\d+(?:[.,]\d+)? ?%/, 0.7, 'A change in per cent stands behind the name.'],
  [/^ is an equal[ -]opportunity employer/, 0.85, 'The page says that it employs people.'],
  [
    /^ (?:(?:develops|manufactures|provides|supplies) \p{Ll}|trades at |(?:printed|posted) (?:EPS|revenue|sales|a |an )|guided (?:up|down|to|for)\b|beat (?:estimates|expectations|consensus))/u,
    0.7,
    'The page says that it did what companies do.',
  ],
  [
    /^ (?:(?:rose|fell|gained|lost|jumped|dropped|slipped|climbed|sank|shed|surged|plunged|tumbled|steg|föll|faldt|falt|stieg|fiel) (?:by |um |med |about |nearly |almost |more than )?\d[\d.,]* ?(?:%|per ?cent|pro[cz]ent)|(?:cut|cuts|axed|is cutting|will cut) \d[\d,]* (?:jobs|staff|people|employees)|(?:turned|warned on|issued) (?:a |an )?profit)/u,
    0.75,
    'The page speaks of its shares, jobs or profits.',
  ],
  [/^ (?:goes|went|is going) live\b/, 0.7, 'The page says that it was put to use.'],
  [/^ is (?:hiring|recruiting|looking for an?|seeking an?)\b/, 0.7, 'The page says that it is hiring.'],
  [
    /^, (?:the )?(?:maker|owner|parent|operator|developer|publisher|manufacturer|provider|distributor) of\b/,
    0.75,
    'The page calls it a company.',
  ],
  [
    /^ (?:wins|won|signs|signed|lands|landed|secures|bags|bagged|clinches|loses|lost|awarded) (?:[\p{L}\d$€£.,-]+ ){0,5}(?:orders?|contracts?|deals?|tenders?|licen[cs]es?|mandates?)(?!\p{L})/u,
    0.75,
    'The page speaks of its orders.',
  ],
  [
    /^ (?:will|to|can|could|would|may) (?:supply|acquire|launch|manufacture|divest|expand|merge|recall|discontinue|invest|outsource|relocate|deliver \d)/,
    0.7,
    'The page says what it is about to do.',
  ],
  [
    /^ (?:has |have |had )?(?:written|writes?|wrote|idled?s?|sold|sells|sheds?|lost|loses|cuts?|raised|raises|lifted|lifts|put|puts|reported|reports|delayed|delays|opened|opens|closed|closes|slashed|hiked|trimmed|kept|keeps|doubled|tripled) (?:[\p{Ll}]+ ){0,2}its (?!own\b)/u,
    0.7,
    'The page speaks of what it has.',
  ],
  [/^ \([$€£]\d/, 0.6, 'A sum of money stands behind the name.'],
  [
    /^ (?:has |have |will |to |plans to )?(?:(?:cut|cuts|shed|sheds|axed?|axes|slash(?:ed|es)?|created?s?) (?:\d[\d,.]* |more |another |hundreds of |thousands of )?(?:jobs|posts)|(?:takes?|took|taken) on \d)/,
    0.75,
    'The page speaks of its jobs.',
  ],
  [
    /^ (?:has |have |will |is to )?(?:re)?(?:opens?|opened|closes?|closed|shuts?) (?:[\p{L}\d]+ ){0,3}(?:plant|factory|factories|mine|pit|store|office|branch|branches|warehouse|depot|refinery|smelter)s?(?!\p{L})/u,
    0.7,
    'The page speaks of its works or shops.',
  ],
  [
    /^ (?:has|have|had|employs) (?:about |around |over |nearly |almost |some |more than )?\d[\d,.]*k? (?:\p{Ll}+ )?(?:employees|staff|stores|shops|branches|customers|offices|users|plants|sites|engineers|seats)(?!\p{L})/u,
    0.8,
    'The page speaks of what only companies have.',
  ],
  [
    /^ (?:is|are|was|were|remains?|became) (?:our|their|one of our|one of their|also a|a|the) (?:[\p{L}-]+ ){0,3}(?:customers?|clients?|suppliers?|vendors?|competitors?|prospects?|accounts?|tenants?)(?!\p{L})/u,
    0.7,
    'The page says what it is to another company.',
  ],
  [
    /^ (?:wants?|asked for|needs?|requested|got) (?:an? |the |another |to )?(?:\p{Ll}+ )?(?:discounts?|demos?|quotes?|pilots?|trials?|refunds?|proposals?|renew|cancel|RFP|invoices?|seats|licen[cs]es?)(?!\p{L})/u,
    0.7,
    'The page speaks of business with it.',
  ],
  [/^ (?:still |now |even )?(?:hiring|recruiting)\b/, 0.7, 'The page says that it is hiring.'],
  [/^ for sponsoring\b/, 0.75, 'The page thanks it for sponsoring.'],
];

/** Behind a name that begins its line: entries of directories, "Vectorly · SaaS · Tallinn · 11-50 employees". */
export const IN_ENTRY: Cues = [
  [
    /^(?: [·•|–—-] [^·•|–—\n]{2,40}){0,3} (?:[·•|–—-] )?(?:Series [A-H]|Pre-[Ss]eed|Seed)(?![\p{L}])/u,
    0.7,
    'A round of funding stands behind the name.',
  ],
  [
    /^(?: [·•|–—-] [^·•|–—\n]{2,40}){0,3} [·•|–—-] \d[\d,]*(?:[–+-][\d,]*)? employees\b/,
    0.8,
    'The number of its employees stands behind the name.',
  ],
  [
    /^ [·•|] (?:Full-time|Part-time|Contract|Internship|Freelance|Permanent|Self-employed|Apprenticeship|Temporary|Vollzeit|Teilzeit|Temps plein|Jornada completa)(?![\p{L}])/u,
    0.8,
    'The line names a post there.',
  ],
  [/^\n[\d.,]+[KMk]?\+? followers/, 0.7, 'It has followers.'],
  [
    /^\n(?:\p{L}{3,9}\.? )?\d{4} ?[-–—] ?(?:(?:\p{L}{3,9}\.? )?\d{4}|Present|Now|Today|Current|heute)/u,
    0.7,
    'The years of a post stand below the name.',
  ],
  [
    /^ to (?:(?:[Bb]uy|[Aa]cquire|[Ss]upply|[Mm]erge|[Ll]ay [Oo]ff|[Ss]pin [Oo]ff|[Cc]ut [Jj]obs)\b|(?:[Cc]ut|[Cc]lose|[Oo]pen|[Hh]ire) \d|(?:[Pp]ay|[Rr]aise|[Ii]nvest) [$€£])/,
    0.75,
    'The page says what it is about to do.',
  ],
  [
    /^\n(?:Full-time|Part-time|Contract|Internship|Freelance|Permanent|Self-employed|Vollzeit|Teilzeit) [·•|] \d+ (?:yrs?|mos?|years?|months?|Jahre?)(?!\p{L})/u,
    0.7,
    'The years of a post stand below the name.',
  ],
  [/^ [·•|–—-] [$€£]\d/, 0.6, 'A sum of money stands behind the name.'],
];
