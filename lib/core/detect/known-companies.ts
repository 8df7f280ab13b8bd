import { KIND, type LoadedAccounts, loadAccountIndex } from './account-index.ts';
import { type Key, packKeys } from './account-pack.ts';
import { foldWords } from './fold.ts';
import { withoutForms } from './suffixes.ts';

// Companies and brands known the world over, for pages read without a list. From general knowledge: the
// largest listed and private companies, and the brands that people name in everyday talk.
// Words of one name are joined by a hyphen; a plus is `&`.

/** Nothing else is called so, whatever the case. */
const KNOWN_ANY_CASE =
  'facebook twitter youtube instagram snapchat tiktok whatsapp linkedin pinterest reddit tumblr flickr myspace skype netflix spotify google yahoo ebay paypal airbnb walmart costco ikea starbucks mcdonalds gucci prada nintendo blackberry nokia verizon comcast vodafone lenovo asus huawei xiaomi samsung toshiba netgear logitech microsoft nvidia qualcomm github gitlab dropbox lyft doordash grubhub etsy shopify wipro infosys tesco lidl aldi soundcloud flipboard instapaper foursquare groupon zynga hulu imgur buzzfeed engadget techcrunch mashable gizmodo expedia tripadvisor salesforce hubspot zendesk mailchimp squarespace godaddy cloudflare digitalocean netlify vercel heroku atlassian bitbucket evernote spacex hyundai toyota volkswagen audi bmw mitsubishi nissan renault peugeot citroen volvo chevrolet cadillac ducati kawasaki yamaha adidas reebok lululemon timberland pampers loreal maybelline sephora nestle nescafe pepsi pepsico danone heineken budweiser carlsberg doritos cheerios oreo chipotle chick-fil-a wendys dunkin-donuts pizza-hut taco-bell panera olive-garden kfc walgreens cvs-pharmacy rite-aid best-buy old-navy banana-republic home-depot tj-maxx bloomingdales nordstrom kohls jcpenney macys primark zara uniqlo foodpanda deliveroo fedex wikia pornhub kickstarter patreon substack gofundme duckduckgo alibaba aliexpress tencent wechat baidu bytedance didi flipkart paytm zomato swiggy ryanair easyjet lufthansa msn aol icq mozilla openai anthropic deepmind coinbase robinhood-markets venmo klarna revolut monzo tumblr photobucket vimeo dailymotion twitch-tv crunchyroll funimation';

/** Nothing else is called so, if it has its capital. */
const KNOWN =
  'IBM SAP-SE Accenture Capgemini Cognizant Deloitte KPMG PricewaterhouseCoopers McKinsey Bain-+-Company Boston-Consulting-Group Ernst-+-Young Goldman-Sachs Morgan-Stanley JPMorgan JPMorgan-Chase Citigroup Citibank Wells-Fargo Bank-of-America Barclays HSBC Deutsche-Bank Credit-Suisse Commerzbank Santander BNP-Paribas Societe-Generale Credit-Agricole UniCredit Intesa-Sanpaolo Nomura Mizuho Sumitomo Mitsui Macquarie Westpac Scotiabank Standard-Chartered Lloyds Natwest Mastercard American-Express Berkshire-Hathaway BlackRock Blackstone-Group Carlyle-Group Fidelity-Investments Vanguard-Group Charles-Schwab State-Street-Corporation Prudential-Financial MetLife Allianz AXA Aviva Munich-Re Swiss-Re Zurich-Insurance Allstate Geico UnitedHealth Aetna Cigna Humana Anthem Pfizer Moderna BioNTech AstraZeneca Novartis Roche Sanofi GlaxoSmithKline Merck Eli-Lilly AbbVie Amgen Gilead Biogen Regeneron Bayer Novo-Nordisk Takeda Johnson-+-Johnson Bristol-Myers-Squibb Abbott-Laboratories Medtronic Stryker Thermo-Fisher Danaher Illumina Philips Siemens Siemens-Energy Siemens-Healthineers Bosch Continental-AG Thyssenkrupp BASF Linde Henkel Beiersdorf Adidas Puma-SE Daimler Mercedes Mercedes-Benz Porsche Ferrari Lamborghini Maserati Fiat Chrysler Stellantis Honda Mazda Suzuki Subaru Kia Tata-Motors Tata-Consultancy-Services Mahindra Reliance-Industries Infosys Airbus Boeing Lockheed-Martin Northrop-Grumman Raytheon BAE-Systems Rolls-Royce Safran Thales Leonardo-SpA General-Motors General-Electric General-Mills General-Dynamics Honeywell 3M Caterpillar-Inc John-Deere Cummins Emerson-Electric Schneider-Electric ABB Hitachi Mitsubishi-Electric Panasonic Sony Sony-Music Sony-Pictures Canon-Inc Nikon Fujitsu Fujifilm Ricoh Epson Olympus-Corporation Sharp-Corporation Kyocera SoftBank Rakuten Sega Capcom Konami Bandai-Namco Square-Enix Ubisoft Electronic-Arts Activision Activision-Blizzard Epic-Games Riot-Games Rockstar-Games Bethesda Mojang Roblox Zynga TSMC ASML Foxconn MediaTek Broadcom Texas-Instruments Analog-Devices Infineon STMicroelectronics Micron Western-Digital Seagate SanDisk Hewlett-Packard Hewlett-Packard-Enterprise Dell Cisco Juniper-Networks Ericsson Alcatel Lucent Motorola HTC Fitbit Garmin GoPro Sonos Bose Dyson Makita Dewalt Bosch Electrolux Whirlpool-Corporation Miele Razer-Inc Corsair-Gaming Palantir Snowflake-Inc Databricks MongoDB Datadog Splunk Elastic-NV Confluent HashiCorp Twilio Okta Auth0 CrowdStrike Zscaler Fortinet Palo-Alto-Networks Symantec McAfee Kaspersky ServiceNow Workday Oracle-Corporation Intuit Autodesk Adobe VMware Citrix Red-Hat Canonical-Ltd SUSE DocuSign Zoominfo Mixpanel Amplitude-Inc Hetzner OVHcloud Rackspace Akamai Fastly Basecamp 37signals Figma Canva Miro Airtable Asana Trello Jira Mailgun SendGrid Typeform Calendly Zapier Hugging-Face Mistral-AI Stability-AI Midjourney Cohere Perplexity-AI Scale-AI Waymo Rivian Lucid-Motors Polestar Blue-Origin Virgin-Galactic Virgin-Atlantic British-Airways Air-France KLM Delta-Air-Lines American-Airlines United-Airlines Southwest-Airlines JetBlue Qantas Emirates-Airline Etihad Qatar-Airways Singapore-Airlines Cathay-Pacific Marriott Hilton Hyatt InterContinental Accor Booking.com Priceline Kayak.com Trivago Skyscanner Maersk DHL UPS-Store Kuehne Deutsche-Post Deutsche-Telekom Deutsche-Bahn Telefonica Telecom-Italia BT-Group AT+T T-Mobile Sprint-Corporation CenturyLink Time-Warner Time-Warner-Cable Warner-Bros WarnerMedia ViacomCBS Viacom Paramount-Pictures NBCUniversal HBO MTV ESPN CNN NBC CBS BBC Reuters Bloomberg Thomson-Reuters Dow-Jones Wall-Street-Journal New-York-Times Washington-Post Daily-Mail Financial-Times Associated-Press Axel-Springer Bertelsmann Pearson-plc Elsevier Wolters-Kluwer Simon-+-Schuster HarperCollins Penguin-Random-House Walt-Disney Pixar Lucasfilm DreamWorks Lionsgate Nickelodeon Cartoon-Network Discovery-Channel VEVO TMZ Playboy-Enterprises Conde-Nast Hearst Marie-Claire ExxonMobil Exxon Chevron ConocoPhillips Royal-Dutch-Shell TotalEnergies Equinor Gazprom Rosneft Lukoil Petrobras Petronas Sinopec PetroChina Saudi-Aramco Aramco Schlumberger Halliburton Orsted Vestas Iberdrola Enel Engie Vattenfall RWE Siemens-Gamesa NextEra Duke-Energy Rio-Tinto BHP Glencore ArcelorMittal Nippon-Steel Posco Nucor Alcoa Barrick-Gold Newmont DuPont Dow-Chemical Monsanto Syngenta Cargill Archer-Daniels-Midland Bunge Tyson-Foods Kraft-Heinz Kraft-Foods Mondelez Unilever Procter-+-Gamble Colgate-Palmolive Kimberly-Clark Coca-Cola Dr-Pepper Red-Bull Anheuser-Busch Diageo Guinness Bacardi Smirnoff Hershey Lindt Ferrero Haribo Kellogg Tesco Sainsburys Marks-+-Spencer Waitrose Carrefour Auchan Leclerc Migros Ahold Albert-Heijn Kroger Albertsons Safeway Trader-Joes Whole-Foods Publix Walgreens Lowes Wayfair Overstock Zalando MediaMarkt Ocado Asos H+M Inditex LVMH Louis-Vuitton Hermes-International Kering Burberry Chanel Dior Versace Armani Ralph-Lauren Calvin-Klein Tommy-Hilfiger Levi-Strauss Crocs Skechers Converse-Inc Under-Armour Lego Mattel Hasbro Burger-King Subway-Restaurants KFC Dominos Papa-Johns Uber-Eats Caesars-Entertainment MGM-Resorts Coinbase Binance Kraken-Exchange Stripe-Inc Adyen Worldpay Wirecard TransferWise Wells-Fargo CoreLogic Equifax Experian TransUnion Moodys Fitch-Ratings Nasdaq-Inc KKR Apollo-Global-Management Sequoia-Capital Andreessen-Horowitz Accel-Partners Y-Combinator Kleiner-Perkins SoftBank Costco Nike Wipro HCL-Technologies LG-Electronics LG SK-Hynix Samsung-Electronics Novell Compaq Gateway-Inc Netscape Napster Megaupload Ustream Justin.tv Digg StumbleUpon Posterous Quora Medium.com Craigslist AEG HMV Virgin-Media Sky-News Blizzard-Entertainment MetroPCS Wachovia Lehman-Brothers Bear-Stearns Enron WorldCom Bechtel Fluor Koch-Industries Zhejiang-Geely BYD NIO Xpeng Meituan JD.com Pinduoduo Hikvision Lazada Grab-Holdings Gojek Tokopedia MercadoLibre Nubank Embraer Petrobras Cemex Bimbo Femsa America-Movil Televisa Safaricom MTN-Group Naspers';

/** Acronyms: in capitals only. */
const KNOWN_CAPITALS =
  'SAP AMD BP KKR DHL EY PwC UPS GSK VW GM GE HP HPE AWS TCS ING UBS RBS DZ RTL ZDF P+G M+S';

/** English words: with something beside them that says so. */
const KNOWN_WORDS =
  'apple target oracle visa shell orange slack zoom meta alphabet stripe snowflake boots tesla intel arm caterpillar puma sky subway dove uber square block snap delta box notion ramp asana intercom segment gap next sprint twitch crocs canon sharp medium yelp indeed monster amplitude robinhood mandiant gateway acer corsair razer converse vans fossil coach guess mars dell adobe juniper barclays blizzard valve steam virgin nationwide plaid brex gusto rippling deel lever greenhouse outreach gong drift loom linear elastic docker chef puppet anthem prudential dollar-general dollar-tree burger-king jaguar mini vertex philips lloyds santander playboy';

/** Words that begin sentences without an article: with a verb or noun of business beside them. */
const KNOWN_HARD =
  'mercury mars patagonia unity amazon ford sage discover chase clay apollo kellogg hilton disney hershey guess progressive wise lush epic continental';

const LISTS = [
  { names: KNOWN_HARD, kind: KIND.hard, lower: false },
  { names: KNOWN_WORDS, kind: KIND.word, lower: false },
  { names: KNOWN_ANY_CASE, kind: KIND.plain, lower: true },
  { names: KNOWN, kind: KIND.plain, lower: false },
  { names: KNOWN_CAPITALS, kind: KIND.capitals, lower: false },
] as const;

let opened: LoadedAccounts | undefined;

/** The index of the names above, for `findAccounts`. */
export function knownCompanies(): LoadedAccounts {
  if (opened !== undefined) return opened;
  const keys = new Map<string, Key>();
  for (const { names, kind, lower } of LISTS) {
    for (const name of names.split(' ')) {
      const words = withoutForms(foldWords(name.replaceAll('+', '&')));
      const spelt = words.join('');
      if (!keys.has(spelt)) keys.set(spelt, { words, id: 0, kind, lower: lower && spelt.length > 3 });
    }
  }
  opened = loadAccountIndex(packKeys([...keys.values()], 1));
  return opened;
}
