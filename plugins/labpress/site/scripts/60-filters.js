// Filters: the style sheet already hides what does not match. Script adds address, counts and announcements; a field to
// write in and an order to choose, which the list of evidence has, need it.
const form = $('form[data-filter]');
if (form) {
  const items = $$('[data-item]'), live = $('#lp-count'), shown = `shown-${form.dataset.filter}`, none = $('.none');
  const fields = $$('select,input', form), written = $$('input[type=search]', form), clear = $('.clear', form), groups = $$('.older');
  const names = [...new Set(fields.map(f => f.name))], value = n => form.elements[n].value;
  const words = (el, n) => (el.dataset[n] || '').split(' ');
  // without accents, capitals and double spaces, so that who writes `oe ` or `Oe` finds Øe or Ōe
  const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/ß/g, 'ss').trim().replace(/\s+/g, ' ');
  const free = new Set(written.map(f => f.name));
  // what can be written to find an item is folded once: each of its words stands after a space
  const ways = new Map(items.map(el => [el, new Map([...free].map(n => [n, ` ${folded((el.dataset[n] || '').replaceAll('|', ' | '))}`]))]));
  const fits = (el, n, v) => free.has(n) ? ways.get(el).get(n).includes(v) : words(el, n).includes(v);
  const offers = (f, v) => [...(f.options || f)].some(o => o.value === v);
  const ORDERS = { newest: (a, b) => year(b, -1) - year(a, -1), oldest: (a, b) => year(a, 1e5) - year(b, 1e5), cited: (a, b) => b.dataset.n - a.dataset.n };
  const year = (el, none) => Number(el.dataset.year) || none;
  let pushed = false, sorted = '';
  const sort = by => { if (by !== sorted) { sorted = by; items[0].parentNode.append(...ORDERS[by] ? [...items].sort(ORDERS[by]) : items) } };

  const apply = () => {
    const chosen = names.filter(value).map(n => [n, value(n)]);
    const asked = chosen.filter(([n]) => n !== 'order').map(([n, v]) => [n, free.has(n) ? ` ${folded(v)}` : v]);
    let count = 0;
    items.forEach(el => { el.hidden = !asked.every(([n, v]) => fits(el, n, v)); count += !el.hidden });
    groups.forEach(el => { el.hidden = !$('[data-item]:not([hidden])', el) });
    // how many each choice would leave, with all the others as they are
    $$('select', form).filter(f => f.name !== 'order').forEach(f => {
      const left = new Map();
      items.forEach(el => { if (asked.every(([n, v]) => n === f.name || fits(el, n, v))) words(el, f.name).forEach(w => left.set(w, (left.get(w) || 0) + 1)) });
      [...f.options].forEach(o => { if (o.value) o.textContent = `${o.textContent.replace(/ \(\d+\)$/, '')} (${left.get(o.value) || 0})` });
    });
    sort(form.elements.order ? value('order') : '');
    live.textContent = say(shown, { n: items.length, shown: count }); live.classList.remove('css-count');
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
  written.forEach(f => {
    f.oninput = change;
    const names = new Set(items.flatMap(el => (el.dataset[f.name] || '').split('|')));
    f.list?.append(...[...names].filter(Boolean).sort().map(name => new Option(name, name)));
  });
  form.onchange = change; form.onsubmit = e => { e.preventDefault(); change() };
  form.addEventListener('reset', () => setTimeout(() => { change(); fields[0].focus() })); // its button goes, and must not take the focus along
  addEventListener('popstate', () => { pushed = false; read() });
  read();
  $$('.only').forEach(el => el.remove()); // what a link chose is a choice of the form from now on
}
