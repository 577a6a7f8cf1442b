// A table or a listing wider than the page can be scrolled with the keyboard too, also once the window has become narrower.
const titleOf = el => ($('caption', el) || $('figcaption', el.closest('figure') || el) || {}).textContent || say(el.matches('.tablebox') ? 'table' : el.matches('.formula') ? 'formula' : 'code');
const reach = el => {
  const wide = el.scrollWidth > el.clientWidth; if (wide === el.hasAttribute('tabindex')) return;
  if (wide) { el.tabIndex = 0; el.setAttribute('role', 'group'); el.setAttribute('aria-label', titleOf(el)) }
  else ['tabindex', 'role', 'aria-label'].forEach(name => el.removeAttribute(name));
};
const wideOnes = $$('.tablebox, .highlight, pre, .formula'), widths = new ResizeObserver(() => wideOnes.forEach(reach));
wideOnes.forEach(el => [el, el.firstElementChild].forEach(one => one && widths.observe(one)));
