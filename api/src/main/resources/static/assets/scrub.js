// Slides and plays a page of the past along the night of its contest. Each frame is a page that the
// server made at one position and is put in whole, so no frame mixes positions.

const PLAY_FRAMES = 120; // for a whole night
const PLAY_MILLIS = 250; // between two frames at least
const CALM_MILLIS = 1_500; // the same for who asked for less motion
const REST_MILLIS = 300; // without a new frame, after which charts are drawn anew

const form = document.querySelector('[data-scrub]');
const slider = form.querySelector('input[type="range"]');
const button = document.getElementById('play');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const wait = (millis) => new Promise((done) => setTimeout(done, millis));

let shown = slider.value;
let asking = null; // the frame that is on its way
let playing = false;
let resting;

const charts = () => [...document.querySelectorAll('main figure[data-chart]')];

// A chart that is drawn stays in its place, unseen, until it can be drawn of the new moment.
function keepCharts(next) {
  const drawn = charts();
  for (const figure of next.querySelectorAll('figure[data-chart]')) {
    const old = drawn.find((it) => it.dataset.chart === figure.dataset.chart);
    if (!old) continue;
    old.dataset.src = figure.dataset.src;
    old.classList.add('stale');
    figure.replaceWith(old);
  }
}

function keepOpen(next) {
  const open = [...document.querySelectorAll('main details')].map((it) => it.open);
  [...next.querySelectorAll('details')].forEach((it, i) => {
    if (open[i] !== undefined) it.open = open[i];
  });
}

function replace(selector, fresh) {
  const old = document.querySelector(selector);
  const next = fresh.querySelector(selector);
  if (!old || !next || old.contains(document.activeElement)) return;
  old.replaceChildren(...document.importNode(next, true).childNodes);
}

function put(fresh, address) {
  const main = document.getElementById('main');
  const next = document.importNode(fresh.getElementById('main'), true);
  keepOpen(next);
  keepCharts(next);
  main.replaceChildren(...next.childNodes);
  for (const part of ['.past-said', '.past-edges', '.past-steps', '.site', '.past-night details']) replace(part, fresh);
  for (const old of document.querySelectorAll('.past-minutes')) old.remove();
  const minutes = [...fresh.querySelectorAll('.past-minutes')].map((it) => document.importNode(it, true));
  document.querySelector('.past-edges').after(...minutes);
  document.body.dataset.position = fresh.body.dataset.position;
  document.documentElement.dataset.footPosition = fresh.documentElement.dataset.footPosition;
  slider.setAttribute('aria-valuetext', fresh.getElementById('moment').getAttribute('aria-valuetext'));
  history.replaceState(history.state, '', address);
  globalThis.htmx?.process(main);
}

async function frame(position) {
  const began = performance.now();
  const address = new URL(location.href);
  address.searchParams.set('at', position);
  const headers = { Accept: 'text/html', 'Tajmi-Reader': document.body.dataset.reader };
  const answer = await fetch(address, { headers }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!fresh.getElementById('moment')) return;
  put(fresh, address);
  document.getElementById('main').getBoundingClientRect(); // laid out, as it will be seen
  performance.measure('tajmi:frame', { start: began, end: performance.now(), detail: position });
  shown = position;
}

function rest() {
  clearTimeout(resting);
  resting = setTimeout(() => document.dispatchEvent(new CustomEvent('tajmi:moment')), REST_MILLIS);
}

// One frame at a time; what was passed over while it came is not asked for.
async function show() {
  if (asking) return asking;
  asking = (async () => {
    let position;
    do {
      position = slider.value;
      await frame(position);
    } while (slider.value !== position);
    rest();
  })();
  await asking;
  asking = null;
}

function stop() {
  playing = false;
  button.textContent = button.dataset.textPlay;
}

async function play() {
  playing = true;
  button.textContent = button.dataset.textStop;
  const { min, max } = slider;
  const step = Math.max(1, Math.round((max - min) / PLAY_FRAMES));
  if (Number(slider.value) >= Number(max)) slider.value = min;
  while (playing && Number(slider.value) < Number(max)) {
    const began = performance.now();
    slider.value = Math.min(Number(max), Number(slider.value) + step);
    await show();
    if (shown !== slider.value) break;
    await wait(Math.max(0, (calm.matches ? CALM_MILLIS : PLAY_MILLIS) - (performance.now() - began)));
  }
  stop();
}

slider.addEventListener('input', () => {
  if (playing) stop();
  show();
});
button.hidden = false;
button.addEventListener('click', () => (playing ? stop() : play()));
document.addEventListener('visibilitychange', () => document.hidden && stop());
