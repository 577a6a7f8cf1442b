// As much of a browser as the theme's small scripts ask for: a tree of elements, and where the reader is.
const listeners = [];
let page;

class Element {
  constructor(name, attributes, children) { Object.assign(this, { name, attributes, children, appended: 0 }); }
  get hidden() { return 'hidden' in this.attributes; }
  set hidden(yes) { if (yes) this.attributes.hidden = ''; else delete this.attributes.hidden; }
  get value() { return this.attributes.value; }
  get dataset() {
    const own = name => 'data-' + name;
    return new Proxy(this.attributes, { get: (all, name) => all[own(name)], set: (all, name, to) => { all[own(name)] = to; return true; } });
  }
  get textContent() { return this.children.map(child => child.textContent ?? child).join(''); }
  set textContent(words) { this.children = [String(words)]; }
  append(child) { this.children = [...this.children.filter(one => one !== child), child]; this.appended++; }
  matches(simple) {
    const [, name, id, kind, key, value] = /^([a-z]*)(?:#([\w-]+))?(?:\.([\w-]+))?(?:\[([\w-]+)(?:=([\w-]+))?\])?$/.exec(simple);
    const own = this.attributes;
    return (!name || name === this.name) && (!id || own.id === id) && (!kind || (own.class || '').split(' ').includes(kind))
      && (!key || (key in own && (!value || own[key] === value)));
  }
  querySelectorAll(selector) {
    const [first, ...rest] = selector.split(' '), found = [];
    const walk = node => node.children.forEach(child => { if (child instanceof Element) { if (child.matches(first)) found.push(child); walk(child); } });
    walk(this);
    return rest.length ? [...new Set(found.flatMap(one => one.querySelectorAll(rest.join(' '))))] : found;
  }
  querySelector(selector) { return this.querySelectorAll(selector)[0] ?? null; }
}

const made = ([name, attributes, children]) => new Element(name, attributes, children.map(one => typeof one === 'string' ? one : made(one)));
const seen = node => typeof node === 'string' ? node : node.hidden ? '' : node.children.map(seen).join(/^(ul|li|div|section)$/.test(node.name) ? ' ' : '');

class URL {
  constructor(to) { [, this.protocol, this.host, this.path, this.search, this.hash] = /^(https?:)\/\/([^/]+)([^?#]*)([^#]*)(.*)$/.exec(to); }
  get origin() { return this.protocol + '//' + this.host; }
  get href() { return this.origin + this.path + this.search + this.hash; }
}
class URLSearchParams {
  constructor(search) { this.pairs = search.replace(/^\?/, '').split('&').map(pair => pair.split('=')); }
  get(name) {
    const pair = this.pairs.find(([key]) => key === name), plain = pair && (pair[1] ?? '').replace(/\+/g, ' ');
    try { return pair ? decodeURIComponent(plain) : null; } catch { return plain; }
  }
}

const location = Object.assign(new URL(address), { replace(to) { this.gone = to; } });
const document = {
  getElementById: id => page.querySelector('#' + id), querySelector: s => page.querySelector(s), querySelectorAll: s => page.querySelectorAll(s),
  get currentScript() { return page.querySelector('script'); },
  documentElement: { classList: { remove() {} }, dataset: {} },
};
const localStorage = { getItem: () => null };
class MutationObserver { observe() {} disconnect() {} }
const addEventListener = (_, run) => listeners.push(run), setTimeout = run => run();
