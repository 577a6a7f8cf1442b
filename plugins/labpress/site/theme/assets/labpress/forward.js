// Takes what stands behind ? and # along to the new address. Without this, the page's own refresh leads there.
const to = new URL(document.currentScript.dataset.to, location.href);
if (to.origin === location.origin || location.protocol === 'file:') {
  to.search ||= location.search;
  to.hash = location.hash || to.hash;
}
if (/^(https?|file):$/.test(to.protocol)) location.replace(to.href);
