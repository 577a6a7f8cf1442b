// Search: the link in the header leads to a page of its own. With a script it opens a dialog, which is fetched when it is
// first wanted. `/` opens it too, unless the reader has switched that off in the dialog (WCAG 2.1.4).
const link = $('.search-open'), page = $('.search-page');
if (link) {
  const OFF = 'labpress-no-slash', kept = name => { try { return localStorage.getItem(name) } catch { return null } };
  const slash = {
    on: () => !kept(OFF),
    set: on => { try { on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1') } catch { } tell() },
  };
  const tell = () => slash.on() ? link.setAttribute('aria-keyshortcuts', '/') : link.removeAttribute('aria-keyshortcuts');
  const full = address => new URL(address, location.href).href;
  const place = { engine: link.dataset.engine, page: full(link.dataset.page), base: full(link.dataset.base.replace(/\/?$/, '/')) };
  const load = () => import(full(link.dataset.script));
  // What is typed after `/` while the script is still on its way is not lost.
  let typed = null;
  // the page of its own needs no dialog over it; where the script cannot be fetched, the page says what to do
  const open = () => {
    if (page) return $('input', page).focus();
    typed ??= '';
    load().then(one => { const sofar = typed; typed = null; one.open({ place, say, opener: link, slash, typed: sofar }) }, () => { location.href = place.page });
  };
  if (!page) { link.setAttribute('role', 'button'); link.setAttribute('aria-haspopup', 'dialog') }
  tell();
  link.addEventListener('click', e => { if (!page && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); open() } });
  link.addEventListener('keydown', e => { if (!page && e.key === ' ') { e.preventDefault(); open() } });
  addEventListener('keydown', e => {
    if (typed !== null && e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); typed += e.key; return }
    if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.defaultPrevented || !slash.on()) return;
    if (e.target.closest?.('input,textarea,select,[contenteditable],dialog')) return;
    e.preventDefault(); open();
  });
  if (page) load().then(one => one.onPage({ place, say, page }), () => { $('[role=status]', page).textContent = say('search-failed') });
}
