const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const at = hash => hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
const root = document.documentElement;
