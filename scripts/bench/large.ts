/** A large answer as vendors send them: records with some text, some numbers, and an address within. */

/** JSON of about `megabytes`, under the cap on values. */
export const largeAnswer = (megabytes: number): string => {
  const text =
    'Makes software for the logistics of mid-sized manufacturers in "three" countries; é, ß and 東京. ';
  const record = (id: number): object => ({
    id,
    name: `Company ${id}`,
    domain: `company-${id}.example`,
    employees: (id * 37) % 5000,
    revenue: id * 1234.5,
    active: id % 3 === 0,
    founded: `${1950 + (id % 70)}-05-17`,
    description: text.repeat(8),
    address: { street: `Main Street ${id}`, city: `City ${id % 400}`, country: 'DE' },
  });
  const size = Buffer.byteLength(JSON.stringify(record(1000))) + 1;
  const count = Math.floor((megabytes * 1e6) / size);
  return JSON.stringify({
    meta: { total: count, source: 'bench' },
    companies: Array.from({ length: count }, (_, id) => record(id)),
  });
};

/** Six fields over it: three that look one value up, three that go through all records. */
export const LARGE_FIELDS = [
  { name: 'total', label: 'Total', path: '$.meta.total', type: 'number' },
  { name: 'first', label: 'First', path: '$.companies[0].name', type: 'text' },
  { name: 'city', label: 'City', path: '$.companies[17].address.city', type: 'text' },
  { name: 'staff', label: 'Staff', path: '$.companies[*].employees', type: 'number', fold: 'sum' },
  { name: 'revenue', label: 'Revenue', path: '$.companies[*].revenue', type: 'number', fold: 'maximum' },
  { name: 'rows', label: 'Rows', path: '$.companies[*].id', type: 'number', fold: 'count' },
] as const;
