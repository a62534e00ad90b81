// Says what has come to a list since it was shown, and puts it in when its reader asks: no row moves
// under a hand. The cell rows.NAME tells which rows the list has now, each as "id" or "id@revision".

const SAID_MILLIS = 3_000;
const MORE = '+'; // behind the last row of a page that is not the last

const body = document.body;
const number = new Intl.NumberFormat(body.dataset.lang === 'fa' ? 'fa-IR' : 'en');
const cells = new Map(); // which rows each list has now
const said = new WeakMap(); // when a list last said what is new

const idOf = (token) => token.split('@')[0];
const placeOf = (news, page = document) => page.querySelector(`[data-list="${news.dataset.news}"]`);
const rowsOf = (place) => [...place.querySelectorAll('[data-row]')];

// Comparing

function difference(news) {
  const tokens = (cells.get(news.dataset.news) ?? '').split(' ').filter(Boolean);
  const more = tokens.at(-1) === MORE && tokens.pop() === MORE;
  const now = new Map(tokens.map((token) => [idOf(token), token]));
  const rows = rowsOf(placeOf(news));
  const shown = new Set(rows.map((row) => idOf(row.dataset.row)));
  const has = (row) => now.has(idOf(row.dataset.row));
  const last = rows.findLastIndex(has);
  return {
    added: tokens.filter((token) => !shown.has(idOf(token))),
    changed: rows.filter((row) => has(row) && now.get(idOf(row.dataset.row)) !== row.dataset.row),
    // What a full page had behind its last row has gone to the next page, not out of the list.
    gone: rows.filter((row, at) => !has(row) && !(more && at > last)),
  };
}

function mark(news, gone) {
  for (const row of rowsOf(placeOf(news))) {
    const out = gone.includes(row);
    row.toggleAttribute('data-gone', out);
    if (out) row.setAttribute('aria-description', news.dataset.textNone);
    else row.removeAttribute('aria-description');
  }
}

function tell(news) {
  const { added, changed, gone } = difference(news);
  mark(news, gone);
  const text = Object.entries({ added, changed, gone })
    .filter(([, some]) => some.length > 0)
    .map(([what, some]) => news.dataset[`text${what[0].toUpperCase()}${what.slice(1)}`].replace('{0}', number.format(some.length)))
    .join(' · ');
  const button = news.querySelector('button');
  const words = button.querySelector('span');
  const rest = SAID_MILLIS - (performance.now() - (said.get(news)?.at ?? -SAID_MILLIS));
  clearTimeout(said.get(news)?.timer);
  if (text && !button.hidden && rest > 0 && words.textContent !== text) {
    said.set(news, { at: said.get(news).at, timer: setTimeout(() => tell(news), rest) });
    return;
  }
  button.hidden = !text;
  if (words.textContent !== text) {
    words.textContent = text;
    said.set(news, { at: performance.now() });
  }
}

const all = () => [...document.querySelectorAll('[data-news]')];

// Putting in

const busy = (row) => row.matches(':hover') || row.contains(document.activeElement);

function merge(place, fresh) {
  const target = place.querySelector('[data-rows]');
  const source = fresh.querySelector('[data-rows]');
  if (!target || !source) {
    place.replaceChildren(...document.importNode(fresh, true).childNodes);
    return rowsOf(place);
  }
  const old = new Map(rowsOf(target).map((row) => [idOf(row.dataset.row), row]));
  const added = [];
  let last = null;
  for (const row of rowsOf(source)) {
    const id = idOf(row.dataset.row);
    let mine = old.get(id);
    old.delete(id);
    if (!mine) {
      mine = document.importNode(row, true);
      if (last) last.after(mine);
      else target.prepend(mine);
      added.push(mine);
    } else if (mine.dataset.row !== row.dataset.row && !busy(mine)) {
      const next = document.importNode(row, true);
      mine.replaceWith(next);
      mine = next;
      added.push(mine);
    }
    last = mine;
  }
  for (const row of old.values()) if (!busy(row)) row.remove();
  return added;
}

// What a hand is on, or the eye where the beginning of the list is above the screen.
function anchor(place) {
  const rows = rowsOf(place);
  const above = place.getBoundingClientRect().top < 0;
  return rows.find(busy) ?? (above ? rows.find((row) => row.getBoundingClientRect().top >= 0) : null);
}

function put(news, fresh) {
  const place = placeOf(news);
  const other = placeOf(news, fresh);
  if (!place || !other) return [];
  const still = anchor(place);
  const top = still?.getBoundingClientRect().top ?? 0;
  document.documentElement.classList.add('putting'); // or the browser would hold it too
  const added = merge(place, other);
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (next && !part.isEqualNode(next)) part.replaceWith(document.importNode(next, true));
  }
  if (still?.isConnected) scrollBy(0, still.getBoundingClientRect().top - top);
  requestAnimationFrame(() => document.documentElement.classList.remove('putting'));
  return added;
}

// Figures of the rows are of the position of the answer: they wait until the page is there too.
function reached(position) {
  return new Promise((done) => {
    const look = () => {
      if (Number(body.dataset.position) < position) return;
      document.removeEventListener('tajmi:shown', look);
      done();
    };
    document.addEventListener('tajmi:shown', look);
    look();
  });
}

async function fetched() {
  const address = new URL(location.href);
  address.searchParams.set('at-least', body.dataset.position);
  const headers = { Accept: 'text/html', 'Tajmi-Reader': body.dataset.reader };
  const answer = await fetch(address, { headers }).catch(() => null);
  if (!answer?.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.body.dataset.topic === body.dataset.topic ? page : null;
}

async function show(news) {
  if (news.ariaBusy === 'true') return;
  news.ariaBusy = 'true';
  const fresh = await fetched();
  if (fresh && body.dataset.state !== 'ended') {
    await reached(Number(fresh.body.dataset.position));
    const pressed = news.contains(document.activeElement);
    for (const row of document.querySelectorAll('.added')) row.classList.remove('added');
    const added = put(news, fresh);
    for (const row of added) row.classList.add('added');
    if (pressed) {
      placeOf(news).tabIndex = -1;
      (added[0]?.querySelector('a') ?? placeOf(news)).focus({ preventScroll: true });
    }
    all().forEach(tell);
  }
  news.ariaBusy = 'false';
}

document.addEventListener('tajmi:cells', ({ detail }) => {
  for (const news of all()) {
    const rows = detail.get(`rows.${news.dataset.news}`);
    if (rows === undefined) continue;
    cells.set(news.dataset.news, rows);
    tell(news);
  }
});
document.addEventListener('click', ({ target }) => {
  const news = target.closest('[data-news]');
  if (news && target.closest('button')) show(news);
});
