// Contents follow the text.
const toc = $$('.toc a').filter(a => at(a.hash));
if (toc.length) {
  const heads = toc.map(a => at(a.hash));
  const mark = () => { let k = -1; heads.forEach((h, i) => { if (h.getBoundingClientRect().top < innerHeight * .3) k = i }); toc.forEach((a, i) => i === k ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current')) };
  addEventListener('scroll', mark, { passive: true }); mark();
}
