import { describe, expect, it } from 'vitest';
import { findInStructure } from './structure.ts';

describe('findInStructure', () => {
  it('reads organisations out of JSON-LD, however deep', () => {
    const jsonLd = [
      {
        '@graph': [
          {
            '@type': 'NewsArticle',
            publisher: {
              '@type': ['Thing', 'NewsMediaOrganization'],
              name: ' Vellmore\n Post ',
              url: 'https://www.vellmore.example/',
            },
          },
        ],
      },
    ];
    expect(findInStructure({ jsonLd })).toEqual([
      {
        name: 'Vellmore Post',
        domain: 'www.vellmore.example',
        confidence: 0.95,
        reason: 'The page describes it as an organisation (JSON-LD).',
      },
    ]);
  });

  it('survives hostile JSON-LD', () => {
    const cycle: Record<string, unknown> = { '@type': 'Organization', name: 'Loop' };
    cycle['self'] = cycle;
    let deep: unknown = { '@type': 'Organization', name: 'Too deep' };
    for (let i = 0; i < 10_000; i++) deep = { a: deep };
    const polluted: unknown = JSON.parse(
      '{"__proto__":{"@type":"Organization","name":"Inherited"},"@type":"Organization","name":{"toString":1},"url":"javascript:alert(1)"}',
    );
    const getter = Object.defineProperty({ '@type': 'Organization' }, 'name', {
      enumerable: true,
      get: () => {
        throw new Error('trap');
      },
    });
    const names = findInStructure({ jsonLd: [cycle, deep, polluted, getter, null, 3, 'x', [[]]] }).map(
      one => one.name,
    );
    expect(names).toContain('Loop');
    expect(names).not.toContain('Too deep');
  });

  it('reads tables whose header names companies', () => {
    const tables = [
      {
        header: ['Rank', 'Company', 'Website'],
        rows: [
          ['1', 'Vellmore', 'vellmore.example'],
          ['2', 'Tarnwick', '—'],
        ],
      },
      { header: ['Name', 'Age'], rows: [['Joe', '4']] },
      { header: ['Name', 'Ticker'], rows: [['Kelpforge', 'KLP']] },
    ];
    expect(findInStructure({ tables }).map(({ name, domain }) => [name, domain])).toEqual([
      ['Vellmore', 'vellmore.example'],
      ['Tarnwick', undefined],
      ['Kelpforge', undefined],
    ]);
  });

  it('believes a link whose text is its domain, and no link to the page itself', () => {
    const anchors = [
      { href: 'https://vellmore.example/about', text: 'Vellmore' },
      { href: 'https://other.example/', text: 'click here' },
      { href: 'https://www.linkedin.com/company/tarnwick', text: 'Tarnwick' },
      { href: 'https://news.page.example/x', text: 'News', pageRegistrable: 'page.example' },
    ];
    const found = findInStructure({ anchors });
    expect(found.map(one => one.name ?? one.domain)).toEqual(['Vellmore', 'Tarnwick', 'other.example']);
    expect(found[2]?.confidence).toBeLessThan(0.5);
  });

  it('reads microdata, the page’s own name and e-mail addresses, but no public mail', () => {
    const found = findInStructure({
      microdata: [
        {
          type: 'https://schema.org/LocalBusiness',
          properties: { name: ['Tarnwick Bakery'], url: 'https://tarnwick.example' },
        },
      ],
      meta: { 'og:site_name': 'Vellmore' },
      pageHost: 'vellmore.example',
      emails: ['info@kelpforge.example', 'joe@gmail.com', 'broken'],
    });
    expect(found.map(({ name, domain }) => [name, domain])).toEqual([
      ['Tarnwick Bakery', 'tarnwick.example'],
      ['Vellmore', 'vellmore.example'],
      [null, 'kelpforge.example'],
    ]);
  });

  it('drops names that are too long and keeps within bounds', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [`Company number ${i}`]);
    const found = findInStructure({ tables: [{ header: ['Company'], rows: [...rows, ['x'.repeat(5000)]] }] });
    expect(found.length).toBeLessThanOrEqual(2000);
  });

  it.each([
    ['https://www.acme.com/x', 'Read how', 'www.acme.com', 0.35],
    ['//acme.com', '', 'acme.com', 0.35],
    ['/url?sa=t&q=https%3A%2F%2Fwww.acme.com%2Fa%3Fb&usg=1', 'Acme: best', 'www.acme.com', 0.7],
    ['https://www.paper.example/out?to=https://acme.com/', 'Acme', 'acme.com', 0.85],
    ['https://www.linkedin.com/', 'LinkedIn', 'www.linkedin.com', 0.85],
    ['https://www.linkedin.com/company/acme', 'LinkedIn', 'www.linkedin.com', 0.35],
    ['https://www.youtube.com/@acme', 'Follow us on YouTube', 'www.youtube.com', 0.35],
    ['https://x.com/acme', '', 'x.com', 0.35],
    ['https://www.linkedin.com/company/acme', 'Acme', undefined, 0.75],
    ['https://www.docker.example/company/newsroom', 'Newsroom', 'www.docker.example', 0.35],
    ['https://opensource.guide/how', 'Open source guides', 'opensource.guide', 0.35],
  ])('reads where the link %j “%s” leads', (href, text, domain, confidence) => {
    const anchors = [{ href, text, pageRegistrable: 'paper.example' }];
    const [one, ...more] = findInStructure({ anchors });
    expect([one?.domain, one?.confidence, more.length]).toEqual([domain, confidence, 0]);
  });

  it.each([
    ['https://twitter.com/intent/tweet?text=x', ''],
    ['https://share.example/do?u=https%3A%2F%2Fwww.paper.example%2Fa', ''],
    ['https://blog.paper.example/', 'our blog'],
    ['/url?q=https://www.paper.example/b', ''],
    ['/url?q=https://%E0%A4', ''],
    ['https://10.0.0.1/', 'router'],
  ])('takes the link %j for no company', (href, text) => {
    expect(findInStructure({ anchors: [{ href, text, pageRegistrable: 'paper.example' }] })).toEqual([]);
  });
});
