import { type Layout, NAV, page } from './page.ts';

// Pages in the layouts that reps work in.

const result = (slug: string, name: string, what: string, place: string): string =>
  `<li class="x1"><div class=a><a href="/company/${slug}/" aria-hidden=true><img alt="" src="x.png"></a>
<div class=b><div><span class=t><a class=q href="/company/${slug}/">${name}</a></span></div>
<div class=s>${what} • ${place}</div><div class=s2>12K followers</div><p class=sum>We help teams in ${place} do more.</p></div>
<button>Follow</button></div></li>`;

export const LAYOUTS: readonly Layout[] = [
  {
    what: 'a search for companies in a network of people',
    url: 'https://www.peoplenet.example/search/results/companies/?keywords=pumps',
    html: page(
      'Companies | Search | PeopleNet',
      `${NAV}<main><h2>About 4 results</h2><ul role=list>
${result('pellworth-dynamics', 'Pellworth Dynamics', 'Industrial Machinery', 'Austin, Texas')}
${result('the-tin-lantern', 'The Tin Lantern', 'Restaurants', 'Leeds, England')}
${result('quorrelle', 'Quorrelle SAS', 'Software Development', 'Lyon')}
${result('nine-elms-studio-8812', 'Nine Elms Studio', 'Design Services', 'London')}</ul></main>
<footer><a href="/company/about-us">About us</a> <a href="/company/careers">Careers</a> <a href="/accessibility">Accessibility</a></footer>`,
    ),
    wanted: [
      { name: 'Pellworth Dynamics' },
      { name: 'The Tin Lantern' },
      { name: 'Quorrelle SAS' },
      { name: 'Nine Elms Studio' },
    ],
  },
  {
    what: 'a profile in a base of start-ups',
    url: 'https://www.rounds.example/organization/amberfold',
    html: page(
      'Amberfold - Company Profile & Funding | Rounds',
      `${NAV}<main><h1>Amberfold</h1><div><span>Summary</span><span>People</span><span>News</span></div>
<section><h2>Details</h2><ul><li><span>Industries</span> <a href="/hub/ceramics">Ceramics</a> <a href="/hub/3d-printing">3D Printing</a></li>
<li><span>Headquarters Regions</span> <span>European Union (EU), Nordics</span></li><li><span>Founded Date</span> <span>2017</span></li>
<li><span>Legal Name</span> <span>Amberfold Kilns AB</span></li>
<li><a href="https://www.amberfold.com/" rel="nofollow">www.amberfold.com</a></li>
<li><a href="https://twitter.com/amberfold">View on Twitter</a></li><li><a href="https://www.linkedin.com/company/amberfold">View on LinkedIn</a></li></ul>
<h2>Funding Rounds</h2><table><tr><th>Announced Date<th>Transaction Name<th>Number of Investors<th>Money Raised<th>Lead Investors
<tr><td>Mar 4, 2022<td><a href="/funding_round/1">Series A - Amberfold</a><td>3<td>€12M<td><a href="/organization/lowland-ventures">Lowland Ventures</a>
<tr><td>Jan 9, 2019<td><a href="/funding_round/2">Seed Round - Amberfold</a><td>2<td>€1.5M<td><a href="/organization/brine-capital">Brine Capital</a></table>
<h2>Similar Companies</h2><ul><li><a href="/organization/kilnworks">Kilnworks</a></li><li><a href="/organization/terrafire-labs">Terrafire Labs</a></li><li><a href="/organization/oven-sky">Oven Sky</a></li></ul></section></main>`,
    ),
    wanted: [
      { name: 'Amberfold Kilns AB', domain: 'amberfold.com' },
      { name: 'Lowland Ventures' },
      { name: 'Brine Capital' },
      { name: 'Kilnworks' },
      { name: 'Terrafire Labs' },
      { name: 'Oven Sky' },
    ],
    either: ['twitter.com', 'linkedin.com', 'Twitter', 'LinkedIn'],
  },
  {
    what: 'a thread in a mail program',
    url: 'https://mail.post.example/u/0/inbox',
    html: page(
      'Re: Pump order - dana@gmail.com - Post',
      `<div role=navigation><a href="#inbox">Inbox</a><a href="#sent">Sent</a></div><div role=main><h2>Re: Pump order</h2>
<div role=listitem><span email="ana.ruiz@veltro.io" name="Ana Ruiz">Ana Ruiz</span> <span>to me</span> <span>10:42 AM (2 hours ago)</span>
<div>Hi Dana,<br>Thanks for the call. Brindlemark Holdings, Inc. will sign on Monday.<br>Best,<br>Ana Ruiz<br>Account Manager<br>Veltro Systems<br><a href="https://www.veltro.io">www.veltro.io</a></div></div>
<div role=listitem><span data-hovercard-id="bo@lundmarine.dk">Bo Lund</span> <span>to Ana, me</span><div>See you Tuesday.<br>Bo Lund<br>Lund Marine ApS</div></div>
<div role=listitem><span email="dana@gmail.com">Dana</span><div>Great, thank you both!</div></div></div>`,
    ),
    wanted: [
      { domain: 'veltro.io' },
      { name: 'Brindlemark Holdings, Inc.' },
      { domain: 'lundmarine.dk' },
      { name: 'Lund Marine ApS' },
      { name: 'Veltro Systems' },
    ],
    either: ['gmail.com'],
  },
  {
    what: 'a grid of accounts in a CRM, made of a table',
    url: 'https://acme.crm.example/lightning/o/Account/list',
    html: page(
      'Accounts | CRM',
      `<h1>Recently Viewed</h1><table role=grid><thead><tr><th><span>Item Number</span></th><th scope=col aria-label="Account Name"><div><a href="#"><span>Sort by:</span><span>Account Name</span></a><span>Show Account Name column actions</span></div></th><th><a><span>Sort by:</span><span>Billing City</span></a></th><th><span>Account Owner Alias</span></th></tr></thead>
<tbody><tr><td>1<th scope=row><span><a href="/lightning/r/0015g00000AbCdEAAV/view">Box Hill Dairy</a></span></th><td>Geelong<td>jsmi</tr>
<tr><td>2<th scope=row><span><a href="/lightning/r/0015g00000AbCdFAAV/view">Target</a></span></th><td>Minneapolis<td>ljon</tr>
<tr><td>3<th scope=row><span><a href="/lightning/r/0015g00000AbCdGAAV/view">United Oil & Gas, UK</a></span></th><td>London<td>ljon</tr></table>`,
    ),
    wanted: [{ name: 'Box Hill Dairy' }, { name: 'Target' }, { name: 'United Oil & Gas, UK' }],
  },
  {
    what: 'a grid of companies in a CRM, made of divs',
    url: 'https://app.hubcrm.example/contacts/1/objects/0-2/views/all/list',
    html: page(
      'Companies',
      `<div role=table><div role=row><div role=columnheader>COMPANY NAME</div><div role=columnheader>COMPANY DOMAIN NAME</div><div role=columnheader>COMPANY OWNER</div><div role=columnheader>CITY</div></div>
${[
  ['Ovalmoor', 'ovalmoor.com', 'Jane Doe', 'Boston'],
  ['Glass & Tide', 'glassandtide.co.uk', 'No owner', 'Hull'],
  ['Nordvik Shipping', 'nordvik.no', 'Ola Berg', 'Bergen'],
]
  .map(
    ([name, domain, owner, city]) =>
      `<div role=row><div role=cell><div><span class=avatar>${name?.[0]}</span></div><div><a href="/contacts/1/record/0-2/${name?.length}77">${name}</a></div><div>Preview</div></div><div role=cell><a href="http://${domain}" target=_blank>${domain}</a></div><div role=cell>${owner}</div><div role=cell>${city}</div></div>`,
  )
  .join('')}</div>`,
    ),
    wanted: [
      { name: 'Ovalmoor', domain: 'ovalmoor.com' },
      { name: 'Glass & Tide', domain: 'glassandtide.co.uk' },
      { name: 'Nordvik Shipping', domain: 'nordvik.no' },
    ],
  },
  {
    what: 'results of a search engine',
    url: 'https://www.finder.example/search?q=industrial+pumps',
    html: page(
      'industrial pumps - Finder',
      `<div id=search>${[
        [
          'https://www.pellworth.com/pumps',
          'Pellworth: Industrial Pumps for Ships',
          'pellworth.com › pumps',
          'Centrifugal pumps since 1921. Free quotes.',
        ],
        [
          'https://en.wikipedia.org/wiki/Pump',
          'Pump - Wikipedia',
          'en.wikipedia.org › wiki › Pump',
          'A pump is a device that moves fluids.',
        ],
        [
          'https://tidalworks.co.uk/',
          'Tidalworks | Pump hire across the UK',
          'tidalworks.co.uk',
          'Hire by the day.',
        ],
      ]
        .map(
          ([href, title, cite, about]) =>
            `<div class=g><a href="${href}"><br><h3>${title}</h3><div><cite>https://${cite}</cite></div></a><div>${about}</div></div>`,
        )
        .join('')}</div><h4>People also ask</h4><div>What are the types of pumps?</div>`,
    ),
    wanted: [
      { name: 'Pellworth', domain: 'pellworth.com' },
      { domain: 'wikipedia.org' },
      { name: 'Tidalworks', domain: 'tidalworks.co.uk' },
    ],
    either: ['Wikipedia', 'finder.example'],
  },
  {
    what: "an accelerator's directory of cards",
    url: 'https://www.accel.example/companies?batch=W23',
    html: page(
      'Startup Directory | Accel',
      `<h1>Startup Directory</h1><div>${[
        ['amberfold', 'Amberfold', 'Stockholm, Sweden', 'Copilots for kilns'],
        ['hexa-grain', 'Hexa Grain', 'San Francisco, CA, USA', 'Robots that sort grain'],
        ['moth', 'Moth', 'Lagos, Nigeria', 'Night logistics for markets'],
      ]
        .map(
          ([slug, name, place, what]) =>
            `<a class=card href="/companies/${slug}"><div><img alt="" src=x></div><div><div><span class=n>${name}</span><span class=l>${place}</span></div><div><span>${what}</span></div><div><a class=pill href="/companies?batch=W23"><span>Winter 2023</span></a></div></div></a>`,
        )
        .join('')}</div>`,
    ),
    wanted: [{ name: 'Amberfold' }, { name: 'Hexa Grain' }, { name: 'Moth' }],
  },
  {
    what: 'an article with a box of facts in an encyclopedia',
    url: 'https://en.pedia.example/wiki/Amberfold',
    html: page(
      'Amberfold - Pedia',
      `<h1>Amberfold</h1><table class="infobox vcard"><caption class="infobox-title fn org">Amberfold plc</caption>
<tr><th scope=row>Company type</th><td>Public</td></tr><tr><th scope=row>Industry</th><td><a href="/wiki/Ceramics">Ceramics</a></td></tr>
<tr><th scope=row>Founded</th><td>1921; Leeds, England</td></tr><tr><th scope=row>Headquarters</th><td>Leeds, England</td></tr>
<tr><th scope=row>Key people</th><td>Jane Aldous (CEO)</td></tr><tr><th scope=row>Parent</th><td><a href="/wiki/Brindlemark_Holdings">Brindlemark Holdings</a></td></tr>
<tr><th scope=row>Website</th><td><span class=url><a rel="nofollow" class="external text" href="https://www.amberfold.co.uk/">amberfold.co.uk</a></span></td></tr></table>
<p><b>Amberfold plc</b> is a British maker of kilns. It was founded by Ernest Pell in 1921 in the West Riding of Yorkshire.</p>`,
    ),
    wanted: [{ name: 'Amberfold', domain: 'amberfold.co.uk' }, { name: 'Brindlemark Holdings' }],
    either: ['Pedia'],
  },
  {
    what: 'a list of subsidiaries in a filing',
    url: 'https://filings.example/edgar/ex21.htm',
    html: page(
      'EX-21',
      `<p align=center><b>EXHIBIT 21</b></p><p align=center><b>SUBSIDIARIES OF THE REGISTRANT</b></p><table><tr><td><b>Name of Subsidiary</b></td><td><b>Jurisdiction of Incorporation</b></td><td><b>Percent Owned</b></td></tr>
<tr><td>Tolland Canada ULC</td><td>British Columbia</td><td>100%</td></tr><tr><td>Tolland Middle Market Funding</td><td>Delaware</td><td>100%</td></tr><tr><td>Tolland (Shanghai) Trading Co., Ltd.</td><td>China</td><td>51%</td></tr></table>`,
    ),
    wanted: [
      { name: 'Tolland Canada ULC' },
      { name: 'Tolland Middle Market Funding' },
      { name: 'Tolland (Shanghai) Trading Co., Ltd.' },
    ],
  },
  {
    what: 'the exhibitors and sponsors of a fair',
    url: 'https://kilnfair.example/exhibitors',
    html: page(
      'Exhibitors – Kiln Fair',
      `<h1>Kiln Fair 2025</h1><h2>Exhibitors</h2><div class=grid>${[
        ['Amberfold', '12', 'amberfold.com'],
        ['Terrafire Labs', '14', 'terrafire.io'],
        ['Studio Grès', '15', 'studiogres.fr'],
      ]
        .map(
          ([name, booth, site]) =>
            `<article><h3>${name}</h3><p>Booth ${booth}</p><a href="https://${site}/?utm=fair">Website</a> <a href="https://www.instagram.com/x">Instagram</a></article>`,
        )
        .join('')}</div>
<h2>Sponsors</h2><div><img src=a alt="Pellworth logo"><img src=b alt="Quorrelle logo"><img src=c alt="Company logo"></div><h2>Opening hours</h2><ul><li>Monday 9 am</li><li>Tuesday 9 am</li><li>Wednesday Closed</li></ul>`,
    ),
    wanted: [
      { name: 'Amberfold', domain: 'amberfold.com' },
      { name: 'Terrafire Labs', domain: 'terrafire.io' },
      { name: 'Studio Grès', domain: 'studiogres.fr' },
      { name: 'Pellworth' },
      { name: 'Quorrelle' },
    ],
    either: ['instagram.com', 'Instagram'],
  },
  {
    what: 'a board of jobs',
    url: 'https://jobs.example/berlin',
    html: page(
      'Jobs in Berlin',
      `<ul>${[
        ['Backend Engineer', 'Octavia Payments', 'octavia-payments'],
        ['Night Nurse', 'Bluebell Care', 'bluebell-care'],
        ['Welder (m/f/d)', 'Maier Elektrotechnik GmbH', 'maier-elektrotechnik'],
      ]
        .map(
          ([job, name, slug], i) =>
            `<li><a href="/job/${i}8812"><h3>${job}</h3></a><div><a href="/companies/${slug}/jobs">${name}</a> · <span>Berlin</span> · <span>Full-time</span></div><div>Posted 2 days ago</div></li>`,
        )
        .join('')}</ul>`,
      `<script type="application/ld+json">{"@type":"JobPosting","title":"Backend Engineer","hiringOrganization":{"@type":"Organization","name":"Octavia Payments","sameAs":"https://octavia.example.com"}}</script>`,
    ),
    wanted: [{ name: 'Octavia Payments' }, { name: 'Bluebell Care' }, { name: 'Maier Elektrotechnik GmbH' }],
  },
  {
    what: 'reviews of software',
    url: 'https://reviews.example/categories/crm',
    html: page(
      'Best CRM Software 2025',
      `<h1>Best CRM Software</h1>${[
        ['ledgerly', 'Ledgerly', 'Ledgerly Inc.'],
        ['tallbird-crm', 'Tallbird CRM', 'Tallbird'],
        ['oakpipe', 'Oakpipe', 'Oakpipe GmbH'],
      ]
        .map(
          ([slug, product, vendor]) =>
            `<div class=card><img alt="${product} Logo" src=x><a href="/products/${slug}/reviews"><div>${product}</div></a><div>By <a href="/sellers/${slug}">${vendor}</a></div><div>4.4 out of 5 (1,203)</div><p>Easy to set up, says Mark H., Owner, Small-Business.</p><a href="/products/${slug}/take_survey">Write a review</a></div>`,
        )
        .join('')}`,
    ),
    wanted: [{ name: 'Ledgerly' }, { name: 'Tallbird' }, { name: 'Oakpipe' }],
    either: ['Tallbird CRM'],
  },
  {
    what: 'an article about nothing but people and places',
    url: 'https://walks.example/cornwall',
    html: page(
      'A walk in Cornwall | Walks',
      `<nav><a href="/company/about">About</a><a href="/company/press">Press</a><a href="/business/plans">Plans</a></nav><h1>A walk in Cornwall</h1><p>We left Porthcurno at dawn with Anna Pell and her dog. Land's End was foggy; at Sennen the café was shut.</p><h2>Our team</h2><ul><li>Anna Pell</li><li>Jory Trembath</li><li>Mark Ellis</li></ul><h2>Customers also read</h2><ul><li><a href="/a">Ten Beaches</a></li><li><a href="/b">Tin Mines</a></li><li><a href="/c">Sea Birds</a></li></ul><footer><a href="https://www.facebook.com/walks">Facebook</a> <a href="https://www.linkedin.com/company/walks">LinkedIn</a></footer>`,
    ),
    wanted: [],
    either: ['facebook.com', 'linkedin.com', 'Facebook', 'LinkedIn'],
  },
];
