// Run before the first paint, so that nothing changes under a reader's eyes: a chosen scheme never flashes the other one.
document.documentElement.classList.remove('no-js');
try { const s = localStorage.getItem('labpress-scheme'); if (s === 'dark' || s === 'light') document.documentElement.dataset.scheme = s } catch { }

// The code on a printed card leads here with ?v=VERSION. This shows whether the paper is older than the page, as soon as the
// browser has read that far. The words, the versions and the changes are all in the page: nothing of the address is shown,
// and nothing is sent.
(() => {
  const own = new URLSearchParams(location.search).get('v'), reading = new MutationObserver(tell);
  if (!own) return;
  reading.observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => reading.disconnect());
  tell();

  function tell() {
    const box = document.getElementById('lp-paper');
    if (!box || (document.readyState === 'loading' && !box.nextSibling)) return;
    reading.disconnect();
    const $ = s => box.querySelector(s), older = [...box.querySelectorAll('data')].find(one => one.textContent === own);
    const state = own === box.dataset.version ? 'same' : older ? 'older' : 'other', said = $(`[data-paper=${state}]`), since = $('.since'), anew = $('.anew');

    if (older) {
      said.querySelector('span').textContent = older.textContent;
      if (since) {
        since.hidden = older.value === '0';
        since.querySelectorAll('li').forEach((li, at) => { li.hidden = at >= older.value });
      }
    }
    if (anew) anew.hidden = state === 'same';
    box.dataset.state = state;
    said.hidden = false;

    // Screen readers announce only what changes after the page has come to rest.
    addEventListener('load', () => setTimeout(() => $('[role=status]').append(said), 500));
  }
})();
