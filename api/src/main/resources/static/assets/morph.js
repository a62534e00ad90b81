// Makes what is on the page say what a newer page says, and touches nothing that says it already: whoever
// has a hand or a screen reader on a place keeps it.

const KEY = 'row';

// What the reader has opened is not the server's to take away.
const OWN = { DETAILS: ['open'] };

function attributes(old, next) {
  const own = OWN[old.nodeName] ?? [];
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name) && !own.includes(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value && !own.includes(name)) old.setAttribute(name, value);
  }
}

const same = (old, next) => old.nodeType === next.nodeType && old.nodeName === next.nodeName && old.id === next.id;
const keyed = (node) => node.nodeType === Node.ELEMENT_NODE && node.dataset?.[KEY];

// Rows that have a key go with their key, wherever they stand now.
function children(old, next) {
  const rows = new Map();
  for (const child of old.children) if (keyed(child)) rows.set(keyed(child), child);
  let at = old.firstChild;
  for (const fresh of [...next.childNodes]) {
    const row = keyed(fresh) && rows.get(keyed(fresh));
    if (row) {
      if (row === at) at = at.nextSibling;
      else old.insertBefore(row, at);
      morph(row, fresh);
    } else if (at && same(at, fresh) && !keyed(at) && !keyed(fresh)) {
      morph(at, fresh);
      at = at.nextSibling;
    } else {
      old.insertBefore(document.importNode(fresh, true), at);
    }
    if (row) rows.delete(keyed(fresh));
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

export function morph(old, next) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    return;
  }
  // A chart that is drawn stays, unseen, until it is drawn of the new moment.
  if (old.nodeName === 'FIGURE' && old.dataset.chart && old.dataset.chart === next.dataset.chart) {
    if (old.dataset.src !== next.dataset.src) old.classList.add('stale');
    old.dataset.src = next.dataset.src;
    return;
  }
  attributes(old, next);
  children(old, next);
}
