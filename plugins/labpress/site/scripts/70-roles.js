// Rows that stack on a phone keep their table roles (some browsers drop them with the display).
const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
$$('.stack table, .stack table *').forEach(el => { const r = roles[el.tagName] || (el.tagName === 'TH' && (el.scope === 'row' ? 'rowheader' : 'columnheader')); if (r) el.setAttribute('role', r) });
