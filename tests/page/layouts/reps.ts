import { type Layout, NAV, page } from './page.ts';

const fields = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(
      ([label, value]) =>
        `<div class=field><span class="slds-label">${label}</span><div class=out>${value}</div></div>`,
    )
    .join('');

const local = (name: string, trade: string, rating: string, site: string): string =>
  `<div class=res><a class=hit aria-label="${name}" href="/maps/place/${name.replaceAll(' ', '+')}/@51.5"></a><div class=in><div class=head>${name}</div>
<div><span>${rating}</span><span>(120)</span> · <span>${trade}</span></div><div>12 High St · Closes 5 PM</div></div><div class=act><a aria-label="Visit website of ${name}" href="https://${site}/"><i></i></a><button>Directions</button></div></div>`;

const card = (name: string, site: string, about: string): string =>
  `<div class="MuiCard"><div class=top><img src=x alt=""><h4>${name}</h4></div><p>${about}</p><div class=foot><a href="/p/${site.length}41">Details</a><a href="https://www.${site}?ref=hub" target=_blank>Website</a></div></div>`;

/** Layouts that say nothing by roles or paths: what stands beside a name must tell. */
export const REPS: readonly Layout[] = [
  {
    what: 'a record in a CRM, made of labels and values',
    url: 'https://acme.crm.example/lightning/r/Opportunity/0065g00000XyZ/view',
    html: page(
      'Renewal 2026 | CRM',
      `<nav><span class=label>Company</span><a href="/about">About us</a></nav><h1>Renewal 2026</h1>${fields([
        ['Opportunity Name', 'Renewal 2026'],
        ['Account Name', '<a href="#/a/1">Box Hill Dairy</a>'],
        ['Parent Account', 'Dairy Union of the South'],
        ['Primary Contact', 'Jane Aldous'],
        ['Stage', 'Negotiation'],
        ['Next Step', 'Send contract'],
        ['Company', ''],
        ['Lead Source', 'Partner'],
      ])}
<dl><dt>Organization</dt><dd>Pellworth Dynamics</dd><dt>Title</dt><dd>Chief Buyer</dd><dt>Employer:</dt><dd>Quorrelle</dd></dl>
<form><label>Company</label><input value="x"><label>Company name</label><select><option>Choose one</option></select></form>`,
    ),
    wanted: [
      { name: 'Box Hill Dairy' },
      { name: 'Dairy Union of the South' },
      { name: 'Pellworth Dynamics' },
      { name: 'Quorrelle' },
    ],
  },
  {
    what: 'results of a map, made of divs',
    url: 'https://maps.finder.example/search/plumbers+leeds',
    html: page(
      'plumbers leeds - Maps',
      `<div role=main><div class=feed>${[
        local('Amber Plumbing', 'Plumber', '4.6', 'amberplumbing.co.uk'),
        local('Drain Doctor', 'Plumber', '4.1', 'www.draindoctor-leeds.com'),
        local('J. Hobbs & Sons', 'Heating engineer', '4.9', 'jhobbs.co.uk'),
        local('Leak Free', 'Plumber', '3.8', 'leakfreeltd.com'),
      ].join('')}</div><button>More results</button></div>`,
    ),
    wanted: [
      { name: 'Amber Plumbing', domain: 'amberplumbing.co.uk' },
      { name: 'Drain Doctor', domain: 'draindoctor-leeds.com' },
      { name: 'J. Hobbs & Sons', domain: 'jhobbs.co.uk' },
      { name: 'Leak Free', domain: 'leakfreeltd.com' },
    ],
  },
  {
    what: "a vendor's directory of partners, made of divs",
    url: 'https://partners.cloud.example/find?region=emea',
    html: page(
      'Find a partner',
      `<h1>Find a partner</h1><div><div class=filters><div>Region</div><div>Industry</div></div><div class=list>${[
        card('Northbeam Systems', 'northbeam.io', 'Data migrations since 2011.'),
        card('Stillwater', 'stillwater-consulting.de', 'Retail and fashion.'),
        card('Three Oaks', 'threeoaks.fr', 'Public sector in France.'),
        card('Gildan & Roe', 'gildanroe.com', 'Banks, funds and insurers.'),
      ].join(
        '',
      )}</div></div><section class=logos><h2>Trusted by</h2><a href="https://www.amberfold.com/"><img src=a alt="Amberfold"></a><a href="https://terrafire.io"><img src=b alt="Terrafire logo"></a></section>`,
    ),
    wanted: [
      { name: 'Northbeam Systems', domain: 'northbeam.io' },
      { name: 'Stillwater', domain: 'stillwater-consulting.de' },
      { name: 'Three Oaks', domain: 'threeoaks.fr' },
      { name: 'Gildan & Roe', domain: 'gildanroe.com' },
      { name: 'Amberfold', domain: 'amberfold.com' },
      { name: 'Terrafire', domain: 'terrafire.io' },
    ],
  },
  {
    what: "people in a search and a person's posts",
    url: 'https://www.peoplenet.example/search/results/people/?keywords=ops',
    html: page(
      'Search | PeopleNet',
      `<ul><li><a href="/in/jane-roe"><span>Jane Roe</span></a><span>• 2nd</span><div>VP Sales at Pellworth Dynamics</div><div>Leeds, England</div><p>Current: Head of Ops at Brindlemark</p></li>
<li><a href="/in/tom-ames"><span>Tom Ames</span></a><span>• 3rd+</span><div>Owner at Quorrelle</div><div>Hull</div></li>
<li><a href="/in/ola-berg"><span>Ola Berg</span></a><div>Nurse at St Olav's Hospital</div><div>Looking for work in Bergen</div></li></ul>
<section><h2>Experience</h2><ul><li><div>Head of Operations</div><div>The Brasshouse · Full-time</div><div>Jan 2021 - Present · 4 yrs</div><div>Leeds, England, United Kingdom</div></li>
<li><div>Tidalworks</div><div>Full-time · 3 yrs 2 mos</div><ul><li><div>Shift Lead</div><div>2019 - 2021</div></li><li><div>Analyst</div><div>2018 - 2019</div></li></ul></li></ul></section>`,
    ),
    wanted: [
      { name: 'Pellworth Dynamics' },
      { name: 'Brindlemark' },
      { name: 'Quorrelle' },
      { name: 'The Brasshouse' },
      { name: 'Tidalworks' },
    ],
  },
  {
    what: 'prices, a table of contents and people with sites of their own',
    url: 'https://conf.example/2026/programme',
    html: page(
      'Programme',
      `<h1>Programme</h1><table><tr><th>Feature<th>Starter<th>Business<th>Enterprise<tr><td>Storage<td>10 GB<td>Priority Access<td>Unlimited<tr><td>Support<td>E-mail<td>Phone Support<td>Dedicated Manager</table>
<table><tr><td>Item 1.<td>Business<td>3<tr><td>Item 1A.<td>Risk Factors<td>11<tr><td>Item 2.<td>Properties<td>27<tr><td>Item 3.<td>Legal Proceedings<td>28</table>
<h2>Speakers</h2><div class=s>${['Ana Ruiz', 'Bo Lund', 'Cy Marsh', 'Di Poole']
        .map(
          (name, i) =>
            `<div class=sp><h3>${name}</h3><p>Talks about tea</p><a href="https://blog${i}.example.org/">Website</a></div>`,
        )
        .join('')}</div>
<h2>Numbers</h2><table><tr><th>Month<th>Customers<th>Accounts<tr><td>May<td>1,204<td>88<tr><td>June<td>1,310<td>91</table><dl><dt>Brand</dt><dd>-</dd><dt>Customer</dt><dd>Jane Aldous</dd></dl>`,
    ),
    wanted: [],
    either: ['example.org'],
  },
  {
    what: 'a fair whose exhibitors are boxes, each with its website',
    url: 'https://packfair.example/exhibitors',
    html: page(
      'Exhibitors - PackFair',
      `${NAV}<main><h1>Exhibitors</h1><div class=grid>${[
        ['Alder & Finch', 'alderfinch.com', 'Website'],
        ['Brightwell Packaging', 'bwpack.co.uk', 'Visit website'],
        ['Corvane', 'corvane.eu', 'corvane.eu'],
      ]
        .map(
          ([name, host, says]) =>
            `<div class=card><div class=head><h3>${name}</h3></div><p>Hall 2, stand B14. Films for food.</p><div><a href="https://www.${host}/">${says}</a></div></div>`,
        )
        .join('')}</div>
<h2>More of last year</h2><div>${[
        ['marrow-lane', 'Marrow Lane', 'marrowlane-group.com'],
        ['oxbow-seals', 'Oxbow Seals', 'oxs.de'],
        ['pennant', 'Pennant', 'pennantfilms.com'],
      ]
        .map(
          ([slug, name, host]) =>
            `<div><div><a href="/exhibitors/${slug}">${name}</a></div><span><a href="https://${host}">Website</a></span></div>`,
        )
        .join('')}</div></main>`,
    ),
    wanted: [
      { name: 'Alder & Finch', domain: 'alderfinch.com' },
      { name: 'Brightwell Packaging', domain: 'bwpack.co.uk' },
      { name: 'Corvane', domain: 'corvane.eu' },
      { name: 'Marrow Lane', domain: 'marrowlane-group.com' },
      { name: 'Oxbow Seals', domain: 'oxs.de' },
      { name: 'Pennant', domain: 'pennantfilms.com' },
    ],
  },
];
