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
