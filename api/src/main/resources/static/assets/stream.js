// The live stream of a page: by the worker that all windows of the browser share, else its own.

const HERE_MILLIS = 10_000;
const WORKER = 'streams-1'; // another number for another way of talking to it

// Listens like an EventSource, to whatever is listened to before the next turn.
class Shared extends EventTarget {
  readyState = EventSource.OPEN;
  events = new Set();

  constructor(topic, kind) {
    super();
    this.port = new SharedWorker('/assets/streams.js', { name: WORKER }).port;
    this.port.onmessage = ({ data: { name, data, id } }) =>
      this.dispatchEvent(new MessageEvent(name, { data, lastEventId: id }));
    const here = () => this.port.postMessage({ topic, kind, events: [...this.events] });
    queueMicrotask(here);
    this.timer = setInterval(here, HERE_MILLIS);
  }

  addEventListener(name, listener) {
    if (name !== 'error') this.events.add(name);
    super.addEventListener(name, listener);
  }

  close() {
    clearInterval(this.timer);
    this.port.postMessage(null);
    this.port.close();
    this.readyState = EventSource.CLOSED;
  }
}

// Of a page; what else its address has to say, such as { lang }, makes streams of a kind of its own.
export function open(topic, more) {
  if (globalThis.SharedWorker) return new Shared(topic, String(new URLSearchParams(more)));
  return new EventSource(`/live?${new URLSearchParams({ topic, ...more })}`);
}
