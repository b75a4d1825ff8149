// Accuracies as predicted and as observed: point and click.
const prediction = svg => {
  const [left, top, width, height, x0, x1, , y0, y1] = svg.dataset.scales.split(' ').map(Number);
  const accuracy = data.objectives.findIndex(objective => objective.name === 'accuracy');
  const xs = new Float64Array(count).fill(NaN);
  const ys = new Float64Array(count).fill(NaN);
  const deviations = new Float64Array(count);
  for (const [id, mean, deviation] of data.predictions) {
    const i = place.get(id);
    xs[i] = left + (mean - x0) / (x1 - x0) * width;
    ys[i] = top + (1 - (data.values[accuracy][i] - y0) / (y1 - y0)) * height;
    deviations[i] = deviation / (x1 - x0) * width;
  }
  const chosen = draw('path', { class: 'chosen' });
  const ring = draw('path', { class: 'ring' });
  svg.querySelector('.live').append(chosen, ring);
  svg.addEventListener('pointermove', event => pointAt(nearest(xs, ys, ...within(svg, event), 14), event.clientX, event.clientY));
  svg.addEventListener('pointerleave', () => pointAt(-1));
  svg.addEventListener('click', event => {
    const i = nearest(xs, ys, ...within(svg, event), 14);
    if (i >= 0) openSheet(i);
  });
  const order = data.front.map(id => place.get(id)).filter(i => !Number.isNaN(xs[i])).sort((a, b) => xs[a] - xs[b]);
  walk(svg, order, i => [xs[i], ys[i]]);
  listen(() => {
    const i = state.hovered;
    // The bar is a deviation of the prediction to either side.
    ring.setAttribute('d', i >= 0 && !Number.isNaN(xs[i])
      ? 'M' + (xs[i] - deviations[i]) + ' ' + ys[i] + 'h' + 2 * deviations[i] + 'M' + (xs[i] - 7) + ' ' + ys[i] + 'a7 7 0 1 0 14 0a7 7 0 1 0 -14 0' : '');
    chosen.setAttribute('d', state.chosen ? dots(xs, ys, state.chosen) : '');
  });
};
