// Three objectives as a box that turns by mouse, touch and keys.
const spatial = svg => {
  const order = svg.dataset.axes.split(' ').map(Number);
  const ends = svg.dataset.ends.split(' ').map(Number);
  let [turn, tilt, scale] = svg.dataset.view.split(' ').map(Number);
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const shares = order.map((objective, k) => Float64Array.from(data.values[objective], value =>
    value === null ? NaN : ((ends[3 * k + 2] ? Math.log10(value) : value) - ends[3 * k]) / (ends[3 * k + 1] - ends[3 * k]) - 0.5));
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const edges = [];
  for (let axis = 0; axis < 3; axis++)
    for (const a of [-0.5, 0.5])
      for (const b of [-0.5, 0.5]) {
        const corner = [0, 0, 0];
        corner[axis] = -0.5;
        corner[(axis + 1) % 3] = a;
        corner[(axis + 2) % 3] = b;
        const other = corner.slice();
        other[axis] = 0.5;
        edges.push([corner, other]);
      }
  const [box, dominated] = [svg.querySelector('.box'), svg.querySelector('.dominated')];
  const circles = [...svg.querySelectorAll('circle.front')].map(circle => [circle, place.get(Number(circle.dataset.id))]);
  const words = [...svg.querySelectorAll('text[data-axis]')];
  const chosen = draw('path', { class: 'chosen' });
  const ring = draw('circle', { class: 'ring', r: 9, visibility: 'hidden' });
  svg.querySelector('.live').append(chosen, ring);
  const faint = Uint8Array.from(isFront, mark => 1 - mark);
  // While the box turns a thousand of the dominated are enough.
  const few = Uint8Array.from(faint, (mark, i) => i % Math.ceil(count / 1000) === 0 ? mark : 0);

  const projection = () => {
    const [s, c, st, ct] = [Math.sin(turn * Math.PI / 180), Math.cos(turn * Math.PI / 180), Math.sin(tilt * Math.PI / 180), Math.cos(tilt * Math.PI / 180)];
    return (x, y, z) => [width / 2 + scale * (c * x + s * z), height / 2 - scale * (ct * y + st * (c * z - s * x))];
  };
  const mark = () => {
    const i = state.hovered;
    const seen = i >= 0 && !Number.isNaN(xs[i]) && !Number.isNaN(ys[i]);
    ring.setAttribute('visibility', seen ? 'visible' : 'hidden');
    if (seen) {
      ring.setAttribute('cx', xs[i]);
      ring.setAttribute('cy', ys[i]);
    }
    chosen.setAttribute('d', state.chosen ? dots(xs, ys, state.chosen) : '');
  };
  const redraw = shown => {
    const project = projection();
    for (let i = 0; i < count; i++) [xs[i], ys[i]] = project(shares[0][i], shares[1][i], shares[2][i]);
    const point = p => { const [x, y] = project(...p); return x.toFixed(1) + ' ' + y.toFixed(1); };
    box.setAttribute('d', edges.map(([a, b]) => 'M' + point(a) + 'L' + point(b)).join(''));
    dominated.setAttribute('d', dots(xs, ys, shown));
    for (const [circle, i] of circles) {
      circle.setAttribute('cx', xs[i].toFixed(1));
      circle.setAttribute('cy', ys[i].toFixed(1));
    }
    for (const text of words) {
      const [k, share] = [Number(text.dataset.axis), Number(text.dataset.share)];
      const [x, y] = project(...[[share, -0.58, -0.58], [-0.58, share, -0.58], [0.58, -0.58, share]][k]);
      text.setAttribute('x', x.toFixed(1));
      text.setAttribute('y', y.toFixed(1));
    }
    svg.dataset.view = [turn, tilt, scale].join(' ');
    mark();
  };
  let waiting = false;
  let rest = 0;
  const turnBy = (sideways, up) => {
    turn = (turn + sideways) % 360;
    tilt = Math.max(-90, Math.min(90, tilt + up));
    clearTimeout(rest);
    rest = setTimeout(() => redraw(faint), 200);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; redraw(few); });
  };

  let last = null;
  let dragged = 0;
  svg.addEventListener('pointerdown', event => {
    last = [event.clientX, event.clientY];
    dragged = 0;
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener('pointermove', event => {
    if (last) {
      const [dx, dy] = [event.clientX - last[0], event.clientY - last[1]];
      dragged += Math.abs(dx) + Math.abs(dy);
      turnBy(dx * 0.5, dy * 0.4);
      last = [event.clientX, event.clientY];
    } else {
      const [x, y] = within(svg, event);
      pointAt(nearest(xs, ys, x, y, 14), event.clientX, event.clientY);
    }
  });
  for (const end of ['pointerup', 'pointercancel']) svg.addEventListener(end, () => { last = null; });
  svg.addEventListener('pointerleave', () => { if (!last) pointAt(-1); });
  svg.addEventListener('click', event => {
    const [x, y] = within(svg, event);
    const i = nearest(xs, ys, x, y, 14);
    if (dragged < 6 && i >= 0) openSheet(i);
  });
  svg.addEventListener('keydown', event => {
    const steps = { ArrowLeft: [-6, 0], ArrowRight: [6, 0], ArrowUp: [0, -5], ArrowDown: [0, 5] };
    if (!(event.key in steps)) return;
    turnBy(...steps[event.key]);
    event.preventDefault();
  });
  redraw(faint);
  listen(mark);
};
