/** The sample provider as a pack: what a builder would hand to a rep. */
import type { PackInput } from '../../lib/core/pack/definition.ts';

/** @param origin of the sample provider, `http://127.0.0.1:8787` */
export const samplePack = (origin: string): PackInput => ({
  loupe: 'pack',
  version: 1,
  name: 'Sample pack',
  description: 'Fictional companies from the sample provider on this machine.',
  author: 'Loupe',
  secrets: [{ name: 'sample', label: 'Sample key', help: 'Printed in the terminal by npm start.' }],
  requests: [
    {
      id: 'sample-facts',
      name: 'Company facts',
      provider: 'Sample',
      description: 'Industry, size and place of a company, by its domain.',
      url: `${origin}/v1/companies/find`,
      parameters: [{ name: 'domain', value: '{{domain}}' }],
      auth: { kind: 'header', header: 'X-Api-Key', secret: 'sample' },
      fields: [
        { name: 'industry', label: 'Industry', path: '$.data.industry' },
        { name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' },
        { name: 'founded', label: 'Founded', path: '$.data.founded_year', type: 'number' },
        { name: 'country', label: 'Country', path: '$.data.location.country' },
        { name: 'funding', label: 'Funding, USD', path: '$.data.funding.total_usd', type: 'number' },
      ],
      identity: { namePath: '$.data.name', domainPath: '$.data.domain' },
      cost: { amount: 1, charged: 'success' },
      limits: { windows: [{ calls: 25, perMs: 1000 }], concurrency: 4 },
    },
    {
      id: 'sample-mail',
      name: 'Mail provider (sample)',
      provider: 'DNS',
      url: `${origin}/dns/resolve`,
      parameters: [
        { name: 'name', value: '{{domain}}' },
        { name: 'type', value: 'MX' },
      ],
      fields: [{ name: 'mail', label: 'Mail servers', path: '$.Answer[?@.type == 15].data', fold: 'first' }],
      answer: { notFoundWhen: [{ path: '$.Status', operator: 'equals', value: 3 }] },
    },
    {
      id: 'sample-legal',
      name: 'Legal entity (sample)',
      provider: 'GLEIF',
      url: `${origin}/gleif/api/v1/lei-records`,
      parameters: [
        { name: 'filter[entity.legalName]', value: '{{company_name}}' },
        { name: 'page[size]', value: '5' },
      ],
      condition: { kind: 'rules', join: 'all', rules: [{ field: 'company_name', operator: 'filled' }] },
      fields: [
        { name: 'legal_name', label: 'Legal name', path: '$.data[0].attributes.entity.legalName.name' },
        { name: 'lei', label: 'LEI', path: '$.data[0].attributes.lei' },
      ],
      identity: { namePath: '$.data[0].attributes.entity.legalName.name' },
      answer: { notFoundWhen: [{ path: '$.data', operator: 'empty' }] },
    },
  ],
});
