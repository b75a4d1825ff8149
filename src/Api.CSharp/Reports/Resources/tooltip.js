// What is pointed at, in words beside the pointer.
const tooltip = make('div', { id: 'tooltip', role: 'status', hidden: '' });
const pointAt = (i, x, y) => {
  hover(i);
  if (i < 0) {
    tooltip.hidden = true;
    return;
  }
  const lines = [make('strong', {}, '#' + data.id[i] + (nameOf(i) ? ' ' + nameOf(i) : '') + (isFront[i] ? '' : ' (dominated)')), description(i)];
  for (const line of figures(i)) lines.push(make('br'), line);
  tooltip.replaceChildren(...lines);
  tooltip.hidden = false;
  const box = tooltip.getBoundingClientRect();
  tooltip.style.left = Math.max(4, Math.min(x + 14, innerWidth - box.width - 6)) + 'px';
  tooltip.style.top = Math.max(4, y + 16 + box.height > innerHeight ? y - box.height - 12 : y + 16) + 'px';
};
const pointAtPlace = (svg, i, x, y) => {
  const box = svg.getBoundingClientRect();
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  pointAt(i, box.left + x * box.width / width, box.top + y * box.height / height);
};
// Arrows walk along the front in the order of a view, Enter opens, Escape lets go.
const walk = (svg, order, where) => {
  svg.addEventListener('keydown', event => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key in steps && !event.shiftKey && order.length > 0) {
      const at = order.indexOf(state.hovered);
      const next = order[at < 0 ? (steps[event.key] > 0 ? 0 : order.length - 1) : (at + steps[event.key] + order.length) % order.length];
      const [x, y] = where(next);
      pointAtPlace(svg, next, x, y);
    } else if (event.key === 'Enter' && state.hovered >= 0) {
      openSheet(state.hovered);
    } else if (event.key === 'Escape') {
      pointAt(-1);
      choose(null);
    } else {
      return;
    }
    event.preventDefault();
  });
  svg.addEventListener('blur', () => pointAt(-1));
};
