/** The ready-made packs that come with Loupe, as a person chooses among them. Each is a file in `public/packs/recipes`. */
export interface Recipe {
  /** The file's name, without `.json`. */
  readonly id: string;
  readonly name: string;
  /** What it gives. */
  readonly line: string;
  /** Whether it needs a key of the person's own. */
  readonly key: boolean;
}

export const RECIPES: readonly Recipe[] = [
  {
    id: 'public-sources',
    name: 'Public sources',
    line: 'Wikidata facts, domain registration, SEC filings, GitHub organisation',
    key: false,
  },
  { id: 'apollo', name: 'Apollo', line: 'Company facts by domain', key: true },
  { id: 'companies-house', name: 'Companies House', line: 'The UK register, by name', key: true },
  { id: 'hubspot', name: 'HubSpot', line: 'Is it in the CRM, whose is it, at which stage', key: true },
  { id: 'hunter', name: 'Hunter', line: 'Company facts and count of addresses, by domain', key: true },
  { id: 'opencorporates', name: 'OpenCorporates', line: 'Registers of many countries, by name', key: true },
  { id: 'people-data-labs', name: 'People Data Labs', line: 'Company facts by domain', key: true },
  { id: 'pipedrive', name: 'Pipedrive', line: 'Is it in the CRM, and whose is it', key: true },
];
