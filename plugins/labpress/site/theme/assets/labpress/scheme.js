// Before the first paint, so that a chosen scheme never flashes the other one.
document.documentElement.classList.remove('no-js');
try { const s = localStorage.getItem('labpress-scheme'); if (s === 'dark' || s === 'light') document.documentElement.dataset.scheme = s } catch { }
