// Where the sample companies sit, and how a telephone number and a legal form look there.

export interface Place {
  readonly code: string;
  readonly country: string;
  readonly cities: readonly string[];
  /** `##` stands for two digits; UK and US numbers are from the ranges kept for fiction. */
  readonly phone: string;
  readonly forms: readonly string[];
}

export const places: readonly Place[] = [
  {
    code: 'DK',
    country: 'Denmark',
    cities: ['Aarhus', 'Esbjerg', 'Odense', 'Copenhagen'],
    phone: '+45 00 55 01 ##',
    forms: ['A/S', 'ApS'],
  },
  {
    code: 'NO',
    country: 'Norway',
    cities: ['Bergen', 'Ålesund', 'Stavanger', 'Oslo'],
    phone: '+47 00 55 01 ##',
    forms: ['AS', 'ASA'],
  },
  {
    code: 'SE',
    country: 'Sweden',
    cities: ['Gothenburg', 'Malmö', 'Stockholm'],
    phone: '+46 31 390 06 ##',
    forms: ['AB'],
  },
  {
    code: 'DE',
    country: 'Germany',
    cities: ['Bremerhaven', 'Hamburg', 'Lübeck', 'Leipzig'],
    phone: '+49 40 66969 1##',
    forms: ['GmbH', 'AG', 'GmbH & Co. KG'],
  },
  {
    code: 'NL',
    country: 'Netherlands',
    cities: ['Rotterdam', 'Groningen', 'Utrecht'],
    phone: '+31 85 000 01 ##',
    forms: ['B.V.', 'N.V.'],
  },
  {
    code: 'GB',
    country: 'United Kingdom',
    cities: ['Hull', 'Bristol', 'Leith', 'London'],
    phone: '+44 1632 9601##',
    forms: ['Ltd', 'plc'],
  },
  {
    code: 'IE',
    country: 'Ireland',
    cities: ['Cork', 'Galway', 'Dublin'],
    phone: '+353 20 915 01##',
    forms: ['DAC', 'Ltd'],
  },
  {
    code: 'US',
    country: 'United States',
    cities: ['Portland', 'Baltimore', 'Duluth', 'Seattle'],
    phone: '+1 202 555 01##',
    forms: ['Inc.', 'LLC', 'Corp.'],
  },
  {
    code: 'FR',
    country: 'France',
    cities: ['Le Havre', 'Nantes', 'Lyon'],
    phone: '+33 1 99 00 01 ##',
    forms: ['SAS', 'S.A.'],
  },
  {
    code: 'ES',
    country: 'Spain',
    cities: ['Bilbao', 'Vigo', 'Valencia'],
    phone: '+34 900 55 01 ##',
    forms: ['S.L.', 'S.A.'],
  },
  {
    code: 'PL',
    country: 'Poland',
    cities: ['Gdynia', 'Szczecin', 'Wrocław'],
    phone: '+48 00 555 01 ##',
    forms: ['sp. z o.o.', 'S.A.'],
  },
  {
    code: 'FI',
    country: 'Finland',
    cities: ['Turku', 'Oulu', 'Helsinki'],
    phone: '+358 9 000 01 ##',
    forms: ['Oy', 'Oyj'],
  },
];

export function placeOf(code: string): Place {
  const found = places.find(place => place.code === code);
  if (found === undefined) throw new Error(`No place has the country code ${code}.`);
  return found;
}
