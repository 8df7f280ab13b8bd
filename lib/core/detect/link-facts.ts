// What page scripts know of links as well. Imports nothing: what links are read with would be built in every page.

/** A link that only leads there, whatever its text says, names a company no more than this. */
export const LINK_CONFIDENCE = 0.35;

/** What sites call their pages about themselves (`/company/press`), folded: the names of no companies. */
export const OWN_PAGE =
  /^(?:aboutus|about|careers?|contact(?:us)?|press(?:room|kit)?|news(?:room)?|ourteam|team|ourstory|leadership|history|culture|jobs|partners?|customers?|investors?|investorrelations|legal|privacy\w*|terms\w*|security|trust\w*|events?|values|mission|locations?|offices?|blog|faqs?|help|support|overview|people|diversity\w*|sustainability|responsibility|esg|search|all|settings|profile|billing|users?|login|register|signup|new|list|index|pricing|plans?|enterprise|small\w*|products?|services?|solutions?|reviews?|categories|category)$/;
