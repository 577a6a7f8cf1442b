// Light or dark: the system's wish until the reader says otherwise.
const scheme = $('.scheme'), dark = () => root.dataset.scheme ? root.dataset.scheme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
if (scheme) {
  const say = () => scheme.setAttribute('aria-pressed', dark());
  say();
  scheme.onclick = () => { root.dataset.scheme = dark() ? 'light' : 'dark'; try { localStorage.setItem('labpress-scheme', root.dataset.scheme) } catch { } say() };
}
