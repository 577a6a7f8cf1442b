$$('[data-needs-script]').forEach(el => el.hidden = false);
$$('[data-print]').forEach(b => { b.onclick = () => print() });
$$('[data-copy]').forEach(b => { b.hidden = false; b.onclick = async () => { const t = $(b.dataset.copy).textContent.trim(); try { await navigator.clipboard.writeText(t); b.nextElementSibling.textContent = say('copied') } catch { b.nextElementSibling.textContent = say('copy-failed') } } });
