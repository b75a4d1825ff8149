// One network in a dialog: the whole sheet where the page holds it, else what the archive knows.
const dialog = make('dialog', { 'aria-labelledby': 'sheet-title' });
const heading = make('h3', { id: 'sheet-title' });
const content = make('div', { class: 'content' });
dialog.append(make('div', { class: 'top' }, heading, make('button', { type: 'button', class: 'close', onclick: () => dialog.close() }, 'Close')), content);
dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });

const costBars = i => {
  const parts = [['gate', 'k0'], ['routing', 'k1'], ['reliability', 'k2'], ['gradient', 'k3'], ['quantum total', 'k4'], ['classical', 'k5']]
    .map(([name, kind], k) => [name, kind, data.costs[k][i]]);
  const logs = parts.filter(([, , value]) => value > 0).map(([, , value]) => Math.log10(value));
  if (logs.length === 0) return '';
  const [low, high] = [Math.floor(Math.min(...logs)) - 0.3, Math.max(...logs)];
  const svg = draw('svg', { class: 'plot bars', viewBox: '0 0 560 164', role: 'img', 'aria-label': parts.map(([name, , value]) => name + ' ' + seconds(value)).join(', ') });
  parts.forEach(([name, kind, value], k) => {
    const width = value > 0 ? Math.max(2, (Math.log10(value) - low) / Math.max(0.3, high - low) * 360) : 0;
    const [left, right] = [draw('text', { x: 102, y: 26 * k + 20, 'text-anchor': 'end' }), draw('text', { x: 116 + width, y: 26 * k + 20 })];
    left.textContent = name;
    right.textContent = seconds(value);
    svg.append(left, draw('rect', { class: kind, x: 110, y: 26 * k + 6, width, height: 19, rx: 2 }), right);
  });
  return svg;
};
const curveTable = i => {
  const values = data.curve[i].split(' ').filter(Boolean).map(value => Number(value) / 1000);
  if (values.length === 0) return '';
  const low = Math.min(...values);
  const high = Math.max(...values, low + 0.01);
  const svg = draw('svg', { class: 'plot learning', viewBox: '0 0 420 150', role: 'img', 'aria-label': 'Validation accuracy by epoch: ' + values.map(percent).join(', ') });
  const points = values.map((value, k) => [40 + k * 340 / Math.max(1, values.length - 1), 120 - (value - low) / (high - low) * 90]);
  svg.append(draw('path', { class: 'line c0', d: 'M' + points.map(point => point.join(' ')).join('L') }));
  points.forEach(([x, y], k) => {
    if (k > 0 && k < points.length - 1 && points.length > 6) return;
    const text = draw('text', { x, y: y - 8, 'text-anchor': 'middle' });
    text.textContent = percent(values[k]);
    svg.append(text);
  });
  return svg;
};
const plainSheet = i => {
  const id = data.id[i];
  if (failure(i)) return [make('p', {}, description(i)), make('p', { class: 'notice' }, 'Failed: ' + failure(i))];
  return [
    make('p', {}, description(i)),
    make('p', { class: 'fine' }, 'Generation ' + data.generation[i] + '; ' + figures(i).join(', ') + '; ' + data.angles[i] + ' trainable angles. Its circuit is folded into these words' + (isFront[i] ? ', to keep the page small.' : ': it is not on the front.')),
    make('div', { class: 'columns' },
      make('div', {}, make('h4', {}, 'Time of the whole training'), costBars(i)),
      make('div', {}, make('h4', {}, 'Learning curve'), curveTable(i))),
    make('h4', {}, 'Go on with it'),
    make('pre', { class: 'commands' }, 'hybhanas train ' + data.run + ' --pick ' + id),
  ];
};
const openSheet = i => {
  pointAt(-1);
  heading.textContent = '#' + data.id[i] + (nameOf(i) ? ' ' + nameOf(i) : '') + (failure(i) ? '' : ': ' + data.objectives.map((objective, k) => shown(objective, data.values[k][i])).join(', '));
  const full = document.getElementById('network-' + data.id[i]);
  content.replaceChildren(...(full ? [make('p', {}, description(i)), full.querySelector('.sheet').cloneNode(true)] : plainSheet(i)));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
};
