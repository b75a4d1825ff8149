// What the page holds, and what is pointed at and selected; every view listens.
const data = JSON.parse(document.getElementById('data').textContent);
const count = data.id.length;
const place = new Map(data.id.map((id, i) => [id, i]));
const isFront = new Uint8Array(count);
for (const id of data.front) isFront[place.get(id)] = 1;
const failure = i => data.failures[data.id[i]];
const nameOf = i => data.names[data.id[i]] || '';
const described = new Map();
const description = i => {
  if (!described.has(i)) described.set(i, data.network[i].split(' ').map(n => data.words[n]).join(' > '));
  return described.get(i);
};

const state = { hovered: -1, chosen: null };
const listeners = [];
const listen = update => listeners.push(update);
const tell = () => listeners.forEach(update => update());

const hover = i => {
  if (state.hovered === i) return;
  state.hovered = i;
  tell();
};
// A selection: a mark for each evaluation, or null for none.
const choose = marks => {
  state.chosen = marks && marks.some(mark => mark) ? marks : null;
  tell();
};

const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};
const draw = (name, attributes) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};
// Where a pointer is, in the drawing's own units.
const within = (svg, event) => {
  const box = svg.getBoundingClientRect();
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  return [(event.clientX - box.left) * width / box.width, (event.clientY - box.top) * height / box.height];
};
const nearest = (xs, ys, x, y, reach) => {
  let best = -1;
  let least = reach * reach;
  for (let i = 0; i < count; i++) {
    const dx = xs[i] - x;
    const dy = ys[i] - y;
    // Of points as near as each other the front's goes first.
    const far = (dx * dx + dy * dy) * (isFront[i] ? 0.5 : 1);
    if (far < least) {
      least = far;
      best = i;
    }
  }
  return best;
};
const dots = (xs, ys, marks) => {
  const path = [];
  for (let i = 0; i < count; i++)
    if (marks[i] && !Number.isNaN(xs[i])) path.push('M' + xs[i].toFixed(1) + ' ' + ys[i].toFixed(1) + 'h0');
  return path.join('');
};
