// A line for each network across upright axes; a drag along an axis selects.
const parallel = svg => {
  const ends = svg.dataset.ends.split(' ').map(Number);
  const [side, top, step, height] = svg.dataset.box.split(' ').map(Number);
  const columns = data.values.concat(data.further);
  const at = columns.map((values, k) => Float64Array.from(values, value =>
    value === null ? NaN : top + (1 - ((ends[3 * k + 2] ? Math.log10(value) : value) - ends[3 * k]) / (ends[3 * k + 1] - ends[3 * k])) * height));
  const line = i => {
    const points = at.map((ys, k) => (side + k * step).toFixed(0) + ' ' + ys[i].toFixed(1));
    return points.some(point => point.endsWith('NaN')) ? '' : 'M' + points.join('L');
  };
  const all = data.id.map((_, i) => line(i));
  svg.querySelector('.dominated').setAttribute('d', all.filter((path, i) => !isFront[i]).join(''));
  const chosen = draw('path', { class: 'chosen', fill: 'none' });
  const ring = draw('path', { class: 'ring' });
  const brush = draw('rect', { class: 'brush', visibility: 'hidden', width: 28 });
  svg.querySelector('.live').append(chosen, ring, brush);

  const axisAt = x => Math.max(0, Math.min(columns.length - 1, Math.round((x - side) / step)));
  const find = (x, y) => {
    const place = Math.max(0, Math.min(columns.length - 1.0001, (x - side) / step));
    const [k, share] = [Math.floor(place), place - Math.floor(place)];
    let [best, least] = [-1, 9];
    for (let i = 0; i < count; i++) {
      const far = Math.abs(at[k][i] * (1 - share) + at[Math.min(k + 1, columns.length - 1)][i] * share - y) * (isFront[i] ? 0.7 : 1);
      if (far < least && all[i]) [best, least] = [i, far];
    }
    return best;
  };
  let from = null;
  let moved = false;
  svg.addEventListener('pointerdown', event => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const [x, y] = within(svg, event);
    from = [axisAt(x), y];
    moved = false;
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointermove', event => {
    const [x, y] = within(svg, event);
    if (from && (moved || Math.abs(y - from[1]) > 5)) {
      moved = true;
      pointAt(-1);
      brush.setAttribute('visibility', 'visible');
      for (const [name, value] of [['x', side + from[0] * step - 14], ['y', Math.min(y, from[1])], ['height', Math.abs(y - from[1])]]) brush.setAttribute(name, value);
    } else if (!from) {
      pointAt(find(x, y), event.clientX, event.clientY);
    }
  });
  svg.addEventListener('pointerup', event => {
    if (!from) return;
    const [, y] = within(svg, event);
    const [k, low, high] = [from[0], Math.min(y, from[1]), Math.max(y, from[1])];
    from = null;
    brush.setAttribute('visibility', 'hidden');
    if (moved) choose(Uint8Array.from(at[k], value => value >= low && value <= high ? 1 : 0));
  });
  svg.addEventListener('pointerleave', () => { if (!from) pointAt(-1); });
  svg.addEventListener('click', event => {
    if (moved) {
      moved = false;
      return;
    }
    const i = find(...within(svg, event));
    if (i >= 0) openSheet(i);
    else choose(null);
  });
  const order = data.front.map(id => place.get(id)).filter(i => all[i]).sort((a, b) => at[0][a] - at[0][b]);
  walk(svg, order, i => [side, at[0][i]]);
  let last = null;
  listen(() => {
    ring.setAttribute('d', state.hovered >= 0 ? all[state.hovered] : '');
    if (last !== state.chosen) {
      last = state.chosen;
      chosen.setAttribute('d', last ? all.filter((path, i) => last[i]).join('') : '');
    }
  });
};
