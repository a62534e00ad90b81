// How each kind of chart is drawn: what the server said of it as options of the drawing library. Colours
// come from the style sheet, patterns stand beside colours, nothing moves.

const rtl = document.documentElement.dir === 'rtl';

// Paper is white and its type one size, whatever the screen has.
let paper = false;

function colours() {
  const root = getComputedStyle(document.documentElement);
  const of = (name, otherwise) => (!paper && root.getPropertyValue(name).trim()) || otherwise;
  return {
    ink: of('--ink', '#18222c'),
    quiet: of('--line', '#d5dbe0'),
    paper: of('--card', '#ffffff'),
    first: of('--votes', '#4d6b82'),
    second: of('--closed', '#66727d'),
  };
}

// From light to dark in either scheme, each with its number written on it.
export const SHADES = ['#f3f4f5', '#dbe3e9', '#b4c4d0', '#88a0b2', '#577389', '#2f4a5f'];
const inkOn = (shade) => (shade >= 4 ? '#ffffff' : '#18222c');

const font = () => getComputedStyle(document.body).fontFamily;

// Lengths grow with the page's own type, so that a chart can be read where its page can.
const type = () => (paper ? 16 : Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
const px = (length) => (length * type()) / 16;
const SMALL = 12;

function common(chart, c) {
  return {
    animation: false,
    textStyle: { fontFamily: font(), fontSize: px(SMALL), color: c.ink },
    aria: {
      enabled: true,
      label: { enabled: true, description: `${chart.head.title}. ${chart.head.note}` },
      decal: { show: true },
    },
    grid: { left: px(16), right: px(32), top: px(16), bottom: px(16), containLabel: true },
  };
}

const axisLabel = (c) => ({ color: c.ink, fontFamily: font(), fontSize: px(SMALL), margin: px(10) });

function valueAxis(axis, c) {
  const texts = new Map(axis.marks.map((mark) => [mark.value, mark.text]));
  return {
    type: 'value',
    min: 0,
    max: axis.marks.at(-1).value,
    interval: axis.marks[1].value,
    axisLabel: { ...axisLabel(c), formatter: (value) => texts.get(value) ?? '', hideOverlap: true },
    splitLine: { lineStyle: { color: c.quiet } },
  };
}

function line(chart, { c }) {
  return {
    height: px(280),
    option: {
      ...common(chart, c),
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: chart.points.map((point) => point.label),
        axisLabel: { ...axisLabel(c), hideOverlap: true },
        axisLine: { lineStyle: { color: c.ink } },
      },
      yAxis: valueAxis(chart.axis, c),
      series: [
        {
          type: 'line',
          step: 'end',
          symbol: 'circle',
          symbolSize: px(4),
          lineStyle: { color: c.first, width: px(2) },
          itemStyle: { color: c.first },
          areaStyle: { color: c.first, opacity: 0.18 },
          data: chart.points.map((point) => point.value),
          endLabel: {
            show: true,
            ...axisLabel(c),
            align: 'right',
            offset: [0, px(-14)],
            formatter: () => chart.points.at(-1)?.text ?? '',
          },
        },
      ],
    },
  };
}

function bars(chart, { c, narrow, width }) {
  const all = [...chart.bars, ...chart.beside];
  const apart = chart.beside.length > 0 && chart.bars.length > 0 ? 1 : 0;
  const gap = Array(apart).fill({ label: ' ' });
  const names = [...chart.bars, ...gap, ...chart.beside].map((bar) => bar.label);
  const label = (points, skipped) => ({
    show: true,
    ...axisLabel(c),
    position: rtl ? 'left' : 'right',
    formatter: ({ dataIndex }) => points[dataIndex - skipped]?.text ?? '',
  });
  const series = (points, skipped, colour) => ({
    type: 'bar',
    barWidth: px(18),
    barGap: '-100%',
    itemStyle: { color: colour },
    label: label(points, skipped),
    data: [...Array(skipped).fill(null), ...points.map((point) => point.value)],
  });
  const base = common(chart, c);
  const name = { ...axisLabel(c), lineHeight: px(16) };
  const beside = { ...name, width: px(190), overflow: 'break' };
  const above = {
    ...name,
    inside: true,
    margin: 0,
    width: width - px(40),
    overflow: 'break',
    align: rtl ? 'right' : 'left',
    verticalAlign: 'bottom',
    padding: [0, px(2), px(10), px(2)],
  };
  return {
    height: px(70 + (narrow ? 52 : 34) * (all.length + apart)),
    option: {
      ...base,
      grid: { ...base.grid, [rtl ? 'left' : 'right']: px(narrow ? 96 : 112) },
      xAxis: { ...valueAxis(chart.axis, c), inverse: rtl },
      yAxis: {
        type: 'category',
        inverse: true,
        position: rtl ? 'right' : 'left',
        data: names,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: c.ink } },
        z: 3,
        axisLabel: narrow ? above : beside,
      },
      series: [
        series(chart.bars, 0, c.first),
        series(chart.beside, chart.bars.length + apart, c.second),
      ],
    },
  };
}

const shadeOf = (classes, value) => classes.findIndex((shade) => value <= shade.value);

const shading = (classes) => ({
  type: 'piecewise',
  show: false,
  pieces: classes.map((shade, i) => ({
    gt: i === 0 ? -1 : classes[i - 1].value,
    lte: shade.value,
    color: SHADES[i],
  })),
  dimension: 2,
});

function tiles(chart, { c }) {
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
        y: y + px(dy),
        fill: inkOn(shade),
        font: `${weight} ${px(size)}px ${font()}`,
        align: 'center',
        verticalAlign: 'middle',
        width: width - px(8),
        overflow: 'break',
        lineHeight: px(size + 3),
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
    height: px(8 + 74 * Math.max(1, chart.rows)),
    option: {
      ...common(chart, c),
      grid: { left: 4, right: 4, top: 4, bottom: 4 },
      xAxis: hidden(chart.columns),
      yAxis: { ...hidden(chart.rows), inverse: true },
      visualMap: shading(chart.classes),
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

function heat(chart, { c }) {
  const data = chart.cells.flatMap((row, y) =>
    row.map((cell, x) => ({
      value: [x, y, cell.value],
      label: { color: inkOn(shadeOf(chart.classes, cell.value)), fontSize: px(SMALL) },
    })),
  );
  const axis = (names) => ({
    type: 'category',
    data: names,
    axisLabel: axisLabel(c),
    axisTick: { show: false },
    axisLine: { show: false },
  });
  return {
    height: px(52 + 26 * chart.areas.length),
    option: {
      ...common(chart, c),
      grid: { left: px(16), right: px(16), top: px(28), bottom: px(8), containLabel: true },
      xAxis: { ...axis(chart.times), position: 'top' },
      yAxis: { ...axis(chart.areas), inverse: true, position: rtl ? 'right' : 'left' },
      visualMap: shading(chart.classes),
      series: [
        {
          type: 'heatmap',
          data,
          itemStyle: { borderColor: c.paper, borderWidth: 1 },
          label: { show: true, formatter: ({ value: [x, y] }) => chart.cells[y][x].text },
          labelLayout: { hideOverlap: true }, // the table has all of them
        },
      ],
    },
  };
}

const KINDS = { cumulative: line, votes: bars, turnout: bars, tiles, heat };

// Below this width names beside bars leave no room for the bars.
const NARROW = 480;

// The drawing of a chart on a place so many pixels wide: its height in pixels and the options that draw it.
export function drawing(chart, width, onPaper) {
  paper = onPaper;
  return KINDS[chart.head.kind](chart, { c: colours(), narrow: width < px(NARROW), width });
}
