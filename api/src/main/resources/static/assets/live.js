// Keeps an open page current: texts come formatted from the server and go into [data-live]; nothing
// is added, moved or re-ordered, so neither focus nor a row moves under a hand; what is new in a list
// is said there, and put in when the reader asks (lists.js).

import '/assets/lists.js';
import { open } from '/assets/stream.js';

const DELAYED_MILLIS = 10_000;
const ANNOUNCE_MILLIS = 30_000;
const RETRY_MILLIS = [2_000, 5_000, 15_000, 30_000];

const body = document.body;
const status = document.getElementById('status');
const pause = document.getElementById('pause');
const number = new Intl.NumberFormat(body.dataset.lang === 'fa' ? 'fa-IR' : 'en');

// Words stand in the page, in its language: data-text-delayed="…".
const say = (element, key, ...values) => {
  const text = element?.dataset[`text${key[0].toUpperCase()}${key.slice(1)}`] ?? '';
  return values.reduce((said, value, i) => said.replace(`{${i}}`, value), text);
};

const page = {
  cells: new Map(), // all that the server has said
  position: Number(body.dataset.position ?? -1), // what the page shows
  arrived: -1, // what the stream has brought
  waiting: 0, // frames not shown while paused
  paused: false,
  heardAt: performance.now(),
  announcedAt: -ANNOUNCE_MILLIS,
  aheadMillis: 0, // of this machine's clock, the server's
  ended: false, // whether it was made for somebody who is not its reader any more
};

// Writing into the page

function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
    element.classList.add('changed');
  }
}

function writeAttributes(element) {
  for (const pair of element.dataset.liveAttr.split(' ')) {
    const [name, key] = pair.split('=');
    const value = page.cells.get(key);
    if (value !== undefined && element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
}

// What the reader has marked is left as it is. To ask for the selection lays the page out anew, so it
// is asked for once, before anything is written.
function marked() {
  const selection = document.getSelection();
  const some = selection && !selection.isCollapsed;
  return (element) => some && selection.containsNode(element, true);
}

function show() {
  if (page.paused || page.ended || page.arrived < page.position) return;
  const held = marked();
  document.dispatchEvent(new CustomEvent('tajmi:cells', { detail: page.cells }));
  for (const old of document.querySelectorAll('.changed')) old.classList.remove('changed');
  for (const element of document.querySelectorAll('[data-live]')) {
    const text = page.cells.get(element.dataset.live);
    if (text !== undefined && !held(element) && !element.closest('[data-gone]')) write(element, text);
  }
  document.querySelectorAll('[data-live-attr]').forEach(writeAttributes);
  page.position = page.arrived;
  body.dataset.position = page.position;
  page.waiting = 0;
  tell();
  document.dispatchEvent(new CustomEvent('tajmi:shown', { detail: page.position }));
}

// How the page says how it is: to eyes at once, to ears when it changes and seldom else

const [seen, heardText] = ['seen', 'hidden'].map((name) => {
  const part = document.createElement('span');
  part.className = name;
  return part;
});
seen.setAttribute('aria-hidden', 'true');
if (status && body.dataset.topic) status.replaceChildren(seen, heardText);

function state() {
  if (page.ended) return 'ended';
  if (performance.now() - page.heardAt > DELAYED_MILLIS) return 'delayed';
  return page.paused ? 'paused' : 'live';
}

function tell() {
  if (!status || page.ended) return;
  const now = state();
  const waiting = page.paused && page.waiting > 0 ? say(pause, 'waiting', number.format(page.waiting)) : '';
  const changed = body.dataset.state !== now;
  body.dataset.state = now;
  body.classList.toggle('delayed', now === 'delayed');
  if (pause) pause.textContent = [say(pause, page.paused ? 'resume' : 'pause'), waiting].filter(Boolean).join(' – ');
  const quiet = performance.now() - page.announcedAt < ANNOUNCE_MILLIS;
  const news = now === 'live' ? (document.querySelector('[data-announce]')?.textContent ?? '') : waiting;
  const silence = length(Math.floor((performance.now() - page.heardAt) / 1_000));
  const text = [say(status, now, silence), news].filter(Boolean).join(' · ');
  if (seen.textContent !== text) seen.textContent = text;
  if (heardText.textContent === text || (!changed && quiet)) return;
  heardText.textContent = text;
  page.announcedAt = performance.now();
}

const UNITS = [['days', 86_400], ['hours', 3_600], ['minutes', 60], ['seconds', 1]];

// A length of time in its largest two units; the words stand at the age.
function length(seconds) {
  const element = document.getElementById('asof-age');
  const first = Math.max(0, UNITS.findIndex(([, size]) => seconds >= size));
  const at = seconds === 0 ? UNITS.length - 1 : first;
  const [unit, size] = UNITS[at];
  const [smaller, part] = UNITS[at + 1] ?? [];
  const rest = part ? Math.floor((seconds % size) / part) : 0;
  const large = say(element, unit, number.format(Math.floor(seconds / size)));
  return rest ? say(element, 'and', large, say(element, smaller, number.format(rest))) : large;
}

function age() {
  const element = document.getElementById('asof-age');
  const millis = Date.parse(document.getElementById('asof-time')?.dateTime ?? '');
  if (!element?.dataset.textAgo || Number.isNaN(millis)) return;
  const seconds = Math.max(0, Math.floor((Date.now() + page.aheadMillis - millis) / 1_000));
  element.textContent = say(element, 'ago', length(seconds));
}

// Listening

let stream;
let losses = 0;

function heard() {
  page.heardAt = performance.now();
  losses = 0;
}

function take(event, whole) {
  heard();
  if (whole) page.cells.clear();
  for (const [key, text] of Object.entries(JSON.parse(event.data))) {
    page.cells.set(key, text ?? '');
  }
  page.arrived = Number.parseInt(event.lastEventId, 10);
  if (page.paused) page.waiting += 1;
  show();
  tell();
}

function listen() {
  const { topic, lang = 'fa', reader } = body.dataset;
  stream = open(topic, { lang, reader });
  stream.addEventListener('all', (event) => take(event, true));
  stream.addEventListener('cells', (event) => take(event, false));
  stream.addEventListener('beat', (event) => {
    heard();
    const { now } = JSON.parse(event.data);
    page.aheadMillis = now - Date.now();
    tell();
  });
  stream.addEventListener('ended', (event) => end(JSON.parse(event.data).why));
  stream.addEventListener('error', () => {
    // The browser comes back by itself after a broken stream, but not after a refusal.
    if (stream.readyState === EventSource.CLOSED && !document.hidden) {
      setTimeout(listen, RETRY_MILLIS[Math.min(losses++, RETRY_MILLIS.length - 1)]);
    }
  });
}

// The page was made for somebody who is not its reader any more. What would come now would come with
// the rights of another, so it stands still, and says since when and why.
function end(why) {
  stream.close();
  page.ended = true;
  body.dataset.state = state();
  body.classList.remove('delayed');
  status?.replaceChildren();
  if (pause) pause.hidden = true;
  const said = document.getElementById('ended');
  for (const part of said.querySelectorAll('[data-why]')) part.hidden = part.dataset.why !== why;
  for (const part of said.querySelectorAll('[data-of]')) {
    part.textContent = document.querySelector(`[data-live='${part.dataset.of}']`)?.textContent ?? '';
  }
  said.hidden = false;
}

function startPausing() {
  if (!pause) return;
  pause.hidden = false;
  pause.addEventListener('click', () => {
    page.paused = !page.paused;
    pause.setAttribute('aria-pressed', String(page.paused));
    if (!page.paused) show();
    tell();
  });
}

if (body.dataset.topic) {
  startPausing();
  listen();
  setInterval(() => {
    age();
    tell();
  }, 1_000);
  // A page that nobody sees needs no stream.
  document.addEventListener('visibilitychange', () => {
    stream.close();
    if (!document.hidden && !page.ended) listen();
  });
  document.addEventListener('htmx:responseError', ({ detail }) => {
    if (detail.xhr.status !== 409 || page.ended) return;
    stream.close();
    listen(); // which says why
  });
}
// A part that was fetched alone may be of another topic, such as a list narrowed by its form.
document.addEventListener('htmx:afterSwap', () => {
  const topic = document.querySelector('main [data-topic]')?.dataset.topic;
  if (!topic || page.ended || topic === body.dataset.topic) return;
  body.dataset.topic = topic;
  page.cells.clear();
  stream.close();
  listen();
});
if (document.querySelector('[data-chart]')) import('/assets/charts.js');
if (document.querySelector('[data-panel]')) import('/assets/wall.js');
if (document.querySelector('[data-scrub]')) import('/assets/scrub.js');

// A receipt is copied by its button; without a clipboard, as on a page without a certificate, by the selection.
document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('button.copy');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    getSelection().selectAllChildren(button.previousElementSibling);
    document.execCommand('copy');
  }
  button.textContent = button.dataset.textDone;
});
