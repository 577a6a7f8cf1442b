// Everything here is an addition: each page reads and works without it.
(() => {
  const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
  const at = hash => hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  const root = document.documentElement;

  // Light or dark: the system's wish until the reader says otherwise.
  const scheme = $('.scheme'), dark = () => root.dataset.scheme ? root.dataset.scheme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
  if (scheme) {
    const say = () => scheme.setAttribute('aria-pressed', dark());
    scheme.hidden = false; say();
    scheme.onclick = () => { root.dataset.scheme = dark() ? 'light' : 'dark'; try { localStorage.setItem('labpress-scheme', root.dataset.scheme) } catch { } say() };
  }

  // Citations: hover, focus or tap shows the reference; Esc closes; the pointer may travel into it; it stays until
  // dismissed. On a phone the style sheet makes it a sheet at the foot.
  let pop, owner, timer;
  const close = back => { clearTimeout(timer); if (!pop) return; const o = owner, p = pop; pop = owner = null; o.setAttribute('aria-expanded', 'false'); if (back) { o.dataset.quiet = 1; o.focus(); delete o.dataset.quiet } p.remove() };
  const open = a => {
    clearTimeout(timer); if (owner === a) return; close();
    const item = at(a.hash), ref = item && $('.ref', item), box = a.closest('.prose,.card-part'); if (!ref || !box) return;
    pop = document.createElement('span'); pop.className = 'pop';
    const shut = document.createElement('button'); shut.type = 'button'; shut.className = 'pop-shut'; shut.textContent = '×'; shut.setAttribute('aria-label', 'Close'); shut.onclick = () => close(true);
    const go = document.createElement('a'); go.href = a.hash; go.className = 'pop-go'; go.textContent = 'In the list of references'; go.onclick = () => close();
    pop.append(shut, ...[...ref.cloneNode(true).childNodes], document.createElement('br'), go); a.after(pop); owner = a; a.setAttribute('aria-expanded', 'true');
    const rs = a.getClientRects(), r = { left: rs[0].left, top: rs[0].top, bottom: rs[rs.length - 1].bottom }, b = box.getBoundingClientRect(), low = r.bottom + pop.offsetHeight + 20 > innerHeight && r.top > pop.offsetHeight + 20;
    pop.style.setProperty('--x', Math.max(0, Math.min(r.left - b.left - 16, b.width - pop.offsetWidth)) + 'px');
    pop.style.setProperty('--y', (low ? r.top - b.top - pop.offsetHeight - 10 : r.bottom - b.top + 10) + 'px'); pop.classList.toggle('above', low);
    pop.onpointerenter = () => clearTimeout(timer); pop.onpointerleave = later;
    pop.addEventListener('focusout', e => { if (pop && !pop.contains(e.relatedTarget) && e.relatedTarget !== owner) close() });
  };
  const later = e => { if (e && e.pointerType === 'touch') return; clearTimeout(timer); timer = setTimeout(() => { if (pop && !pop.contains(document.activeElement) && document.activeElement !== owner) close() }, 300) };
  $$('.cite').forEach(a => {
    const item = at(a.hash), ref = item && $('.ref', item); if (!ref) return; a.setAttribute('aria-describedby', ref.id); a.setAttribute('aria-expanded', 'false');
    a.onpointerenter = e => { if (e.pointerType !== 'touch') { clearTimeout(timer); timer = setTimeout(open, 120, a) } };
    a.onpointerleave = later;
    a.onfocus = () => a.dataset.quiet || open(a);
    a.onblur = e => { if (pop && !pop.contains(e.relatedTarget)) close() };
    a.onpointerdown = e => { a.tap = e.pointerType === 'touch' && owner !== a };
    a.onclick = e => { if (a.tap) { e.preventDefault(); a.tap = false; open(a) } else close() };
  });
  addEventListener('keydown', e => { if (e.key === 'Escape' && pop) close(pop.contains(document.activeElement)) });
  addEventListener('pointerdown', e => { if (pop && !pop.contains(e.target) && e.target !== owner) close() });

  // Notes beside the text: a copy for the eye, shown where the style sheet finds room.
  const noted = new Set();
  $$('.prose .footnote-ref').forEach(a => {
    const item = at(a.hash); if (!item || noted.has(item) || a.closest('table,.footnote')) return; noted.add(item);
    const copy = item.cloneNode(true), note = document.createElement('span'); $$('.footnote-backref', copy).forEach(b => b.remove());
    note.className = 'sidenote'; note.setAttribute('aria-hidden', 'true'); note.textContent = `${a.textContent} ${copy.textContent.trim()}`; (a.closest('sup') || a).after(note);
  });

  // Contents follow the text.
  const toc = $$('.toc a').filter(a => at(a.hash));
  if (toc.length) {
    const heads = toc.map(a => at(a.hash));
    const mark = () => { let k = -1; heads.forEach((h, i) => { if (h.getBoundingClientRect().top < innerHeight * .3) k = i }); toc.forEach((a, i) => i === k ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current')) };
    addEventListener('scroll', mark, { passive: true }); mark();
  }

  // Filters: the style sheet already hides what does not match. Script adds address, counts and announcements.
  const form = $('form[data-filter]');
  if (form) {
    const items = $$('[data-item]'), live = $('#lp-count'), word = form.dataset.filter, fields = $$('select,input[type=radio]', form), clear = $('.clear', form), none = $('.none');
    const names = [...new Set(fields.map(f => f.name))];
    const val = n => form.elements[n].value, has = (el, n, v) => !v || (el.dataset[n] || '').split(' ').includes(v);
    const apply = write => {
      let n = 0; items.forEach(el => { el.hidden = !names.every(k => has(el, k, val(k))); if (!el.hidden) n++ });
      fields.forEach(f => { if (f.tagName === 'SELECT') [...f.options].forEach(o => { if (!o.value) return; const c = items.filter(el => has(el, f.name, o.value) && names.every(k => k === f.name || has(el, k, val(k)))).length; o.textContent = o.textContent.replace(/ \(\d+\)$/, '') + ` (${c})` }) });
      live.textContent = `${n} of ${items.length} ${word}`; live.classList.remove('css-count');
      none.style.display = n ? 'none' : 'block';
      const q = new URLSearchParams(names.map(k => [k, val(k)]).filter(x => x[1])); clear.hidden = !`${q}`;
      if (write) history.replaceState(null, '', `${q}` ? '?' + q : location.pathname);
    };
    const read = () => new URLSearchParams(location.search).forEach((v, k) => { const f = names.includes(k) && form.elements[k]; if (f && [...(f.options || f)].some(o => o.value === v)) f.value = v });
    form.onchange = () => apply(true); form.onsubmit = e => { e.preventDefault(); apply(true) };
    form.addEventListener('reset', () => setTimeout(apply, 0, true)); read(); apply(false);
  }

  // Rows that stack on a phone keep their table roles (some browsers drop them with the display).
  const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  $$('.stack table, .stack table *').forEach(el => { const r = roles[el.tagName] || (el.tagName === 'TH' && (el.scope === 'row' ? 'rowheader' : 'columnheader')); if (r) el.setAttribute('role', r) });

  // A table or a listing wider than the page can be scrolled with the keyboard too.
  $$('.tablebox, .highlight, pre').forEach(el => { if (el.scrollWidth > el.clientWidth) { el.tabIndex = 0; el.setAttribute('role', 'group'); el.setAttribute('aria-label', ($('caption', el) || {}).textContent || (el.matches('.tablebox') ? 'Table' : 'Code')) } });

  // Run sheet: clock times from a start time.
  const start = $('#lp-start');
  if (start) {
    start.disabled = false;
    start.oninput = () => {
      let [h, m] = start.value.split(':').map(Number); if (isNaN(m)) return; let t = h * 60 + m;
      const f = x => String(Math.floor(x / 60) % 24).padStart(2, '0') + ':' + String(x % 60).padStart(2, '0');
      // after a step without minutes nobody knows the time
      $$('[data-min]').forEach(r => { const n = r.dataset.min, e = n ? t + +n : NaN; $('.clock', r).textContent = isNaN(t) ? '' : e > t ? f(t) + '–' + f(e) : f(t); t = e });
      const end = $('#lp-end'); if (end) end.textContent = f(t);
    };
  }

  $$('[data-needs-script]').forEach(el => el.hidden = false);
  $$('[data-print]').forEach(b => { b.onclick = () => print() });
  $$('[data-copy]').forEach(b => { b.hidden = false; b.onclick = async () => { const t = $(b.dataset.copy).textContent.trim(); try { await navigator.clipboard.writeText(t); b.nextElementSibling.textContent = 'Copied' } catch { b.nextElementSibling.textContent = 'Select the text to copy it' } } });
})();
