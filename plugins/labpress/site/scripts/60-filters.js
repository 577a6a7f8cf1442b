// Filters: the style sheet already hides what does not match. Script adds address, counts and announcements; a field to
// write in and an order to choose, which the list of evidence has, need it. Of a long list this page has the first part;
// the rows of its other pages are fetched once somebody looks for something.
const form = $('form[data-filter]');
if (form) {
  const items = $$('[data-item]'), live = $('#lp-count'), shown = `shown-${form.dataset.filter}`, none = $('.none');
  const fields = $$('select,input', form), written = $$('input[type=search]', form), clear = $('.clear', form), groups = $$('.older');
  const pages = $('.pages'), others = $$('.n:not([aria-current])', pages || form), first = items.length, part = live.textContent;
  const names = [...new Set(fields.map(f => f.name))], value = n => form.elements[n].value;
  const words = (el, n) => (el.dataset[n] || '').split(' ');
  // without accents, capitals and double spaces, so that who writes `oe ` or `Oe` finds Øe or Ōe
  const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/ß/g, 'ss').trim().replace(/\s+/g, ' ');
  const free = new Set(written.map(f => f.name));
  // what can be written to find an item is folded once: each of its words stands after a space
  const ways = new Map(), way = el => ways.get(el) || ways.set(el, new Map([...free].map(n => [n, ` ${folded((el.dataset[n] || '').replaceAll('|', ' | '))}`]))).get(el);
  const fits = (el, n, v) => free.has(n) ? way(el).get(n).includes(v) : words(el, n).includes(v);
  const offers = (f, v) => [...(f.options || f)].some(o => o.value === v);
  const ORDERS = { newest: (a, b) => year(b, -1) - year(a, -1), oldest: (a, b) => year(a, 1e5) - year(b, 1e5), cited: (a, b) => b.dataset.n - a.dataset.n };
  const year = (el, none) => Number(el.dataset.year) || none;
  let pushed = false, sorted = '';
  const sort = by => { if (by !== sorted) { sorted = by; items[0].parentNode.append(...ORDERS[by] ? [...items].sort(ORDERS[by]) : items) } };

  // an address in a row is written from the page on which it stands
  const rowsOf = async link => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.status);
    const rows = $$('[data-item]', new DOMParser().parseFromString(await answer.text(), 'text/html'));
    rows.forEach(row => $$('a[href]', row).forEach(a => a.setAttribute('href', new URL(a.getAttribute('href'), link.href))));
    return rows;
  };
  let asking = null, whole = !others.length;
  const fetchAll = () => asking ||= Promise.all(others.map(rowsOf)).then(found => {
    items.at(-1).parentNode.append(...found.flat()); items.push(...found.flat()); whole = true; sorted = form.elements.order ? null : ''; offer(); apply();
  }).catch(() => {}); // offline, or opened as a file: what this page has is filtered, and counted as that

  const apply = () => {
    const chosen = names.filter(value).map(n => [n, value(n)]);
    const asked = chosen.filter(([n]) => n !== 'order').map(([n, v]) => [n, free.has(n) ? ` ${folded(v)}` : v]);
    let count = 0;
    if (chosen.length && !whole) fetchAll();
    items.forEach((el, at) => { el.hidden = chosen.length ? !asked.every(([n, v]) => fits(el, n, v)) : at >= first; count += !el.hidden });
    if (pages) pages.hidden = whole && chosen.length > 0;
    groups.forEach(el => { el.hidden = !$('[data-item]:not([hidden])', el) });
    // how many each choice would leave, with all the others as they are
    if (whole) $$('select', form).filter(f => f.name !== 'order').forEach(f => {
      const left = new Map();
      items.forEach(el => { if (asked.every(([n, v]) => n === f.name || fits(el, n, v))) words(el, f.name).forEach(w => left.set(w, (left.get(w) || 0) + 1)) });
      [...f.options].forEach(o => { if (o.value) o.textContent = `${o.textContent.replace(/ \(\d+\)$/, '')} (${left.get(o.value) || 0})` });
    });
    sort(form.elements.order ? value('order') : '');
    live.textContent = pages && !chosen.length ? part : say(shown, { n: items.length, shown: count }); live.classList.remove('css-count');
    none.style.setProperty('display', count ? 'none' : 'block');
    clear.hidden = !chosen.length;
    return new URLSearchParams(chosen);
  };
  // The way back is to the list as it was on arrival, not through every choice.
  const change = () => {
    const query = `${apply()}`;
    history[pushed ? 'replaceState' : 'pushState'](null, '', query ? `?${query}` : location.pathname); pushed = true;
  };
  const read = () => {
    const asked = new URLSearchParams(location.search), [name, of] = location.hash.slice(1).split(/:(.*)/);
    if (names.includes(name) && of && !at(location.hash)?.matches('[data-item]')) { asked.set(name, of); history.replaceState(null, '', `?${asked}`) }
    names.forEach(n => {
      const f = form.elements[n], v = asked.get(n) || '', known = free.has(n) || offers(f, v) ? v : '';
      if (f.options || free.has(n)) f.value = known; else $$(`[name=${n}]`, form).forEach(radio => { radio.checked = radio.value === known });
    });
    apply();
  };
  const offer = () => written.forEach(f => {
    const names = new Set(items.flatMap(el => (el.dataset[f.name] || '').split('|')));
    f.list?.replaceChildren(...[...names].filter(Boolean).sort().map(name => new Option(name, name)));
  });
  written.forEach(f => { f.oninput = change; f.onfocus = () => whole || fetchAll() });
  offer();
  form.onchange = change; form.onsubmit = e => { e.preventDefault(); change() };
  form.addEventListener('reset', () => setTimeout(() => { change(); fields[0].focus() })); // its button goes, and must not take the focus along
  addEventListener('popstate', () => { pushed = false; read() });
  read();
  // what has an address of its own may stand on another page by now
  if (others.length && location.hash && !at(location.hash)) others.forEach(async link => {
    const id = decodeURIComponent(location.hash.slice(1));
    if ((await rowsOf(link)).some(row => row.id === id)) location.replace(link.href + location.hash);
  });
  $$('.only').forEach(el => el.remove()); // what a link chose is a choice of the form from now on
}
