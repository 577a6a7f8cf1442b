// Searches the indexes that labpress/search writes. Of an index only what the words need is fetched. See search.js.
const KINDS = ['essay', 'card', 'toolkit', 'output', 'project', 'page'];
const OPTIONS = { noWorker: true, excerptLength: 24, baseUrl: '/' };

export default async ({ base }) => {
  const folder = `${base}search/`, indexes = {};
  const [{ createInstance }, counts] = await Promise.all([import(`${folder}pagefind.js`), fetch(`${folder}languages.json`, { cache: 'no-cache' }).then(answer => { if (!answer.ok) throw new Error(`${answer.status}`); return answer.json() })]);
  const languages = Object.keys(counts).sort((a, b) => counts[b] - counts[a]);
  const index = lang => indexes[lang] ||= createInstance({ ...OPTIONS, basePath: `${folder}${lang}/` });
  const here = url => base + url.replace(/^\//, '');
  // its words come as HTML: only text and marks are taken
  const parts = html => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map(node => [node.textContent, node.nodeName === 'MARK']);
  // an excerpt need not begin with the title that stands over it
  const after = (title, excerpt) => {
    const found = parts(excerpt), start = `${title}. `;
    let left = found.map(one => one[0]).join('').startsWith(start) ? start.length : 0;
    return found.map(([text, mark]) => { const cut = Math.min(left, text.length); left -= cut; return [text.slice(cut), mark] }).filter(one => one[0]);
  };
  const hits = part => part.locations.length;

  // Where no page has a word, pages with what it begins with are found: `writ` for `writting`, but also `z` for `zzzz`
  const plain = text => text.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const isNear = (data, words) => {
    const marks = parts(data.excerpt).filter(one => one[1]).map(one => plain(one[0]));
    const starts = words.split(/\s+/).map(plain).filter(Boolean).map(word => word.slice(0, Math.min(word.length, Math.max(3, Math.ceil(word.length / 2)))));
    return !marks.length || marks.some(mark => starts.some(start => mark.includes(start)));
  };

  const item = (data, lang) => {
    const url = here(data.url), isWhole = part => part.url === data.url || part.title === data.meta.title, whole = data.sub_results.find(isWhole);
    const inside = data.sub_results.filter(part => !isWhole(part)).sort((a, b) => hits(b) - hits(a));
    const titled = part => ({ url: here(part.url), title: part.title, parts: after(part.title, part.excerpt) });
    return { url, lang, title: data.meta.title, code: data.meta.code, parts: whole || !inside.length ? after(data.meta.title, (whole || data).excerpt) : [], inside: inside.map(titled) };
  };

  const find = async (words, wanted) => {
    const chosen = (wanted.length ? wanted : languages).filter(one => languages.includes(one));
    const searched = (chosen.length ? chosen : languages.slice(0, 1)).flatMap(lang => KINDS.map(async kind => {
      const { results } = await index(lang).search(words, { filters: { kind } });
      return results.map(result => ({ kind, lang, score: result.score, result }));
    }));
    const all = (await Promise.all(searched)).flat(), first = all.sort((a, b) => b.score - a.score)[0];
    if (first && !isNear(await first.result.data(), words)) return [];
    return KINDS.map(kind => {
      const own = all.filter(one => one.kind === kind);
      return { kind, total: own.length, best: own[0]?.score, get: (from, to) => Promise.all(own.slice(from, to).map(async one => item(await one.result.data(), one.lang))) };
    }).filter(one => one.total).sort((a, b) => (a.kind === 'page') - (b.kind === 'page') || b.best - a.best);
  };

  return { languages, find };
};
