// Notes beside the text: a copy for the eye, shown where the style sheet finds room. It is plain text, so that no key
// can stop in it; one too long for the margin ends with dots, since the note itself is at the end.
const LONGEST = 420, noted = new Set();
const shortened = text => {
  if (text.length <= LONGEST) return text;
  const space = text.lastIndexOf(' ', LONGEST); // some languages are written without any
  return text.slice(0, space > LONGEST / 2 ? space : LONGEST).replace(/[\s,;:.–—-]+$/, '') + ' …';
};
const textOf = note => {
  const copy = note.cloneNode(true); $$('.footnote-backref, .pop', copy).forEach(b => b.remove());
  $$('p, li, div', copy).forEach(el => el.append(' '));
  return copy.textContent.replace(/\s+/g, ' ').trim();
};
$$('.prose .footnote-ref').forEach(a => {
  const item = at(a.hash); if (!item || noted.has(item) || a.closest('table, figure, details, dl, .footnote, .try, .admonition, .tabbed-set')) return; noted.add(item);
  const note = document.createElement('span'), number = document.createElement('b'); number.textContent = a.textContent;
  note.className = 'sidenote'; note.setAttribute('aria-hidden', 'true'); note.append(number, ' ' + shortened(textOf(item))); (a.closest('sup') || a).after(note);
});
