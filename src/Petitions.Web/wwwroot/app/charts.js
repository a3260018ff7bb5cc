// A chart shows what its table says: it is drawn from the table on this page, so that the two cannot differ.
const colours = { letters: '#1f4e79', rate: '#b45309' };
const ink = '#333';

for (const place of document.querySelectorAll('[data-chart]')) {
  const table = document.getElementById(place.dataset.chart);
  if (!table || !window.echarts) continue;
  place.hidden = false;
  const head = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent.trim()));
  const option = place.dataset.rates ? rates(place, head, rows, place.dataset.rates.split(',').map(Number)) : counts(place, head, rows, place.dataset.lying === 'yes');
  const chart = window.echarts.init(place, null, { renderer: 'canvas' });
  chart.setOption({
    animation: false,
    aria: { enabled: false },
    // Drawn on the canvas: a tooltip made of HTML would bring inline styles, which the page forbids.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    ...option,
  });
  new ResizeObserver(() => chart.resize()).observe(place);
}

function names(shown, lying, width = 130) {
  return { type: 'category', data: shown.map(r => r[0]), axisLabel: { color: ink, width: lying ? width : undefined, overflow: 'truncate' }, axisTick: { show: false } };
}

function percent(text) {
  return text.endsWith('%') ? parseFloat(text) : null;
}

// How many, and in time which share of them.
function counts(place, head, rows, lying) {
  const shown = lying ? rows.slice(0, 12).reverse() : rows;
  if (lying) place.style.height = `${shown.length * 28 + 72}px`;
  const numbers = { type: 'value', minInterval: 1, axisLabel: { color: ink } };
  const shares = { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', color: ink }, splitLine: { show: false } };
  const series = [{ name: head[1], type: 'bar', data: shown.map(r => Number(r[1])), itemStyle: { color: colours.letters }, barMaxWidth: 22, label: { show: lying, position: 'right', color: ink } }];
  if (!lying)
    series.push({ name: head[4], type: 'line', yAxisIndex: 1, data: shown.map(r => percent(r[4])), itemStyle: { color: colours.rate }, connectNulls: true, symbol: 'diamond', symbolSize: 9 });
  return {
    grid: { left: 8, right: lying ? 40 : 8, top: 34, bottom: 8, containLabel: true },
    legend: { show: !lying, top: 0, textStyle: { color: ink } },
    xAxis: lying ? numbers : names(shown, lying),
    yAxis: lying ? names(shown, lying) : [numbers, shares],
    series,
  };
}

// Shares of several columns beside each other, told apart by pattern as well as by colour.
function rates(place, head, rows, columns) {
  const shown = rows.slice(0, 20).reverse();
  place.style.height = `${shown.length * 44 + 80}px`;
  return {
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    grid: { left: 8, right: 56, top: 34, bottom: 8, containLabel: true },
    legend: { top: 0, textStyle: { color: ink }, data: columns.map(column => head[column]) },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', color: ink } },
    yAxis: names(shown, true, 190),
    // The first column of the table is the uppermost bar.
    series: columns.toReversed().map(column => ({
      name: head[column], type: 'bar', data: shown.map(r => percent(r[column])), barMaxWidth: 14, itemStyle: { color: column === columns[0] ? colours.letters : colours.rate },
      label: { show: true, position: 'right', color: ink, formatter: '{c}%' },
    })),
  };
}
