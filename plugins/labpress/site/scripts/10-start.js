const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
// What an address with `#…` leads to; one that somebody cut short or mistyped leads nowhere, and stops nothing.
const at = hash => { try { return document.getElementById(decodeURIComponent(hash.slice(1))) } catch { return null } };
const root = document.documentElement;
const words = JSON.parse($('#lp-words').textContent);
// `lang` of a page is as its writer wrote it, such as en_GB, which no browser knows
const plural = (() => { try { return new Intl.PluralRules(root.lang || 'en') } catch { return new Intl.PluralRules('en') } })();
// What the page says in its language: say('found', { n: 3 }).
const say = (key, values = {}) => { const t = words[key], form = t.other ? t[plural.select(values.n)] || t.other : t; return form.replace(/\{(\w+)\}/g, (_, name) => values[name]) };
