/** Definitions of the unusual APIs, by the editor's means alone; `odd` is a name with quotes and signs in it. */
import { type Api, field, json, name } from './definition.ts';

/** A company's name that would end a text of most languages. */
export const ODD_NAME = 'O\'Reilly \\ "Sons" & <Co>';

export const ODD: Readonly<Record<string, Api>> = {
  'OpenAI and its like: JSON within a text': {
    path: '/apis/openai/v1/chat/completions',
    request: {
      auth: { kind: 'bearer', secret: 'openai' },
      ...json(
        '{"model": "x", "messages": [{"role": "user", "content": "Tell me of {{odd}} as JSON."}], "response_format": {"type": "json_object"}}',
      ),
      answer: { jsonWithin: '$.choices[*].message.content' },
      fields: [
        field('industry', '$.choices[0].message.content.industry'),
        field('employees', '$.choices[0].message.content.employees', { type: 'number' }),
        field('registered', '$.choices[0].message.content.registered_as'),
        field('at', '$.created', { type: 'date' }),
      ],
    },
    first: {
      industry: 'Freight',
      employees: 1240,
      registered: '12345678901234567890',
      at: '2025-11-29T17:00:00.000Z',
    },
  },
  'Zoho, a token with its own word': {
    path: '/apis/zoho/crm/v6/Accounts/search',
    request: {
      parameters: [{ name: 'criteria', value: '(Website:equals:{{domain}})' }],
      auth: {
        kind: 'oauth-refresh',
        tokenUrl: '/apis/zoho/oauth/v2/token',
        clientId: '1000.ABC',
        clientSecret: 'zohosecret',
        clientAuth: 'body',
        refreshSecret: 'zohorefresh',
        prefix: 'Zoho-oauthtoken ',
      },
      fields: [field('name', '$.data[0].Account_Name')],
    },
    first: { name },
  },
  'Azure, a resource and an operation in a header': {
    path: '/apis/azure/reports?api-version=2024-11-30',
    request: {
      ...json('{"domain": "{{domain}}"}'),
      auth: {
        kind: 'oauth-client',
        tokenUrl: '/apis/azure/oauth2/token',
        clientId: 'app',
        clientSecret: 'azuresecret',
        parameters: [
          { name: 'resource', value: 'https://management.test/' },
          { name: 'grant_type', value: 'account_credentials' },
        ],
      },
      answer: {
        poll: {
          urlHeader: 'Operation-Location',
          intervalMs: 100,
          doneWhen: { path: '$.status', operator: 'equals', value: 'succeeded' },
        },
        failWhen: [{ path: '$.status', operator: 'equals', value: 'failed' }],
      },
      fields: [field('size', '$.company.size', { type: 'number' })],
    },
    first: { size: 77 },
  },
  'RocketReach, asked after by id in a query': {
    path: '/apis/rocketreach/lookup',
    request: {
      parameters: [
        { name: 'current_employer', value: '{{odd}}' },
        { name: 'api_key', value: '{{secret.rocketreach}}' },
      ],
      answer: {
        poll: {
          url: '/apis/rocketreach/checkStatus?ids={{id}}',
          intervalMs: 100,
          doneWhen: { path: '$[0].status', operator: 'equals', value: 'complete' },
        },
      },
      fields: [field('person', '$[0].name')],
    },
    first: { person: 'Mette Dahl' },
  },
  'Stripe, a form with brackets': {
    path: '/apis/stripe/v1/customers/search',
    request: {
      method: 'POST',
      auth: { kind: 'basic', user: '{{secret.stripe}}', secret: null },
      body: {
        kind: 'form',
        fields: [
          { name: 'metadata[domain]', value: '{{domain}}' },
          { name: 'expand[]', value: '{{expand}}' },
        ],
      },
      fields: [
        field('balance', '$.data[0].balance', { type: 'number' }),
        field('since', '$.data[0].created', { type: 'date' }),
      ],
    },
    first: { balance: 1240.5, since: '2025-11-29T17:00:00.000Z' },
  },
  'Stripe, the last id': {
    path: '/apis/stripe/v1/charges',
    request: {
      parameters: [{ name: 'limit', value: '10' }],
      auth: { kind: 'basic', user: '{{secret.stripe}}', secret: null },
      fields: [field('name', '$.data[0].name')],
    },
    first: { name },
    pages: 3,
  },
  'PagerDuty, Token token=': {
    path: '/apis/pagerduty/users',
    request: {
      auth: { kind: 'header', header: 'Authorization', secret: 'pagerduty', prefix: 'Token token=' },
      fields: [field('name', '$[0].name')],
    },
    first: { name },
    pages: 3,
  },
  'Salesforce, a name within quotes': {
    path: '/apis/salesforce/services/data/v60.0/search',
    request: {
      parameters: [{ name: 'q', value: "SELECT Name FROM Account WHERE Name = '{{odd | escape}}'" }],
      auth: { kind: 'bearer', secret: 'hubspot' },
      fields: [field('name', '$.records[0].Name')],
    },
    first: { name: ODD_NAME },
  },
  'Wikidata, SPARQL': {
    path: '/apis/wikidata/sparql',
    request: {
      parameters: [
        {
          name: 'query',
          value:
            'SELECT ?item ?label WHERE { ?item rdfs:label "{{odd | escape}}"@en . ?item wdt:P31 wd:Q4830453 }',
        },
      ],
      fields: [
        field('label', '$.results.bindings[0].label.value'),
        field('employees', '$.results.bindings[*].employees.value', { type: 'number', fold: 'maximum' }),
      ],
    },
    first: { label: ODD_NAME, employees: 1240 },
  },
  'Dynamics, OData': {
    path: '/apis/dynamics/api/data/v9.2/accounts',
    request: {
      parameters: [{ name: '$filter', value: "contains(name,'{{odd | sql}}')" }],
      auth: { kind: 'bearer', secret: 'hubspot' },
      fields: [field('name', '$.value[0].name')],
    },
    first: { name: ODD_NAME },
    pages: 3,
  },
  'A register, SOAP': {
    path: '/apis/registry/soap',
    request: {
      method: 'POST',
      headers: [{ name: 'SOAPAction', value: '"Find"' }],
      body: {
        kind: 'text',
        contentType: 'text/xml; charset=utf-8',
        template:
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r:Find xmlns:r="urn:r"><r:name>{{odd}}</r:name></r:Find></s:Body></s:Envelope>',
      },
      fields: [
        field('name', "$['s:Envelope']['s:Body']['r:FindResponse']['r:name']"),
        field('number', '$..["r:number"]'),
      ],
    },
    first: { name: ODD_NAME, number: '00412' },
  },
  'Telegram, the key in the path': {
    path: '/apis/bot{{secret.telegram}}/getChat',
    request: {
      fields: [field('title', '$.result.title'), field('since', '$.result.since', { type: 'date' })],
    },
    first: { title: 'Nordhavn', since: '2025-11-29T17:00:00.000Z' },
  },
  'Close, a next offset that is a number': {
    path: '/apis/close/data/search',
    request: {
      ...json('{"query": "{{odd}}", "limit": 10}'),
      auth: { kind: 'basic', user: '{{secret.stripe}}', secret: null },
      fields: [field('name', '$.data[0].name')],
    },
    first: { name },
    pages: 3,
  },
};
