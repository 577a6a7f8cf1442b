const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const at = hash => hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
const root = document.documentElement;
const words = JSON.parse($('#lp-words').textContent), plural = new Intl.PluralRules(root.lang || 'en');
// What the page says in its language: say('found', { n: 3 }).
const say = (key, values = {}) => { const t = words[key], form = t.other ? t[plural.select(values.n)] || t.other : t; return form.replace(/\{(\w+)\}/g, (_, name) => values[name]) };
