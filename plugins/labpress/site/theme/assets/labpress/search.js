// Search as readers see it: a dialog, or the page /search/?q=… . Fetched when it is first wanted, with one of two
// engines, search-pagefind.js or search-material.js. An engine is a function of the place of the site and the page's
// language; it gives {languages, find(words, languages)}, and find gives groups, best first:
//   {kind, total, get(from, to)} with items {url, title, code, lang, parts, inside: [{url, title, parts}]}
// parts are pairs of a text and whether it is what was looked for.
const WAIT = 150, ANNOUNCE = 600, SHORTEST = 2, LATEST = 20000;
const BRIEF = { items: 3, inside: 1 }, FULL = { items: 10, inside: 3 };
const make = (tag, more = {}, ...inside) => {
  const one = document.createElement(tag);
  Object.entries(more).forEach(([name, value]) => value === true ? one.setAttribute(name, '') : value === false || value == null || one.setAttribute(name, value));
  one.append(...inside.filter(x => x != null));
  return one;
};
const own = document.documentElement.lang || 'en', stem = own.toLowerCase().split('-')[0];
const languageName = (() => { try { const names = new Intl.DisplayNames([own], { type: 'language' }); return code => names.of(code) } catch { return code => code } })();

let engine;
const load = place => engine ||= import(`./search-${place.engine}.js`).then(one => one.default(place, own)).catch(fault => { engine = null; throw fault });
const inTime = promise => Promise.race([promise, new Promise((_, late) => setTimeout(late, LATEST, new Error('late')))]);

// What was found, under its kinds. `all` is the address of the page with everything, for the dialog.
function results({ box, said, say, size, ways }) {
  const words = parts => make('p', {}, ...parts.map(([text, found]) => found ? make('mark', {}, text) : text));
  const item = one => {
    const li = make('li', { lang: one.lang && one.lang !== stem ? one.lang : null });
    li.append(make('a', { class: 'row-h', href: one.url }, one.title), ...(one.code ? [' ', make('span', { class: 'code' }, one.code)] : []));
    if (one.parts.length) li.append(words(one.parts));
    const inside = one.inside.slice(0, size.inside);
    if (inside.length) li.append(make('ul', { role: 'list', class: 'search-inside' }, ...inside.map(part => make('li', {}, make('a', { href: part.url }, part.title), words(part.parts)))));
    return li;
  };
  const group = async (one, at) => {
    const id = `${box.id}-${at}`, list = make('ol', { role: 'list' }), name = say(`search-${one.kind}`);
    const section = make('section', { 'aria-labelledby': id }, make('h2', { id }, name, ' ', make('span', { class: 'num' }, String(one.total))), list);
    const more = async focus => {
      const from = list.children.length, items = await inTime(one.get(from, from + size.items));
      list.append(...items.map(item));
      if (focus) list.children[from].querySelector('a').focus();
      const left = one.total - list.children.length, button = section.querySelector('.search-more');
      if (left <= 0 || size === BRIEF) button?.remove();
      else if (!button) section.append(make('button', { type: 'button', class: 'btn plain search-more' }, say('search-more', { kind: name })));
    };
    await more();
    let coming = null; // pressed twice, it brings the next ones once
    section.addEventListener('click', e => { if (e.target.closest('.search-more')) coming ??= more(true).catch(fail).finally(() => { coming = null }) });
    return section;
  };
  let turn = 0, timer, shown = null;
  const announce = text => { clearTimeout(timer); timer = setTimeout(() => { said.textContent = text }, ANNOUNCE) };
  const put = (sections, text) => { box.replaceChildren(...sections); if (ways) ways.hidden = sections.length > 0; announce(text) };
  const fail = () => { shown = null; put([], say('search-failed')) };
  return async (place, query, languages, after) => {
    const key = JSON.stringify([query, languages]), mine = ++turn;
    if (key === shown) return;
    if (query.length < SHORTEST) { shown = key; put([], query ? say('search-longer') : ''); after?.(0); return }
    try {
      const searching = setTimeout(() => { if (mine === turn) said.textContent = say('search-running') }, ANNOUNCE);
      const groups = await inTime(load(place).then(one => one.find(query, languages))).finally(() => clearTimeout(searching));
      const sections = await Promise.all(groups.map(group));
      if (mine !== turn) return;
      const n = groups.reduce((sum, one) => sum + one.total, 0);
      shown = key;
      put(sections, n ? say('search-count', { n }) : say('search-none', { words: query }));
      after?.(n);
    } catch (fault) { console.warn('labpress: search:', fault); if (mine === turn) { fail(); after?.(0) } }
  };
}

// The reader's language of the page, or any other that the site is in.
async function languageChoice(place, say, changed, chosen = stem) {
  const { languages } = await inTime(load(place));
  if (languages.length < 2) return null;
  const first = languages.includes(stem) ? [stem] : [], others = languages.filter(one => one !== stem);
  const select = make('select', { name: 'lang' }, ...[...first, ...others].map(one => make('option', { value: one }, languageName(one))), make('option', { value: 'all' }, say('search-every-language')));
  select.value = [...select.options].some(one => one.value === chosen) ? chosen : first.length ? stem : 'all';
  select.onchange = changed;
  return make('label', { class: 'search-language' }, say('search-language'), select);
}
const chosenOf = form => { const value = form.elements.lang?.value; return value === 'all' ? [] : [value || stem] };

// Up and down go from the field through what was found; tabs do as well.
const arrows = (scope, field) => scope.addEventListener('keydown', e => {
  if (!['ArrowDown', 'ArrowUp'].includes(e.key) || e.altKey || e.ctrlKey || e.metaKey || e.target.matches('select,[type=checkbox]')) return;
  const stops = [field, ...scope.querySelectorAll('.search-found a')], at = stops.indexOf(document.activeElement), to = stops[at + (e.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !to) return;
  e.preventDefault(); to.focus(); if (to === field) field.select();
});

const typing = (field, form, run) => {
  let timer;
  field.oninput = () => { clearTimeout(timer); timer = setTimeout(run, WAIT) };
  return how => { clearTimeout(timer); run(how) };
};

// A dialog over the page. It closes with Esc, its button and a press beside it; the focus goes back to where it was.
let dialog;
export function open({ place, say, opener, slash, typed }) {
  dialog ||= build({ place, say, opener, slash });
  const field = dialog.querySelector('input');
  if (!dialog.open) dialog.showModal();
  field.focus(); // a dialog begins at its first button
  if (typed) { field.value = typed; field.dispatchEvent(new Event('input')) } else field.select();
}
function build({ place, say, opener, slash }) {
  const field = make('input', { id: 'lp-search-field', name: 'q', type: 'search', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'search' });
  const shut = make('button', { type: 'button', class: 'search-shut' }, say('close'));
  const form = make('form', { role: 'search', action: place.page },
    make('div', { class: 'search-head' }, make('label', { id: 'lp-search-title', for: 'lp-search-field' }, say('search-label')), shut),
    make('div', { class: 'search-line' }, field, make('button', { class: 'btn', type: 'submit' }, say('search-button'))));
  const said = make('p', { role: 'status', class: 'search-said' }), found = make('div', { class: 'search-found', id: 'lp-search-found' });
  const every = make('a', { href: place.page }), all = make('p', { class: 'search-all search-found', hidden: true }, every);
  const on = make('input', { type: 'checkbox' }), key = make('p', { class: 'search-key' }, make('label', {}, on, say('search-slash')));
  const box = make('dialog', { class: 'search', id: 'lp-search', 'aria-labelledby': 'lp-search-title' }, form, said, found, all, key);
  const show = results({ box: found, said, say, size: BRIEF });
  const run = () => {
    const query = field.value.trim(), languages = chosenOf(form), more = new URLSearchParams({ q: query });
    if (form.elements.lang && form.elements.lang.value !== stem) more.set('lang', form.elements.lang.value);
    every.href = `${place.page}?${more}`;
    show(place, query, languages, n => { all.hidden = !n; every.textContent = say('search-all', { n }) });
  };
  typing(field, form, run);
  on.checked = slash.on(); on.onchange = () => slash.set(on.checked);
  shut.onclick = () => box.close();
  box.addEventListener('keydown', e => { if (e.key === 'Escape' && !e.defaultPrevented) { e.preventDefault(); box.close() } }); // or a browser only empties the field
  // beside it, not on its own bare paper; a text marked with the pointer may end there, but does not begin there
  const isBeside = e => { const { left, right, top, bottom } = box.getBoundingClientRect(); return e.target === box && (e.clientX < left || e.clientX > right || e.clientY < top || e.clientY > bottom) };
  let beside = false;
  box.addEventListener('pointerdown', e => { beside = isBeside(e) });
  box.addEventListener('click', e => { if (beside && isBeside(e) || e.target.closest('.search-found a[href]')) box.close() });
  box.addEventListener('close', () => { if (document.activeElement === document.body || box.contains(document.activeElement)) opener.focus() });
  arrows(box, field);
  document.body.append(box);
  languageChoice(place, say, run).then(choice => choice && form.append(choice)).catch(() => { said.textContent = say('search-failed') });
  return box;
}

// The page of its own: its form works by address, so that a search can be kept, sent, and gone back to.
export function onPage({ place, say, page }) {
  const form = page.querySelector('form'), field = form.elements.q, said = page.querySelector('[role=status]');
  const show = results({ box: page.querySelector('.search-found'), said, say, size: FULL, ways: page.querySelector('.search-ways') });
  const title = document.title;
  const address = () => { const q = new URLSearchParams(), lang = form.elements.lang?.value; if (field.value.trim()) q.set('q', field.value.trim()); if (lang && lang !== stem) q.set('lang', lang); return `${q}` ? `?${q}` : location.pathname };
  let settled = true; // what was come to or sent stays behind: the way back leads to it, not to each letter
  const run = how => {
    const to = address(), query = field.value.trim();
    if (how !== 'read' && to !== (location.search || location.pathname)) { history[settled || how === 'sent' ? 'pushState' : 'replaceState'](null, '', to); settled = false }
    if (how) settled = true;
    document.title = query ? `${query} – ${title}` : title;
    show(place, query, chosenOf(form));
  };
  const read = () => { const q = new URLSearchParams(location.search); field.value = q.get('q') || ''; if (form.elements.lang) form.elements.lang.value = q.get('lang') || stem; run('read') };
  const now = typing(field, form, run);
  form.onsubmit = e => { e.preventDefault(); now('sent') };
  addEventListener('popstate', read);
  arrows(page, field);
  languageChoice(place, say, () => now('sent'), new URLSearchParams(location.search).get('lang') || stem)
    .then(choice => choice && form.append(choice)).catch(() => { said.textContent = say('search-failed') })
    .then(() => field.value && document.activeElement === field ? run() : read()); // who types before all is there keeps the words
  if (!location.search && !matchMedia('(pointer:coarse)').matches) field.focus();
}
