// A table or a listing wider than the page can be scrolled with the keyboard too.
$$('.tablebox, .highlight, pre').forEach(el => { if (el.scrollWidth > el.clientWidth) { el.tabIndex = 0; el.setAttribute('role', 'group'); el.setAttribute('aria-label', ($('caption', el) || {}).textContent || (el.matches('.tablebox') ? 'Table' : 'Code')) } });
