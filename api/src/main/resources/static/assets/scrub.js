// Slides and plays a page of the past along the night of its contest. Each frame is a page that the
// server made at one position, of which only what differs is written; so no frame mixes positions.
// One request is on its way at a time: the position that is wanted, or else the one that comes next.

import { morph } from './morph.js';

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
let asking = null; // the frames that are on their way, until the wanted one is shown
let ahead = null; // the frame that would come next, asked for while nothing else is
let playing = false;
let resting;

const PARTS = ['main', '.past-said', '.past-edges', '.past-steps', '.site', '.past-night details'];

function put(fresh, address) {
  const minutes = [...fresh.querySelectorAll('.past-minutes')].map((it) => document.importNode(it, true));
  for (const part of PARTS) {
    const old = document.querySelector(part);
    const next = fresh.querySelector(part);
    if (old && next) morph(old, next);
  }
  for (const old of document.querySelectorAll('.past-minutes')) old.remove();
  document.querySelector('.past-edges').after(...minutes);
  document.body.dataset.position = fresh.body.dataset.position;
  document.documentElement.dataset.footPosition = fresh.documentElement.dataset.footPosition;
  slider.setAttribute('aria-valuetext', fresh.getElementById('moment').getAttribute('aria-valuetext'));
  history.replaceState(history.state, '', address);
}

async function page(position, signal) {
  const address = new URL(location.href);
  address.searchParams.set('at', position);
  const headers = { Accept: 'text/html', 'Tajmi-Reader': document.body.dataset.reader };
  const answer = await fetch(address, { headers, signal }).catch(() => null);
  if (!answer?.ok) return null;
  const fresh = new DOMParser().parseFromString(await answer.text().catch(() => ''), 'text/html');
  return fresh.getElementById('moment') && fresh.body.dataset.position === String(position) ? { address, fresh } : null;
}

function load(position) {
  if (ahead?.position === position) {
    const { made } = ahead;
    ahead = null;
    return made;
  }
  ahead?.stop.abort();
  ahead = null;
  return page(position);
}

function lookAhead(step) {
  const next = Number(shown) + step;
  if (step === 0 || next < Number(slider.min) || next > Number(slider.max)) return;
  const stop = new AbortController();
  ahead = { position: String(next), stop, made: page(String(next), stop.signal) };
}

// Whether a frame is on the way from what is shown to what is wanted; the hand may have turned back.
const isOnTheWay = (position) => (position - shown) * (slider.value - position) >= 0;

async function frame(position) {
  const began = performance.now();
  const made = await load(position);
  if (!made) return false;
  if (isOnTheWay(position)) {
    put(made.fresh, made.address);
    document.getElementById('main').getBoundingClientRect(); // laid out, as it will be seen
    performance.measure('tajmi:frame', { start: began, end: performance.now(), detail: position });
    shown = position;
  }
  return true;
}

function rest() {
  clearTimeout(resting);
  resting = setTimeout(() => document.dispatchEvent(new CustomEvent('tajmi:moment')), REST_MILLIS);
}

// One frame at a time; what was passed over while it came is not asked for.
async function show() {
  if (asking) return asking;
  asking = (async () => {
    const before = Number(shown);
    let came = true;
    while (came && shown !== slider.value) came = await frame(slider.value);
    asking = null;
    if (came) lookAhead(Math.sign(Number(shown) - before) * step(before));
    rest();
  })();
  return asking;
}

// By as much as the last move, of the hand or of play.
const step = (before) => (playing ? stride() : Math.abs(Number(shown) - before) === 1 ? 1 : 0);
const stride = () => Math.max(1, Math.round((slider.max - slider.min) / PLAY_FRAMES));

function stop() {
  playing = false;
  button.textContent = button.dataset.textPlay;
}

async function play() {
  playing = true;
  button.textContent = button.dataset.textStop;
  const { min, max } = slider;
  if (Number(slider.value) >= Number(max)) slider.value = min;
  while (playing && Number(slider.value) < Number(max)) {
    const began = performance.now();
    slider.value = Math.min(Number(max), Number(slider.value) + stride());
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
