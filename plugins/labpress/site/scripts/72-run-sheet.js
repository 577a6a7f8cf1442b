// Run sheet: clock times from a start time.
const start = $('#lp-start');
if (start) {
  start.disabled = false;
  start.oninput = () => {
    let [h, m] = start.value.split(':').map(Number); if (isNaN(m)) return; let t = h * 60 + m;
    const f = x => String(Math.floor(x / 60) % 24).padStart(2, '0') + ':' + String(x % 60).padStart(2, '0');
    // after a step without minutes nobody knows the time
    $$('[data-min]').forEach(r => { const n = r.dataset.min, e = n ? t + +n : NaN; $('.clock', r).textContent = isNaN(t) ? '' : e > t ? f(t) + '–' + f(e) : f(t); t = e });
    const end = $('#lp-end'); if (end) end.textContent = f(t);
  };
}
