// Holds the live streams of all windows of a browser, in a shared worker: a browser opens six
// connections to a host, so one stream carries all pages that are looked at of one kind, which is
// what their address says beside the page, such as "lang=fa".

const PAGES_MAX = 16; // that a stream may carry
const GATHER_MILLIS = 100;
const AGAIN_MILLIS = 15_000;
const SILENT_MILLIS = 45_000; // a window that has said nothing for so long is gone
const RETRY_MILLIS = [2_000, 5_000, 15_000, 30_000];

const windows = new Map(); // port -> { topic, kind, events, heardAt }
const seen = new Map(); // the last id of each page, by kind and topic
const streams = new Map(); // kind -> sources that are open
const due = new Map(); // kind -> when its streams are opened anew
const refusals = new Map(); // kind -> refusals in a row

const key = (page) => `${page.kind} ${page.topic}`;
const of = (kind) => [...windows.values()].filter((page) => page.kind === kind);

function tell(topic, kind, name, data, id) {
  for (const [port, page] of windows) {
    if (page.topic === topic && page.kind === kind) port.postMessage({ name, data, id });
  }
}

// Of several pages on one stream, the first line of an event's data is the place of its page.
function heard(topics, kind, event) {
  const end = topics.length > 1 ? event.data.indexOf('\n') : -1;
  const place = topics.length > 1 ? Number.parseInt(event.data, 10) : 0;
  const topic = topics[place];
  refusals.delete(kind);
  if (event.type === 'over') {
    plan(kind, AGAIN_MILLIS);
    return;
  }
  if (['all', 'cells'].includes(event.type)) seen.set(key({ topic, kind }), event.lastEventId);
  tell(topic, kind, event.type, event.data.slice(end + 1), event.lastEventId);
}

function opened(topics, kind, events) {
  const address = new URLSearchParams(kind);
  for (const topic of topics) {
    address.append('topic', topic);
    address.append('seen', seen.get(key({ topic, kind })) ?? '');
  }
  const source = new EventSource(`/live?${address}`);
  for (const name of [...events, 'over']) {
    source.addEventListener(name, (event) => heard(topics, kind, event));
  }
  source.addEventListener('error', () => {
    // The browser comes back by itself after a broken stream, but not after a refusal.
    if (source.readyState === EventSource.CLOSED) {
      const before = refusals.get(kind) ?? 0;
      refusals.set(kind, before + 1);
      plan(kind, RETRY_MILLIS[Math.min(before, RETRY_MILLIS.length - 1)]);
    }
  });
  return source;
}

function open(kind) {
  for (const source of streams.get(kind) ?? []) source.close();
  const pages = of(kind);
  const topics = [...new Set(pages.map((page) => page.topic))];
  const events = [...new Set(pages.flatMap((page) => page.events))];
  const sources = [];
  for (let i = 0; i < topics.length; i += PAGES_MAX) {
    sources.push(opened(topics.slice(i, i + PAGES_MAX), kind, events));
  }
  streams.set(kind, sources);
}

function plan(kind, millis) {
  const at = Date.now() + millis;
  if ((due.get(kind)?.at ?? Infinity) <= at) return;
  clearTimeout(due.get(kind)?.timer);
  const timer = setTimeout(() => {
    due.delete(kind);
    open(kind);
  }, millis);
  due.set(kind, { at, timer });
}

// A new window opens the streams anew, so that they are of who is logged in now, and gets the whole.
function enter(port, page) {
  seen.delete(key(page));
  windows.set(port, page);
  plan(page.kind, streams.get(page.kind)?.length ? GATHER_MILLIS : 0);
}

function leave(port) {
  const page = windows.get(port);
  windows.delete(port);
  if (!page) return;
  if (!of(page.kind).some((other) => other.topic === page.topic)) seen.delete(key(page));
  plan(page.kind, GATHER_MILLIS);
}

addEventListener('connect', ({ ports: [port] }) => {
  port.onmessage = ({ data: page }) => {
    if (!page) leave(port);
    else if (!windows.has(port)) enter(port, { ...page, heardAt: Date.now() });
    else windows.get(port).heardAt = Date.now();
  };
  port.addEventListener('close', () => leave(port));
});

setInterval(() => {
  for (const [port, page] of windows) {
    if (Date.now() - page.heardAt > SILENT_MILLIS) leave(port);
  }
}, SILENT_MILLIS / 3);
