// Searches the index that material/search writes: one file, fetched whole. See search.js.
const FOLDERS = { essays: 'essay', cards: 'card', toolkits: 'toolkit', outputs: 'output', projects: 'project' };
const AROUND = 70;
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const words = html => new DOMParser().parseFromString(html, 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
const kindOf = page => { const [, folder, rest] = /^(\w+)\/(.+)$/.exec(page) || []; return rest && rest !== 'index.html' ? FOLDERS[folder] || 'page' : 'page' };

// Every word must be there. A word that begins one in a title counts most; a page before its parts.
const score = (entry, terms) => terms.reduce((sum, term) => {
  if (sum < 0) return sum;
  const at = entry.in.indexOf(term), begins = at >= 0 && (at === 0 || /\W/.test(entry.in[at - 1])), times = entry.body.split(term).length - 1;
  return at < 0 && !times ? -1 : sum + (begins ? 8 : at >= 0 ? 4 : 0) + Math.min(times, 5);
}, entry.hash ? 0 : 2);

// The words around the first that was found, in parts of which some are marked.
const around = (entry, terms) => {
  const first = Math.min(...terms.map(term => entry.body.indexOf(term)).filter(at => at >= 0), entry.text.length), near = Math.max(0, first - AROUND);
  const from = near && entry.text.indexOf(' ', near) + 1, end = entry.text.indexOf(' ', from + 2 * AROUND);
  const part = entry.text.slice(from, end < 0 ? undefined : end), low = plain(part), found = [];
  let i = 0;
  while (low.length === part.length) {
    const next = terms.map(term => [low.indexOf(term, i), term.length]).filter(one => one[0] >= 0).sort((a, b) => a[0] - b[0])[0];
    if (!next) break;
    found.push([part.slice(i, next[0]), false], [part.slice(next[0], next[0] + next[1]), true]); i = next[0] + next[1];
  }
  return [[from ? '… ' : '', false], ...found, [part.slice(i) + (from + part.length < entry.text.length ? ' …' : ''), false]].filter(one => one[0]);
};

export default async ({ base }) => {
  const answer = await fetch(`${base}search/search_index.json`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const titles = {};
  const entries = (await answer.json()).docs.map(doc => {
    const [page, hash = ''] = doc.location.split('#'), title = words(doc.title), text = words(doc.text);
    if (!hash) titles[page] = title;
    return { page, hash, title, text, in: plain(title), body: plain(text) };
  }).filter(entry => entry.page.replace(/index\.html$/, '') !== 'search/');

  const find = async query => {
    const terms = plain(query).split(/\s+/).filter(term => term.length > 1), pages = new Map();
    entries.forEach(entry => {
      const points = terms.length ? score(entry, terms) : 0;
      if (points > 0) pages.set(entry.page, [...pages.get(entry.page) || [], { ...entry, points }].sort((a, b) => b.points - a.points));
    });
    const found = [...pages].map(([page, own]) => ({ page, own, kind: kindOf(page), best: own[0].points })).sort((a, b) => b.best - a.best);
    const item = ({ page, own }) => {
      const whole = own.find(entry => !entry.hash), inside = own.filter(entry => entry.hash);
      const parts = whole ? around(whole, terms) : [];
      return { url: base + page, title: titles[page], parts, inside: inside.map(entry => ({ url: `${base}${page}#${entry.hash}`, title: entry.title, parts: around(entry, terms) })) };
    };
    return [...new Set(found.map(one => one.kind))].map(kind => {
      const own = found.filter(one => one.kind === kind);
      return { kind, total: own.length, best: own[0].best, get: async (from, to) => own.slice(from, to).map(item) };
    }).sort((a, b) => (a.kind === 'page') - (b.kind === 'page') || b.best - a.best);
  };

  return { languages: [], find };
};
