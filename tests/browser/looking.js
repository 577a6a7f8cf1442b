// What a test sees of a page: each function gives a list of short texts, empty where all is well.
(() => {
  if (window.looking) return;
  const name = el => {
    const own = el.id ? `#${el.id}` : el.classList.length ? `.${[...el.classList].join('.')}` : '';
    return `${el.tagName.toLowerCase()}${own} "${(el.textContent || el.value || '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  };
  const all = selector => [...document.querySelectorAll(selector)];
  const style = el => getComputedStyle(el);
  // what is only for ears is one pixel large, or clipped away
  const forEyes = el => {
    if (el.closest('.skip, .sprite')) return false;
    for (let up = el; up; up = up.parentElement) { const s = style(up); if (s.position === 'absolute' && (s.clipPath !== 'none' || s.clip !== 'auto')) return false }
    return true;
  };
  const shown = el => el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && el.getClientRects().length > 0;
  const scrolls = el => /auto|scroll/.test(style(el).overflowX) && el.scrollWidth > el.clientWidth;
  const inScroller = el => { for (let up = el; up; up = up.parentElement) if (scrolls(up)) return true; return false };
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls], iframe';

  // a number for each stop; not an attribute, which a copy of the element would have too
  const numbers = new Map(), number = el => { if (!numbers.has(el)) numbers.set(el, numbers.size + 1); return numbers.get(el) };
  // where the Tab key stops, in order; of a group of radio buttons only one
  const stops = () => all(FOCUSABLE).filter(el => {
    if (el.disabled || el.tabIndex < 0 || !el.checkVisibility({ visibilityProperty: true })) return false;
    if (el.type !== 'radio' || !el.form) return true;
    const group = [...el.form.elements].filter(one => one.name === el.name);
    return el.checked || (!group.some(one => one.checked) && group[0] === el);
  });
  const texts = () => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const el = node.parentElement;
      if (!node.data.trim() || !shown(el) || !forEyes(el) || el.closest('svg, option')) continue;
      const range = document.createRange(); range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ el, box });
    }
    return found;
  };

  window.looking = {
    name,
    // what reaches past the window's edge, so that a reader must scroll sideways
    beyond() {
      const wide = document.documentElement.clientWidth, page = document.documentElement.scrollWidth;
      const found = page > wide ? [`the page is ${page} px wide in a window of ${wide}`] : [];
      for (const { el, box } of texts())
        if ((box.right > wide + 1 || box.left < -1) && !inScroller(el)) found.push(`${name(el)} reaches ${Math.round(box.right)} of ${wide} px`);
      return found;
    },
    // text that is cut off by its own box or one around it, and cannot be scrolled to
    clipped() {
      const found = new Set();
      for (const { el, box } of texts()) {
        for (let up = el; up && up !== document.body; up = up.parentElement) {
          const { overflowX, overflowY, position } = style(up), edge = up.getBoundingClientRect();
          if (/auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY)) break;
          const cutX = /hidden|clip/.test(overflowX) && (box.right > edge.right + 2 || box.left < edge.left - 2);
          const cutY = /hidden|clip/.test(overflowY) && (box.bottom > edge.bottom + 4 || box.top < edge.top - 4);
          if (cutX || cutY) found.add(`${name(el)} is cut off by ${name(up).split(' ')[0]}`);
          if (position === 'fixed') break;
        }
      }
      return [...found];
    },
    // lines of text that lie over one another
    overlapping() {
      const found = new Set(), boxes = texts().filter(({ el }) => !inScroller(el)).sort((a, b) => a.box.top - b.box.top);
      boxes.forEach((one, i) => {
        for (let k = i + 1; k < boxes.length && boxes[k].box.top < one.box.bottom; k++) {
          const two = boxes[k], x = Math.min(one.box.right, two.box.right) - Math.max(one.box.left, two.box.left);
          const y = Math.min(one.box.bottom, two.box.bottom) - two.box.top;
          if (one.el !== two.el && x > 2 && y > Math.min(one.box.height, two.box.height) * .4) found.add(`${name(one.el)} and ${name(two.el)}`);
        }
      });
      return [...found];
    },
    // controls smaller than 24 by 24 pixels, apart from links in running text
    small() {
      return stops().filter(el => forEyes(el) && !(el.closest('.skip'))).flatMap(el => {
        const target = el.matches('input') && el.labels && el.labels[0] || el, { width, height } = target.getBoundingClientRect();
        const inLine = el.tagName === 'A' && style(el).display === 'inline';
        return inLine || (width >= 24 && height >= 24) ? [] : [`${name(el)} is ${Math.round(width)} by ${Math.round(height)} px`];
      });
    },
    // what moves, or would move, although the reader asked for stillness
    moving() {
      const seconds = text => Math.max(...text.split(',').map(parseFloat));
      const found = document.getAnimations().filter(one => one.playState === 'running').map(one => `${name(one.effect.target)} moves`);
      for (const el of all('*')) {
        const { transitionDuration, animationDuration, animationName, scrollBehavior } = style(el);
        if (seconds(transitionDuration) > .01) found.push(`${name(el)} changes in ${transitionDuration}`);
        if (animationName !== 'none' && seconds(animationDuration) > .01) found.push(`${name(el)} moves for ${animationDuration}`);
        if (scrollBehavior === 'smooth') found.push(`${name(el)} scrolls smoothly`);
      }
      return found;
    },
    // one first heading, and none that skips a level
    headings() {
      const heads = all('h1, h2, h3, h4, h5, h6').filter(el => el.checkVisibility() && !el.closest('dialog:not([open])'));
      const found = heads.filter(el => el.tagName === 'H1').length === 1 ? [] : ['not one h1'];
      heads.forEach((el, i) => { if (+el.tagName[1] > (i ? +heads[i - 1].tagName[1] : 0) + 1) found.push(`${name(el)} skips a level`) });
      return [...found, ...heads.filter(el => !el.textContent.trim()).map(el => `an empty ${el.tagName}`)];
    },
    // the language of the page and of its parts
    languages() {
      const known = tag => { try { return Intl.getCanonicalLocales(tag).length === 1 } catch { return false } };
      return [document.documentElement, ...all('[lang]')].filter(el => !known(el.getAttribute('lang') || '')).map(el => `${name(el)}: lang="${el.getAttribute('lang')}"`);
    },
    // ids that ARIA and labels speak of, and links to places on the page, which must be there
    pointers() {
      const there = id => document.getElementById(id), found = [];
      for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'for'])
        for (const el of all(`[${attribute}]`))
          for (const id of el.getAttribute(attribute).split(/\s+/)) if (id && !there(id)) found.push(`${name(el)}: ${attribute} names ${id}`);
      for (const el of all('a[href^="#"]')) { const id = decodeURIComponent(el.hash.slice(1)); if (id && !there(id)) found.push(`${name(el)} leads to #${id}`) }
      return found;
    },
    // where the keyboard is: null at the end; what is wrong with that place is in `faults`
    focused() {
      const el = document.activeElement; if (!el || el === document.body || el === document.documentElement) return null;
      const seen = el.matches('input[type=radio], input[type=checkbox]') && el.labels[0] || el, faults = [];
      const boxes = [...seen.getClientRects()].filter(box => box.width > 1 && box.height > 1);
      const fits = box => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      if (!boxes.length || !shown(seen)) faults.push('cannot be seen');
      else if (!boxes.some(fits)) faults.push(`stands outside the window, at ${Math.round(boxes[0].left)}, ${Math.round(boxes[0].top)}`);
      else {
        const points = boxes.filter(fits).flatMap(b => [[b.left + b.width / 2, b.top + b.height / 2], [b.left + 3, b.top + b.height / 2], [b.right - 3, b.top + b.height / 2]]);
        const free = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (seen.contains(top) || top.contains(seen)) });
        if (!free) faults.push('is covered');
      }
      // of the stop itself, or of the tile, the label or the row of tabs that it belongs to
      let ringed = false;
      for (let up = el, far = 0; up && far < 4; up = up.parentElement, far++) { const s = style(up); ringed ||= s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }
      if (!ringed && ![...el.labels || []].some(one => parseFloat(style(one).outlineWidth) >= 2)) faults.push('has no outline');
      return { stop: number(el), name: name(el), faults };
    },
    order: () => stops().map(number),
    at: n => [...numbers.keys()][n - 1],
  };
})();
