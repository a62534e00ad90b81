// Draws the charts beside their tables. All texts come from the server; colours come from the style
// sheet, patterns stand beside colours, nothing moves.

import * as echarts from '/webjars/echarts/5.5.0/echarts.esm.min.js';

const AGAIN_MILLIS = 10_000;
const rtl = document.documentElement.dir === 'rtl';

// The page allows no style attributes; what the renderer writes as one is set as properties instead.
const setAttribute = Element.prototype.setAttribute;
SVGElement.prototype.setAttribute = function set(name, value) {
  if (name === 'style') this.style.cssText = value;
  else setAttribute.call(this, name, value);
};

function colours() {
  const root = getComputedStyle(document.documentElement);
  const of = (name, otherwise) => root.getPropertyValue(name).trim() || otherwise;
  return {
    ink: of('--ink', '#18222c'),
    quiet: of('--line', '#d5dbe0'),
    paper: of('--card', '#ffffff'),
    first: of('--votes', '#4d6b82'),
    second: of('--closed', '#66727d'),
  };
}

// From light to dark in either scheme, each with its number written on it.
const SHADES = ['#f3f4f5', '#dbe3e9', '#b4c4d0', '#88a0b2', '#577389', '#2f4a5f'];
const inkOn = (shade) => (shade >= 4 ? '#ffffff' : '#18222c');

const font = () => getComputedStyle(document.body).fontFamily;

function common(chart, c) {
  return {
    animation: false,
    textStyle: { fontFamily: font(), color: c.ink },
    aria: {
      enabled: true,
      label: { enabled: true, description: `${chart.head.title}. ${chart.head.note}` },
      decal: { show: true },
    },
    grid: { left: 16, right: 32, top: 16, bottom: 16, containLabel: true },
  };
}

function valueAxis(axis, c) {
  const texts = new Map(axis.marks.map((mark) => [mark.value, mark.text]));
  return {
    type: 'value',
    min: 0,
    max: axis.marks.at(-1).value,
    interval: axis.marks[1].value,
    axisLabel: { color: c.ink, formatter: (value) => texts.get(value) ?? '', hideOverlap: true },
    splitLine: { lineStyle: { color: c.quiet } },
  };
}

function line(chart, c) {
  return {
    height: 280,
    option: {
      ...common(chart, c),
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: chart.points.map((point) => point.label),
        axisLabel: { color: c.ink, hideOverlap: true },
        axisLine: { lineStyle: { color: c.ink } },
      },
      yAxis: valueAxis(chart.axis, c),
      series: [
        {
          type: 'line',
          step: 'end',
          symbol: 'circle',
          symbolSize: 4,
          lineStyle: { color: c.first, width: 2 },
          itemStyle: { color: c.first },
          areaStyle: { color: c.first, opacity: 0.18 },
          data: chart.points.map((point) => point.value),
          endLabel: {
            show: true,
            color: c.ink,
            align: 'right',
            offset: [0, -14],
            formatter: () => chart.points.at(-1)?.text ?? '',
          },
        },
      ],
    },
  };
}

function bars(chart, c) {
  const all = [...chart.bars, ...chart.beside];
  const apart = chart.beside.length > 0 && chart.bars.length > 0 ? 1 : 0;
  const gap = Array(apart).fill({ label: ' ' });
  const names = [...chart.bars, ...gap, ...chart.beside].map((bar) => bar.label);
  const label = (points, skipped) => ({
    show: true,
    color: c.ink,
    position: rtl ? 'left' : 'right',
    formatter: ({ dataIndex }) => points[dataIndex - skipped]?.text ?? '',
  });
  const series = (points, skipped, colour) => ({
    type: 'bar',
    barWidth: 18,
    barGap: '-100%',
    itemStyle: { color: colour },
    label: label(points, skipped),
    data: [...Array(skipped).fill(null), ...points.map((point) => point.value)],
  });
  const base = common(chart, c);
  return {
    height: 70 + 34 * (all.length + apart),
    option: {
      ...base,
      grid: { ...base.grid, [rtl ? 'left' : 'right']: 96 },
      xAxis: { ...valueAxis(chart.axis, c), inverse: rtl },
      yAxis: {
        type: 'category',
        inverse: true,
        position: rtl ? 'right' : 'left',
        data: names,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: c.ink } },
        axisLabel: { color: c.ink, width: 190, overflow: 'break', lineHeight: 15 },
      },
      series: [
        series(chart.bars, 0, c.first),
        series(chart.beside, chart.bars.length + apart, c.second),
      ],
    },
  };
}

const shadeOf = (classes, value) => classes.findIndex((shade) => value <= shade.value);

function legend(classes, c) {
  return {
    type: 'piecewise',
    orient: 'horizontal',
    left: 'center',
    bottom: 0,
    itemSymbol: 'rect',
    selectedMode: false,
    textStyle: { color: c.ink },
    pieces: classes.map((shade, i) => ({
      gt: i === 0 ? -1 : classes[i - 1].value,
      lte: shade.value,
      color: SHADES[i],
      label: shade.label,
    })),
    dimension: 2,
  };
}

function tiles(chart, c) {
  const draw = (_, api) => {
    const tile = chart.tiles[api.value(3)];
    const [width, height] = api.size([1, 1]);
    const [x, y] = api.coord([tile.column, tile.row]);
    const shade = shadeOf(chart.classes, tile.value);
    const text = (content, dy, size, weight) => ({
      type: 'text',
      style: {
        text: content,
        x,
        y: y + dy,
        fill: inkOn(shade),
        font: `${weight} ${size}px ${font()}`,
        align: 'center',
        verticalAlign: 'middle',
        width: width - 10,
        overflow: 'break',
        lineHeight: size + 3,
      },
    });
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x: x - width / 2 + 2, y: y - height / 2 + 2, width: width - 4, height: height - 4 },
          style: { fill: SHADES[shade], stroke: c.ink, lineWidth: 1 },
        },
        text(tile.label, -10, 11, 'normal'),
        text(tile.text, 17, 13, 'bold'),
      ],
    };
  };
  const hidden = (count) => ({ type: 'value', min: -0.5, max: count - 0.5, show: false });
  return {
    height: 60 + 74 * Math.max(1, chart.rows),
    option: {
      ...common(chart, c),
      grid: { left: 4, right: 4, top: 4, bottom: 48 },
      xAxis: hidden(chart.columns),
      yAxis: { ...hidden(chart.rows), inverse: true },
      visualMap: legend(chart.classes, c),
      series: [
        {
          type: 'custom',
          renderItem: draw,
          data: chart.tiles.map((tile, i) => [tile.column, tile.row, tile.value, i]),
        },
      ],
    },
  };
}

function heat(chart, c) {
  const data = chart.cells.flatMap((row, y) =>
    row.map((cell, x) => ({
      value: [x, y, cell.value],
      label: { color: inkOn(shadeOf(chart.classes, cell.value)) },
    })),
  );
  const axis = (names) => ({
    type: 'category',
    data: names,
    axisLabel: { color: c.ink },
    axisTick: { show: false },
    axisLine: { show: false },
  });
  return {
    height: 110 + 26 * chart.areas.length,
    option: {
      ...common(chart, c),
      grid: { left: 16, right: 16, top: 28, bottom: 48, containLabel: true },
      xAxis: { ...axis(chart.times), position: 'top' },
      yAxis: { ...axis(chart.areas), inverse: true, position: rtl ? 'right' : 'left' },
      visualMap: legend(chart.classes, c),
      series: [
        {
          type: 'heatmap',
          data,
          itemStyle: { borderColor: c.paper, borderWidth: 1 },
          label: { show: true, formatter: ({ value: [x, y] }) => chart.cells[y][x].text },
        },
      ],
    },
  };
}

const KINDS = { cumulative: line, votes: bars, turnout: bars, tiles, heat };

const empty = (chart) =>
  [chart.points, chart.bars, chart.tiles, chart.areas].some((list) => list?.length === 0);

class Figure {
  constructor(figure) {
    this.figure = figure;
    this.place = document.createElement('div');
    this.place.className = 'plot';
    this.place.dir = 'ltr';
    this.note = figure.querySelector('[data-note]');
    figure.prepend(this.place);
  }

  async load() {
    const answer = await fetch(this.figure.dataset.src, { headers: { Accept: 'application/json' } });
    this.place.hidden = !answer.ok;
    if (!answer.ok) return;
    this.chart = await answer.json();
    this.draw();
  }

  draw() {
    if (!this.chart || this.place.closest('[hidden]') === this.place) return;
    if (this.note) this.note.textContent = this.chart.head.note;
    this.place.hidden = empty(this.chart);
    if (this.place.hidden) return;
    const { option, height } = KINDS[this.chart.head.kind](this.chart, colours());
    this.place.style.blockSize = `${height}px`;
    if (this.place.clientWidth === 0) return; // In a panel that is not shown yet.
    this.drawn ??= echarts.init(this.place, null, { renderer: 'svg' });
    this.drawn.resize();
    this.drawn.setOption(option, true);
  }
}

const figures = [...document.querySelectorAll('figure[data-chart]')].map((figure) => new Figure(figure));
const draw = () => figures.forEach((figure) => figure.draw());
const load = () => Promise.allSettled(figures.map((figure) => figure.load()));

let loadedAt = performance.now();
await load();

document.addEventListener('tajmi:shown', () => {
  if (performance.now() - loadedAt >= AGAIN_MILLIS) {
    loadedAt = performance.now();
    load();
  }
});
document.addEventListener('tajmi:panel', draw);
addEventListener('resize', draw);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
