// What companies' names end in, and what only looks like it. It travels in the lexicon (`word-sets.ts`).

/** Last words that make a capitalised run a company nearly always. */
export const STRONG_HEAD =
  'Motors Airlines Airways Pharmaceuticals Pharma Biotech Biosciences Therapeutics Technologies Robotics Ventures Holdings Bancorp Bancshares Brewing Brewery Breweries Electronics Semiconductor Semiconductors Semiconductores Telecom Telecommunications Microsystems Microdevices Shipping Logistics Foods Beverages Apparel Cosmetics Petroleum Refining Minerals Mining Steel Chemicals Ceramics Plastics Industries Manufacturing Aerospace Avionics Aviation Automotive Automobiles Energie Payments Software Softworks Networks Interactive Analytics Consulting Advisors Advisers Partners Associates Brands Outfitters Realty Insurance Assurance Advertising Brokerage Securities Financial Bank Banking Bankshares Entertainment Studios Pictures Media Publishing Publishers Wines Vineyards Winery Distillery Distillers Coffee Roasters Bakery Restaurants Resorts Hotels Cruises Rentals Wireless Broadband Cable Communications Broadcasting Diagnostics Laboratories Labs Genomics Biologics Healthcare Dental Optical Systems Solutions Services Group Capital Management Resources Container Packaging Supermarkets Retail Trading Traders Exports Imports Marine Maritime Nautics Drilling Gas Energy Power Electric Solar Renewables Utilities Construction Builders Architects Health Games Gaming Toys Fitness Equipment Machinery Tractors Trucks Trucking Freight Express Transport Transportation Tours Travel Commerce Cloud AI Farms Dairy Seeds Nurseries Subaru Toyota Nissan Chevrolet Hyundai';

/** Of those, the ones that ordinary phrases end in: only behind a word that is a name. */
export const WEAK_HEAD =
  'Group Capital Management Resources Retail Trading Services Solutions Systems Health Games Gaming Fitness Equipment Express Transport Transportation Travel Commerce Cloud AI Energy Power Electric Solar Gas Media Pictures Software Networks Analytics Communications Construction Insurance Financial Bank Banking Partners Associates Laboratories Coffee Machinery Cable Wireless Healthcare Logistics Industries Chemicals Steel Mining Minerals Foods Marine Seeds Farms Trucks Labs Studios Interactive Consulting Advertising Securities Payments Brands Aviation Entertainment Publishing Restaurants Hotels Technologies Electronics Robotics Ventures Motors Manufacturing Container Packaging Toys Dairy Utilities Telecom Assurance Broadcasting';

/** Words that are no name in front of a legal form: "Parent Company", "Insurance Group". */
export const GENERIC_WORD =
  'parent holding operating subsidiary surviving target acquired rank insurance trust public private reporting property management investment each any such said our your company bank corporate limited group new other related affiliated member portfolio expenses name chief executive officer loan general common preferred stock class series data technology services';

/** Words right before a run that end a sentence's or clause's own part: cut off the front of a name. */
export const NOT_IN_NAME =
  'The A An In On At By For From With And Or But As If So When While Where Why How Who What Is Are Was Were Be To Into After Before During Since Until Between Our Their His Her My Your Its This That These Those Former Shares Analysts Workers Senior Junior Chief President Chairman Director Partner Dear Via See Also Meanwhile Yesterday Today Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday Company Borrower Lender Seller Buyer Name Title Address Notices Subsidiaries Unlike Like Only Even Both Then There Here It He She We They You I Not No Yes Thanks Sponsored Powered Copyright Series Clients Customers Client Customer Source Contact Dr Mr Mrs Ms Prof Sir Judge Hon Rep Sen Gov Within Across Through Total';

/** First words that make a capitalised run a company: "Banco Miraflores", "Grupo Lala". */
export const PREFIX_HEAD =
  'Banco Banca Banque Grupo Groupe Gruppo Compagnie Compañía Cervecería Caixa Cooperativa Aerolíneas Laboratorios Industrias Constructora';
