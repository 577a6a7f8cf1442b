// 404: what the reader may have meant, by the addresses of all items. It is looked up here, so nobody learns what was typed.
const lost = $('#lp-lost');
if (lost) {
  const plain = s => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '').replace(/(?<=\D)0+(?=\d)/, '');
  // letters to change, take away or add, or two to swap, to make one of the other
  const apart = (a, b) => {
    let older = [], old = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      [older, old] = [old, row];
    }
    return old[b.length];
  };
  let typed = location.pathname;
  try { typed = decodeURIComponent(typed) } catch { }
  const parts = typed.replace(/\/index\.html$|\.html$/, '').split('/').filter(Boolean), last = plain(parts.at(-1) || ''), onCard = parts.at(-2) === 'c';
  const show = data => {
    const near = data.items.map(item => {
      const names = [item.slug, item.code || ''].filter(Boolean).map(plain), far = Math.min(...names.map(name => apart(last, name)));
      const most = item.code && (onCard || /^\p{L}{2,4}\d{1,3}$/u.test(last)) ? 1 : Math.floor(Math.min(last.length, item.slug.length) / 4);
      return { item, far, fits: last && far <= most };
    }).filter(one => one.fits).sort((a, b) => a.far - b.far).filter((one, _, all) => one.far === 0 || all[0].far > 0).slice(0, 3);
    if (!near.length) return;
    for (const { item } of near) {
      // an address of this very site, wherever it is shown; what a printed card says of its version goes along
      const to = (onCard && item.short_url || item.id).slice(data.lab.url.length) + (onCard ? location.search : '');
      const link = document.createElement('a'), row = document.createElement('li');
      link.className = 'row-h'; link.href = lost.dataset.base + to; link.textContent = item.code ? `${item.code} ${item.title}` : item.title;
      row.append(link); $('ul', lost).append(row);
    }
    lost.hidden = false;
  };
  fetch(lost.dataset.items).then(answer => answer.json()).then(show, () => { });
}
