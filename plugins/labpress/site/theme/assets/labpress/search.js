// Search over the index that material/search writes. It is fetched when the reader first asks for it.
(() => {
  const box = document.getElementById('lp-search'), open = document.querySelector('.search-open');
  const field = box.querySelector('input'), list = box.querySelector('ol'), said = box.querySelector('[role=status]');
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = html => new DOMParser().parseFromString(html, 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
  const LIMIT = 20, AROUND = 70;
  let entries;

  const load = async () => {
    const { docs } = await (await fetch(box.dataset.index)).json(), titles = {};
    entries = docs.map(d => { const [page, hash = ''] = d.location.split('#'), title = words(d.title), text = words(d.text); if (!hash) titles[page] = title; return { page, hash, title, text, in: plain(title), body: plain(text) } });
    entries.forEach(e => { e.of = e.hash ? titles[e.page] || '' : '' });
  };

  // Every word must be there. A word that begins one in a title counts most; a page before its parts.
  const score = (e, terms) => terms.reduce((sum, t) => {
    if (sum < 0) return sum;
    const at = e.in.indexOf(t), begins = at >= 0 && (at === 0 || /\W/.test(e.in[at - 1])), times = e.body.split(t).length - 1;
    return at < 0 && !times ? -1 : sum + (begins ? 8 : at >= 0 ? 4 : 0) + Math.min(times, 5);
  }, e.hash ? 0 : 2);

  const marked = (e, terms) => {
    const first = Math.min(...terms.map(t => e.body.indexOf(t)).filter(i => i >= 0), e.text.length), near = Math.max(0, first - AROUND), from = near && e.text.indexOf(' ', near) + 1, p = document.createElement('p');
    const end = e.text.indexOf(' ', from + 2 * AROUND), part = e.text.slice(from, end < 0 ? undefined : end), low = plain(part); let i = 0;
    p.append(from ? '… ' : '');
    while (i < part.length) {
      const next = terms.map(t => [low.indexOf(t, i), t.length]).filter(x => x[0] >= 0).sort((a, b) => a[0] - b[0])[0];
      if (!next || low.length !== part.length) break;
      const m = document.createElement('mark'); m.textContent = part.slice(next[0], next[0] + next[1]); p.append(part.slice(i, next[0]), m); i = next[0] + next[1];
    }
    p.append(part.slice(i), from + part.length < e.text.length ? ' …' : ''); return p;
  };

  const show = () => {
    const terms = plain(field.value).split(/\s+/).filter(t => t.length > 1); list.replaceChildren();
    if (!entries || !terms.length) { said.textContent = ''; return }
    const best = new Map();
    entries.map(e => [score(e, terms), e]).filter(x => x[0] > 0).sort((a, b) => b[0] - a[0]).forEach(([, e]) => best.has(e.page) || best.set(e.page, e));
    [...best.values()].slice(0, LIMIT).forEach(e => {
      const li = document.createElement('li'), a = document.createElement('a'); a.className = 'row-h';
      a.href = box.dataset.base + '/' + e.page + (e.hash ? '#' + e.hash : ''); a.textContent = e.of ? `${e.of}: ${e.title}` : e.title; a.onclick = () => box.close();
      li.append(a, marked(e, terms)); list.append(li);
    });
    said.textContent = best.size > LIMIT ? `The first ${LIMIT} of ${best.size} pages` : best.size ? `${best.size} page${best.size === 1 ? '' : 's'}` : 'Nothing found. Try fewer or other words.';
  };

  open.hidden = false;
  open.onclick = async () => {
    box.showModal(); field.select();
    if (!entries) { try { await load() } catch { said.textContent = 'The index could not be loaded.'; return } }
    show();
  };
  field.oninput = show;
  field.onkeydown = e => { if (e.key === 'Escape') { e.preventDefault(); box.close() } }; // or a browser only empties the field
  box.querySelector('form').onsubmit = e => { e.preventDefault(); const a = list.querySelector('a'); if (a) a.focus() };
  box.querySelector('.search-shut').onclick = () => box.close();
  box.addEventListener('click', e => { if (e.target === box) box.close() });
})();
