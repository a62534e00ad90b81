// Loads the charts and puts them beside their tables. All texts come from the server.

import * as echarts from '/webjars/echarts/5.5.0/echarts.esm.min.js';
import { drawing, SHADES } from '/assets/drawings.js';

const AGAIN_MILLIS = 10_000;

// What a sheet of A4 leaves between its margins, in CSS pixels.
const PAPER_PX = 680;

// The page allows no style attributes; what the renderer writes as one is set as properties instead.
const setAttribute = Element.prototype.setAttribute;
SVGElement.prototype.setAttribute = function set(name, value) {
  if (name === 'style') this.style.cssText = value;
  else setAttribute.call(this, name, value);
};

// What the shades mean, as text that wraps and is read aloud.
function legend(classes) {
  const list = document.createElement('ul');
  list.className = 'shades';
  list.dir = document.documentElement.dir;
  classes.forEach((shade, i) => {
    const item = document.createElement('li');
    const box = document.createElement('span');
    box.style.background = SHADES[i];
    item.append(box, shade.label);
    list.append(item);
  });
  return list;
}

// A line takes two points at least; everything else has something to show from the first on.
const empty = (chart) =>
  chart.points?.length === 1 ||
  [chart.points, chart.bars, chart.tiles, chart.areas].some((list) => list?.length === 0);

class Figure {
  constructor(figure) {
    this.figure = figure;
    this.place = document.createElement('div');
    this.place.className = 'plot';
    this.place.dir = 'ltr';
    this.place.setAttribute('role', 'img');
    this.place.setAttribute('aria-label', figure.getAttribute('aria-label')); // until it is drawn
    this.note = document.createElement('figcaption');
    figure.replaceChildren(this.place, this.note);
  }

  async load() {
    const headers = { Accept: 'application/json', 'Tajmi-Reader': document.body.dataset.reader };
    const asked = fetch(this.figure.dataset.src, { headers });
    const answer = await asked.catch(() => null);
    if (answer?.status === 200) {
      this.chart = await answer.json();
      this.note.replaceChildren(this.chart.head.note);
      if (this.chart.classes) this.note.prepend(legend(this.chart.classes));
    }
    this.draw();
  }

  // Says on the figure how it went: data-state="drawn", "empty", "absent" or "waiting" to be shown.
  draw(onPaper = false) {
    this.figure.dataset.state = this.drawIfPossible(onPaper);
    this.figure.hidden = ['empty', 'absent'].includes(this.figure.dataset.state);
  }

  drawIfPossible(onPaper) {
    if (!this.chart) return 'absent';
    if (empty(this.chart)) return 'empty';
    this.figure.hidden = false;
    const width = onPaper ? PAPER_PX : this.place.clientWidth;
    const { option, height } = drawing(this.chart, width, onPaper);
    this.place.style.blockSize = `${height}px`;
    if (width === 0) return 'waiting';
    this.drawn ??= echarts.init(this.place, null, { renderer: 'svg', width, height });
    this.drawn.resize({ width, height });
    this.drawn.setOption(option, true);
    this.place.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${height}`);
    return 'drawn';
  }
}

const figures = [...document.querySelectorAll('figure[data-chart]')].map((figure) => new Figure(figure));
const draw = () => figures.forEach((figure) => figure.draw());
const print = () => figures.forEach((figure) => figure.draw(true));
const load = () => Promise.allSettled(figures.map((figure) => figure.load()));

// Names are measured before they are drawn, so by the very letters that will be drawn.
const family = getComputedStyle(document.body).fontFamily;
await Promise.allSettled([400, 700].map((weight) => document.fonts.load(`${weight} 16px ${family}`)));

let loadedAt = performance.now();
await load();

document.addEventListener('tajmi:shown', () => {
  if (performance.now() - loadedAt >= AGAIN_MILLIS) {
    loadedAt = performance.now();
    load();
  }
});
document.addEventListener('tajmi:moment', async () => {
  await load();
  for (const { figure } of figures) figure.classList.remove('stale');
});
addEventListener('resize', draw);
addEventListener('beforeprint', print);
addEventListener('afterprint', draw);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
