// Notes beside the text: a copy for the eye, shown where the style sheet finds room.
const noted = new Set();
$$('.prose .footnote-ref').forEach(a => {
  const item = at(a.hash); if (!item || noted.has(item) || a.closest('table,.footnote')) return; noted.add(item);
  const copy = item.cloneNode(true), note = document.createElement('span'); $$('.footnote-backref', copy).forEach(b => b.remove());
  note.className = 'sidenote'; note.setAttribute('aria-hidden', 'true'); note.textContent = `${a.textContent} ${copy.textContent.trim()}`; (a.closest('sup') || a).after(note);
});
