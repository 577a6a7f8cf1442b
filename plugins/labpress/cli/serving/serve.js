// A page learns here of the next build: it is read again where it stood, or told what is wrong.
(() => {
'use strict';
const own = document.currentScript;
const { build, list, events } = own.dataset;
const PLACE = 'labpress-serve-place', CLOSED = 'labpress-serve-closed';
const waiting = document.body.classList.contains('waiting');
let source = null, panel = null;

const kept = (name) => { try { return sessionStorage.getItem(name); } catch { return null; } };
const keep = (name, text) => { try { sessionStorage.setItem(name, text); } catch { /* not allowed */ } };
const { path, x, y } = JSON.parse((!waiting && kept(PLACE)) || '{}');
if (path) keep(PLACE, '');

const element = (name, text = '', kind = '') => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
};

const again = () => {
  if (!waiting) keep(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
  stop();
  location.reload();
};

// browsers do that too, unless the page was another in between or a part of it came late
const back = () => {
  if (path === location.pathname) scrollTo({ left: x, top: y, behavior: 'instant' });
};

const row = (problem) => {
  const made = element('li');
  const words = element('span', problem.message + ' ');
  words.lang = 'en';
  if (problem.hint) words.append(element('em', problem.hint));
  made.append(element('b', problem.label, problem.level), ' ', element('code', problem.place), ' ', words);
  return made;
};

const boxOf = (state) => {
  const box = element('details');
  box.open = state.alert;
  const list = element('ul');
  list.append(...state.problems.map(row));
  const close = element('button', state.close);
  close.type = 'button';
  close.addEventListener('click', () => { keep(CLOSED, state.list); panel.remove(); });
  const notes = state.notes.map((note) => element('p', note));
  box.append(element('summary', state.heading), ...notes, list, close);
  return box;
};

const show = (state) => {
  panel?.remove();
  if (!state.problems.length || kept(CLOSED) === state.list) return;
  panel = element('div');
  panel.id = 'labpress-serve';
  const root = panel.attachShadow({ mode: 'open' });  // the lab's own styles stay outside
  const style = element('link');
  style.rel = 'stylesheet';
  style.href = new URL('serve.css', own.src).href;
  const said = element('section');
  said.lang = state.lang;
  said.dir = state.dir;
  said.setAttribute('role', state.alert ? 'alert' : 'status');
  root.append(style, said);
  document.body.append(panel);
  said.append(boxOf(state));  // what is put into a live region that is there is read out
};

const told = (message) => {
  const state = JSON.parse(message.data);
  if (state.build !== build || (waiting && state.list !== list)) again();
  else if (!waiting) show(state);
};
const start = () => {
  if (source || document.visibilityState !== 'visible') return;
  source = new EventSource(events);
  source.addEventListener('message', told);
};
const stop = () => { source?.close(); source = null; };

// a browser holds few connections to one host, so a page that nobody sees holds none
document.addEventListener('visibilitychange', () => { if (document.hidden) stop(); else start(); });
addEventListener('pagehide', stop);
addEventListener('pageshow', start);
back();
addEventListener('load', back, { once: true });
})();
