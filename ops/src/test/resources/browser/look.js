// Looks at a page as a reader does and says what is wrong with it. Evaluated in the page with its language.
(language) => {
  const FINDINGS_MAX = 20;
  const CODES = 'code, bdi[dir="ltr"], .hash';
  const findings = new Set();
  const tell = (kind, element, text) =>
    findings.add(
      `${kind}: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ` +
        text.trim().replace(/\s+/g, ' ').slice(0, 80),
    );

  // What a style takes from everybody's eyes and leaves to a screen reader.
  const forEars = (element) => {
    for (let up = element; up; up = up.parentElement) {
      if (getComputedStyle(up).clipPath === 'inset(50%)') return true;
    }
    return false;
  };
  const seen = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !forEars(element);

  // The nearest element around that cuts off what does not fit into it, for one direction.
  const cutter = (element, overflow) => {
    for (let up = element; up && up !== document.documentElement; up = up.parentElement) {
      const how = getComputedStyle(up)[overflow];
      if (how === 'auto' || how === 'scroll') return null;
      if (how === 'hidden' || how === 'clip') return up;
    }
    return null;
  };

  function cut(box, element, text) {
    const across = cutter(element, 'overflowX')?.getBoundingClientRect();
    const down = cutter(element, 'overflowY')?.getBoundingClientRect();
    const wide = across && (box.left < across.left - 2 || box.right > across.right + 2);
    const high = down && (box.top < down.top - 4 || box.bottom > down.bottom + 4);
    const drawing = element.closest('svg')?.getBoundingClientRect();
    const outside = drawing && (box.left < drawing.left - 2 || box.right > drawing.right + 2);
    if (wide || high || outside) tell('cut text', element, text);
  }

  function words(element, text, where) {
    if (/\?\?/.test(text) || /^[a-z][A-Za-z]*(\.[A-Za-z0-9_]+)+$/.test(text.trim())) {
      tell(`raw key${where}`, element, text);
    }
    const plain = text.replace(/[\u2066\u2068][^\u2069]*\u2069/g, '');
    if (language === 'fa' && /[0-9\u0660-\u0669]/.test(plain) && !element.closest('[lang="en"]')) {
      tell(`Latin digit${where}`, element, text);
    }
    if (language === 'en' && /[\u06f0-\u06f9\u0660-\u0669]/.test(plain) && !element.closest('[lang="fa"]')) {
      tell(`Persian digit${where}`, element, text);
    }
  }

  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth + 1) {
    const wide = [...document.querySelectorAll('body *')].find((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
    });
    findings.add(`the page scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}, ${wide?.outerHTML.slice(0, 90)}`);
  }

  for (const element of document.querySelectorAll('[aria-label],[placeholder],[title],[alt],[data-label]')) {
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'data-label']) {
      const text = element.getAttribute(name);
      if (text && !element.closest('svg')) words(element, text, ` in ${name}`);
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue;
    const element = node.parentElement;
    if (!text.trim() || element.closest('script,style,noscript,template')) continue;
    if (!element.closest(CODES)) words(element, text, '');
    if (!seen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) {
        cut(box, element, text);
        boxes.push({ box, element, text });
      }
    }
  }

  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom - 3; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      if (across > 3 && down > Math.min(a.box.height, b.box.height) * 0.4) {
        tell('overlap', b.element, `${b.text.trim().slice(0, 30)} over ${a.text}`);
      }
    }
  }
  return [...findings].slice(0, FINDINGS_MAX);
}
