// A chart shows what its table says: it is drawn from the table on this page, so that the two cannot differ.
const colours = { letters: '#1f4e79', rate: '#b45309' };

for (const place of document.querySelectorAll('[data-chart]')) {
  const table = document.getElementById(place.dataset.chart);
  if (!table || !window.echarts) continue;
  place.hidden = false;
  const [, letters, , , rate] = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent.trim()));
  const lying = place.dataset.lying === 'yes';
  const shown = lying ? rows.slice(0, 12).reverse() : rows;
  if (lying) place.style.height = `${shown.length * 28 + 72}px`;
  const names = { type: 'category', data: shown.map(r => r[0]), axisLabel: { color: '#333', width: lying ? 130 : undefined, overflow: 'truncate' }, axisTick: { show: false } };
  const counts = { type: 'value', minInterval: 1, axisLabel: { color: '#333' } };
  const rates = { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', color: '#333' }, splitLine: { show: false } };
  const series = [{ name: letters, type: 'bar', data: shown.map(r => Number(r[1])), itemStyle: { color: colours.letters }, barMaxWidth: 22, label: { show: lying, position: 'right', color: '#333' } }];
  if (!lying)
    series.push({ name: rate, type: 'line', yAxisIndex: 1, data: shown.map(r => r[4].endsWith('%') ? parseFloat(r[4]) : null), itemStyle: { color: colours.rate }, connectNulls: true, symbol: 'diamond', symbolSize: 9 });
  const chart = window.echarts.init(place, null, { renderer: 'canvas' });
  chart.setOption({
    animation: false,
    aria: { enabled: false },
    grid: { left: 8, right: lying ? 40 : 8, top: 34, bottom: 8, containLabel: true },
    legend: { show: !lying, top: 0, textStyle: { color: '#333' } },
    // Drawn on the canvas: a tooltip made of HTML would bring inline styles, which the page forbids.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    xAxis: lying ? counts : names,
    yAxis: lying ? names : [counts, rates],
    series,
  });
  new ResizeObserver(() => chart.resize()).observe(place);
}
