// Looks at a page as a reader does and says what is wrong with it. Evaluated in the page with its language.
(language) => {
  const findings = [];
  const tell = (kind, element, text) =>
    findings.push(`${kind}: <${element.tagName.toLowerCase()} class="${element.className}"> ${text.trim().slice(0, 60)}`);
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth + 1) {
    const wide = [...document.querySelectorAll('body *')].find((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(e);
    });
    findings.push(`the page scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}, ${wide ? wide.outerHTML.slice(0, 90) : ''}`);
  }

  function scrolls(element) {
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) {
        return true;
      }
    }
    return false;
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue;
    const element = node.parentElement;
    if (!text.trim() || element.closest('script,style,noscript,template')) {
      continue;
    }
    if (/\?\?/.test(text)) {
      tell('raw key', element, text);
    }
    if (language === 'fa' && /[0-9]/.test(text) && !element.closest('[dir=ltr],[lang=en],code')) {
      tell('Latin digit', element, text);
    }
    if (language === 'en' && /[۰-۹]/.test(text) && !element.closest('[lang=fa]')) {
      tell('Persian digit', element, text);
    }
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest('.visually-hidden')) {
      continue;
    }
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
    if (hides && element.scrollWidth > element.clientWidth + 1) {
      tell('cut text', element, text);
    }
    if (boxes.length < 4000 && !element.closest('svg')) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1 && box.height > 1) {
          boxes.push({ box, element, text });
        }
      }
    }
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom - 3; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      const sticky = [a, b].some((one) => one.element.closest('[data-sticky]'));
      if (across > 3 && down > Math.min(a.box.height, b.box.height) * 0.4 && !sticky) {
        tell('overlap', b.element, `${b.text} over ${a.text}`);
      }
    }
  }
  return [...new Set(findings)].slice(0, 20);
}
