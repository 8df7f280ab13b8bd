// The directory page: twelve companies as cards, the rest as a table, made from the sample companies.
import { type Company, companies } from '../companies.ts';
import { hash } from '../random.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, c => ENTITIES[c] ?? c);
}

function monogram(name: string): string {
  const words = name.split(/[\s&]+/).filter(word => word !== '');
  return words
    .slice(0, 2)
    .map(word => word.charAt(0))
    .join('');
}

function card({ domain, name, description, city, country }: Company): string {
  return `<li><span class="mono h${hash(domain) % 4}" aria-hidden="true">${escapeHtml(monogram(name))}</span>
<h3>${escapeHtml(name)}</h3><p>${escapeHtml(description)} ${escapeHtml(`${city}, ${country}.`)}</p>
<a href="https://${domain}/">${domain}</a></li>`;
}

function line({ domain, legalName, industry, city, founded }: Company): string {
  const cells = [legalName, industry, city].map(text => `<td>${escapeHtml(text)}</td>`).join('');
  return `<tr>${cells}<td class="n">${founded}</td><td><a href="https://www.${domain}/about">${domain}</a></td></tr>`;
}

/** The page as HTML; `count` companies, at most all 400. */
export function directoryPage(count: number): string {
  const shown = companies.slice(0, count);
  const cards = shown.slice(0, 12);
  const lines = shown.slice(12);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Members · Northern Ports Association</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/directory.css"></head>
<body><div class="bar"><header><strong>Northern Ports Association</strong><nav aria-label="Site"><a href="/">Home</a><a href="/directory" aria-current="page">Members</a><a href="/article">News</a></nav></header></div>
<main><h1>Members</h1><p class="lead">${shown.length} companies that load, cool, insure and count what passes through our harbours.</p>
<ul class="cards">
${cards.map(card).join('\n')}
</ul>
<h2>All other members</h2>
<table><thead><tr><th scope="col">Company</th><th scope="col">Trade</th><th scope="col">City</th><th scope="col" class="n">Founded</th><th scope="col">Website</th></tr></thead>
<tbody>
${lines.map(line).join('\n')}
</tbody></table></main>
<footer>The association and its members are invented. Write to office@northernports.example.</footer></body></html>`;
}
