// Contents follow the text.
const toc = $$('.toc a').filter(a => at(a.hash));
if (toc.length) {
  const heads = toc.map(a => at(a.hash));
  let read = -1;
  const mark = () => {
    const now = heads.findLastIndex(h => h.getBoundingClientRect().top < innerHeight * .3); if (now === read) return;
    toc[read]?.removeAttribute('aria-current'); toc[now]?.setAttribute('aria-current', 'true'); read = now;
  };
  addEventListener('scroll', mark, { passive: true }); mark();
}
