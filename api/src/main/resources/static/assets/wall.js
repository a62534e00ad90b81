// Turns the panels of the wall board, one at a time; a key, a touch or a hand on it stops the turning
// for a while. Without this script all panels stand one below the other.

const TURN_MILLIS = 15_000;
const REST_MILLIS = 60_000;

const panels = [...document.querySelectorAll('[data-panel]')];
const wall = document.getElementById('main');

let shown = 0;
let restUntil = 0;
let over = false;

function show(next) {
  shown = (next + panels.length) % panels.length;
  panels.forEach((panel, i) => {
    panel.hidden = i !== shown;
  });
}

function rest() {
  restUntil = performance.now() + REST_MILLIS;
}

document.addEventListener('keydown', (event) => {
  rest();
  const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (event.key === forward) show(shown + 1);
  if (event.key === back) show(shown - 1);
});
document.addEventListener('pointerdown', rest);
wall.addEventListener('pointerenter', () => {
  over = true;
});
wall.addEventListener('pointerleave', () => {
  over = false;
});

if (panels.length > 1) {
  show(0);
  setInterval(() => {
    if (!over && performance.now() > restUntil) show(shown + 1);
  }, TURN_MILLIS);
}
