// Two objectives against each other: point, click, brush.
const scatter = svg => {
  const [left, top, width, height, x0, x1, xLog, y0, y1, yLog] = svg.dataset.scales.split(' ').map(Number);
  const place = (values, low, high, isLog, i) => {
    const value = values[i];
    if (value === null) return NaN;
    // What lies beyond an end is drawn on it.
    return Math.max(0, Math.min(1, ((isLog ? Math.log10(value) : value) - low) / (high - low)));
  };
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    xs[i] = left + place(data.values[svg.dataset.x], x0, x1, xLog, i) * width;
    ys[i] = top + (1 - place(data.values[svg.dataset.y], y0, y1, yLog, i)) * height;
  }
  const live = svg.querySelector('.live');
  const chosen = draw('path', { class: 'chosen' });
  const brush = draw('rect', { class: 'brush', visibility: 'hidden' });
  const ring = draw('circle', { class: 'ring', r: 9, visibility: 'hidden' });
  live.append(chosen, brush, ring);

  let from = null;
  let moved = false;
  svg.addEventListener('pointerdown', event => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    from = within(svg, event);
    moved = false;
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointermove', event => {
    const [x, y] = within(svg, event);
    if (from && (moved || Math.hypot(x - from[0], y - from[1]) > 5)) {
      moved = true;
      pointAt(-1);
      brush.setAttribute('visibility', 'visible');
      for (const [name, value] of [['x', Math.min(x, from[0])], ['y', Math.min(y, from[1])], ['width', Math.abs(x - from[0])], ['height', Math.abs(y - from[1])]])
        brush.setAttribute(name, value);
    } else if (!from) {
      pointAt(nearest(xs, ys, x, y, 16), event.clientX, event.clientY);
    }
  });
  svg.addEventListener('pointerup', event => {
    if (!from) return;
    const [x, y] = within(svg, event);
    const [low, high, upper, lower] = [Math.min(x, from[0]), Math.max(x, from[0]), Math.min(y, from[1]), Math.max(y, from[1])];
    from = null;
    brush.setAttribute('visibility', 'hidden');
    if (moved) choose(Uint8Array.from(xs, (at, i) => at >= low && at <= high && ys[i] >= upper && ys[i] <= lower ? 1 : 0));
  });
  svg.addEventListener('pointerleave', () => { if (!from) pointAt(-1); });
  svg.addEventListener('click', event => {
    if (moved) {
      moved = false;
      return;
    }
    const [x, y] = within(svg, event);
    const i = nearest(xs, ys, x, y, 16);
    if (i >= 0) openSheet(i);
    else choose(null);
  });

  const order = data.front.map(id => data.id.indexOf(id)).filter(i => !Number.isNaN(xs[i]) && !Number.isNaN(ys[i])).sort((a, b) => xs[a] - xs[b]);
  walk(svg, order, i => [xs[i], ys[i]]);
  let last = null;
  listen(() => {
    const i = state.hovered;
    ring.setAttribute('visibility', i >= 0 && !Number.isNaN(xs[i]) && !Number.isNaN(ys[i]) ? 'visible' : 'hidden');
    if (i >= 0 && !Number.isNaN(xs[i]) && !Number.isNaN(ys[i])) {
      ring.setAttribute('cx', xs[i]);
      ring.setAttribute('cy', ys[i]);
    }
    if (last !== state.chosen) {
      last = state.chosen;
      chosen.setAttribute('d', last ? dots(xs, ys, last) : '');
    }
  });
};
