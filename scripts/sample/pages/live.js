// A page that changes as applications do: a feed that grows at its end, and a table replaced every second.
// ?every=ms (feed, 1500), ?redraw=ms (table, 1000), ?most=items (200); `loupeLive` lets a test drive it.
const query = new URLSearchParams(location.search);
const number = (name, usual) => Number(query.get(name) ?? usual) || usual;
const most = number('most', 200);

const feed = document.getElementById('feed');
const berths = document.getElementById('berths');
const verbs = [
  'has chartered a reefer from',
  'sold a hall to',
  'signed for ten years with',
  'is in talks with',
];
let companies = [];
let shown = 0;
let turn = 0;

function add(count = 1) {
  for (let i = 0; i < count && shown < most; i += 1, shown += 1) {
    const one = companies[(shown * 7) % companies.length];
    const other = companies[(shown * 7 + 3) % companies.length];
    const p = document.createElement('p');
    const time = document.createElement('strong');
    time.textContent = `${String(8 + Math.floor(shown / 12)).padStart(2, '0')}:${String((shown * 5) % 60).padStart(2, '0')} `;
    const link = document.createElement('a');
    link.href = `https://${other.domain}/`;
    link.textContent = other.name;
    p.append(time, `${one.name} ${verbs[shown % verbs.length]} `, link, '.');
    feed.append(p);
  }
}

function redraw() {
  turn += 1;
  const rows = Array.from({ length: 8 }, (_, n) => {
    const company = companies[(turn + n) % companies.length];
    const row = document.createElement('tr');
    for (const text of [company.name, `Berth ${n + 1}`])
      row.append(Object.assign(document.createElement('td'), { textContent: text }));
    return row;
  });
  berths.replaceChildren(...rows);
}

companies = await (await fetch('/companies.json')).json();
add(6);
redraw();
const timers = [
  setInterval(() => add(1), number('every', 1500)),
  setInterval(redraw, number('redraw', 1000)),
];
addEventListener(
  'scroll',
  () => {
    if (scrollY + innerHeight > document.body.scrollHeight - 200) add(5);
  },
  { passive: true },
);
globalThis.loupeLive = { add, redraw, stop: () => timers.forEach(clearInterval) };
