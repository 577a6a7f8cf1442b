// What is wider than the page can be scrolled with the keyboard too: a table, a listing, a formula. Looked at again
// when its room changes, as when a phone is turned.
const nameOf = el => ($('caption', el) || $('figcaption', el.closest('figure') || el) || {}).textContent || say(el.matches('.tablebox') ? 'table' : el.matches('.formula') ? 'formula' : 'code');
const fit = el => {
  const wide = el.scrollWidth > el.clientWidth; if (wide === el.hasAttribute('tabindex')) return;
  if (wide) { el.tabIndex = 0; el.setAttribute('role', 'group'); el.setAttribute('aria-label', nameOf(el)) }
  else ['tabindex', 'role', 'aria-label'].forEach(name => el.removeAttribute(name));
};
const rooms = new ResizeObserver(found => found.forEach(one => fit(one.target)));
$$('.tablebox, .highlight, pre, .formula').forEach(el => rooms.observe(el)); // tells of each once at the start
