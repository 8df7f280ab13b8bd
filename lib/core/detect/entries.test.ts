import { describe, expect, it } from 'vitest';
import { findInStructure } from './structure.ts';

const OWN = 'fair.example';
const entry = (name: string, hrefs: string[], sites: string[] = []) =>
  findInStructure({ entries: [{ name, hrefs, sites }], pageRegistrable: OWN }).map(one => [
    one.name,
    one.domain,
  ]);

describe('whose a domain is', () => {
  it.each([
    ['Amberfold Ltd', ['https://www.amberfold.com/?a=b'], 'amberfold.com'],
    ['Amberfold', ['https://jobs.board.example/1', 'https://getamberfold.com'], 'getamberfold.com'],
    ['Bristol Myers Squibb', ['https://bms.com'], 'bms.com'],
    ['Glass & Tide', ['https://glass-and-tide.co.uk'], undefined],
    ['Amberfold', ['https://www.linkedin.com/company/amberfold'], undefined],
    ['Amberfold', ['https://boards.greenhouse.io/amberfold'], undefined],
    ['Amberfold', ['https://www.fair.example/out'], undefined],
  ])('%s, which links to %j: %s', (name, hrefs, domain) => {
    expect(entry(name, hrefs)).toEqual([[name, domain]]);
  });

  it('believes a link that says it is the website, if there is one alone', () => {
    expect(entry('Meta Platforms', ['https://fire.example'], ['https://fire.example'])).toEqual([
      ['Meta Platforms', 'fire.example'],
    ]);
    expect(entry('Meta Platforms', [], ['https://a.example', 'https://b.example'])).toEqual([
      ['Meta Platforms', undefined],
    ]);
  });

  it('reads names off logos, and no descriptions of them', () => {
    const logos = [
      'Pellworth logo',
      'Logo of Quorrelle',
      "Moth's Logo",
      'Company logo',
      'Logo',
      'white logo',
      '',
    ];
    expect(findInStructure({ logos }).map(one => one.name)).toEqual(['Pellworth', 'Quorrelle', 'Moth']);
  });

  it('takes the site of a page about one company, when its name says so', () => {
    const about = (href: string) =>
      findInStructure({
        heading: 'Amberfold',
        title: 'Amberfold - Profile',
        anchors: [{ href, text: 'go' }],
        pageRegistrable: OWN,
      }).filter(one => one.name !== null);
    expect(about('https://amberfold.io/x')).toMatchObject([{ name: 'Amberfold', domain: 'amberfold.io' }]);
    expect(about('https://kilnworks.io/x')).toEqual([]);
  });
});
