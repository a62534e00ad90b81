// Counts what the keyboard has to reach, and notes for each step of the tabulator key whether it was
// reached and whether the reader can see where the keyboard is. Evaluated once, before the first step.
() => {
  const FOCUSABLE =
    'a[href],button:not([disabled]),input:not([type=hidden]):not([disabled]),select,textarea,summary,[tabindex="0"]';
  const steps = { stops: 0, reached: new Set(), unseen: new Set() };
  const all = [...document.querySelectorAll(FOCUSABLE)].filter(
    (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.tabIndex >= 0,
  );
  steps.stops = all.length;
  document.addEventListener('focusin', ({ target }) => {
    if (!all.includes(target)) return;
    steps.reached.add(target);
    const style = getComputedStyle(target);
    const box = target.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 40) / 2];
    const top = document.elementFromPoint(x, y);
    const covered = !top || !(target.contains(top) || top.contains(target));
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
    if (!outlined || covered) steps.unseen.add(target);
  });
  globalThis.walkedByKeyboard = () => {
    const name = (element) => element.outerHTML.slice(0, 100);
    return [
      ...all.filter((one) => !steps.reached.has(one)).map((one) => `the keyboard does not reach ${name(one)}`),
      ...[...steps.unseen].map((one) => `nobody sees that the keyboard is on ${name(one)}`),
    ].slice(0, 10);
  };
  return steps.stops;
}
