// Filters: the style sheet already hides what does not match. Script adds address, counts and announcements.
const form = $('form[data-filter]');
if (form) {
  const items = $$('[data-item]'), live = $('#lp-count'), shown = `shown-${form.dataset.filter}`, none = $('.none');
  const fields = $$('select,input[type=radio]', form), clear = $('.clear', form), groups = $$('.older');
  const names = [...new Set(fields.map(f => f.name))], value = n => form.elements[n].value;
  const fits = (el, n, v) => !v || (el.dataset[n] || '').split(' ').includes(v);
  const offers = (f, v) => [...(f.options || f)].some(o => o.value === v);
  let pushed = false;

  const apply = () => {
    const chosen = names.filter(value).map(n => [n, value(n)]);
    let count = 0;
    items.forEach(el => { el.hidden = !chosen.every(([n, v]) => fits(el, n, v)); count += !el.hidden });
    groups.forEach(el => { el.hidden = !$('[data-item]:not([hidden])', el) });
    // how many each choice would leave, with all the others as they are
    $$('select', form).forEach(f => {
      const left = items.filter(el => chosen.every(([n, v]) => n === f.name || fits(el, n, v)));
      [...f.options].forEach(o => { if (o.value) o.textContent = `${o.textContent.replace(/ \(\d+\)$/, '')} (${left.filter(el => fits(el, f.name, o.value)).length})` });
    });
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
    if (names.includes(name) && of) { asked.set(name, of); history.replaceState(null, '', `?${asked}`) }
    names.forEach(n => {
      const f = form.elements[n], v = asked.get(n) || '', known = offers(f, v) ? v : '';
      if (f.options) f.value = known; else $$(`[name=${n}]`, form).forEach(radio => { radio.checked = radio.value === known });
    });
    apply();
  };
  form.onchange = change; form.onsubmit = e => { e.preventDefault(); change() };
  form.addEventListener('reset', () => setTimeout(() => { change(); fields[0].focus() })); // its button goes, and must not take the focus along
  addEventListener('popstate', () => { pushed = false; read() });
  read();
  $$('.only').forEach(el => el.remove()); // what a link chose is a choice of the form from now on
}
