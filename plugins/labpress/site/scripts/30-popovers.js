// Popovers: what a citation or a term means, on hover, focus or tap. Esc closes; the pointer may travel into it; it stays
// until dismissed. On a phone the style sheet makes it a sheet at the foot. A link has `parts()` to show, and `more` words
// for the way to the whole.
let pop, owner, timer;
const close = back => { clearTimeout(timer); if (!pop) return; const o = owner, p = pop; pop = owner = null; o.setAttribute('aria-expanded', 'false'); if (back) { o.dataset.quiet = 1; o.focus(); delete o.dataset.quiet } p.remove() };
const open = a => {
  clearTimeout(timer); if (owner === a) return; close();
  if (a.beside && a.beside()) return;
  const box = a.closest('.prose,.card-part'); if (!box) return;
  pop = document.createElement('span'); pop.className = 'pop';
  const shut = document.createElement('button'); shut.type = 'button'; shut.className = 'pop-shut'; shut.textContent = '×'; shut.setAttribute('aria-label', say('close')); shut.onclick = () => close(true);
  const go = document.createElement('a'); go.href = a.getAttribute('href'); go.className = 'pop-go'; go.textContent = a.more; go.onclick = () => close();
  pop.append(shut, ...a.parts(), document.createElement('br'), go); a.after(pop); owner = a; a.setAttribute('aria-expanded', 'true');
  const rs = a.getClientRects(), r = { left: rs[0].left, top: rs[0].top, bottom: rs[rs.length - 1].bottom }, b = box.getBoundingClientRect(), low = r.bottom + pop.offsetHeight + 20 > innerHeight && r.top > pop.offsetHeight + 20;
  pop.style.setProperty('--x', Math.max(0, Math.min(r.left - b.left - 16, b.width - pop.offsetWidth)) + 'px');
  pop.style.setProperty('--y', (low ? r.top - b.top - pop.offsetHeight - 10 : r.bottom - b.top + 10) + 'px'); pop.classList.toggle('above', low);
  pop.onpointerenter = () => clearTimeout(timer); pop.onpointerleave = later;
  pop.addEventListener('focusout', e => { if (pop && !pop.contains(e.relatedTarget) && e.relatedTarget !== owner) close() });
};
const later = e => { if (e && e.pointerType === 'touch') return; clearTimeout(timer); timer = setTimeout(() => { if (pop && !pop.contains(document.activeElement) && document.activeElement !== owner) close() }, 300) };
const explained = (a, id, more, parts) => {
  a.setAttribute('aria-describedby', id); a.setAttribute('aria-expanded', 'false'); a.more = more; a.parts = parts;
  a.onpointerenter = e => { if (e.pointerType !== 'touch') { clearTimeout(timer); timer = setTimeout(open, 120, a) } };
  a.onpointerleave = later;
  a.onfocus = () => a.dataset.quiet || open(a);
  a.onblur = e => { if (pop && !pop.contains(e.relatedTarget)) close() };
  a.onpointerdown = e => { a.tap = e.pointerType === 'touch' && owner !== a };
  a.onclick = e => { if (a.tap) { e.preventDefault(); a.tap = false; open(a) } else close() };
};
addEventListener('keydown', e => { if (e.key === 'Escape' && pop) close(pop.contains(document.activeElement)) });
addEventListener('pointerdown', e => { if (pop && !pop.contains(e.target) && e.target !== owner) close() });

// Citations: each shows its reference; the end of a range such as 1–4 those between its ends too.
$$('.cite').forEach(a => {
  const between = (a.dataset.with || '').split(' ').filter(Boolean).map(key => document.getElementById(`ref-${key}`));
  const refs = [...between, at(a.hash)].map(item => item && $('.ref', item)).filter(Boolean);
  const shown = (ref, n) => [...(n ? [document.createElement('br')] : []), ...ref.cloneNode(true).childNodes];
  if (refs.length) explained(a, refs.map(ref => ref.id).join(' '), say('in-references'), () => refs.flatMap(shown));
});

// Signs of notes: each shows its note where no copy of it is seen beside the text.
$$('.prose .footnote-ref').forEach(a => {
  const note = at(a.hash); if (!note) return;
  a.beside = () => { const next = (a.closest('sup') || a).nextElementSibling; return next && next.matches('.sidenote') && next.offsetParent };
  explained(a, note.id, say('in-notes'), () => {
    const copy = note.cloneNode(true);
    $$('.footnote-backref, .pop, .sidenote', copy).forEach(el => el.remove());
    $$('[id]', copy).forEach(el => el.removeAttribute('id')); // an address of the page is there once
    return [...copy.childNodes];
  });
});

// Terms: each shows what it means, under its plain name.
$$('.term').forEach(a => {
  const meaning = document.getElementById(a.getAttribute('aria-describedby')); if (!meaning) return;
  explained(a, meaning.id, say('in-glossary'), () => {
    const name = document.createElement('b'); name.textContent = meaning.previousElementSibling.textContent;
    return [name, document.createElement('br'), ...meaning.cloneNode(true).childNodes];
  });
});
