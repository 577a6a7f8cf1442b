// Counts this view where the lab has asked for it and nothing speaks against it: the path of the page and the host that
// led here. No cookie, no name, nothing that joins two views. The reader's own no is kept on the reader's device.
const meta = $('meta[name=labpress-count]'), KEY = 'labpress-count';
const wished = navigator.globalPrivacyControl || navigator.doNotTrack === '1';
const refused = () => { try { return localStorage.getItem(KEY) === 'no' } catch { return true } };

if (meta && !wished && !refused() && /^https?:$/.test(location.protocol)) {
  let from = ''; try { const host = new URL(document.referrer).host; if (host !== location.host) from = host } catch { }
  const page = location.pathname, to = meta.content, filled = to.replaceAll('{page}', encodeURIComponent(page)).replaceAll('{from}', encodeURIComponent(from));
  const own = filled === to ? { method: 'POST', body: JSON.stringify({ page, from }) } : {};
  const send = () => fetch(filled, { ...own, mode: 'no-cors', keepalive: true, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }).catch(() => { });
  document.prerendering ? document.addEventListener('prerenderingchange', send, { once: true }) : send();
}

const box = $('#lp-counting');
if (box && meta) {
  const button = $('button', box);
  const show = () => {
    const state = wished ? 'wished' : refused() ? 'refused' : 'counted';
    $$('[data-state]', box).forEach(el => el.hidden = el.dataset.state !== state);
    button.hidden = wished; button.textContent = refused() ? button.dataset.again : button.dataset.stop;
  };
  button.onclick = () => { try { refused() ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, 'no') } catch { } show() };
  box.hidden = false; show();
}
