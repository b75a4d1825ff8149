// The views come to life.
document.body.classList.add('scripted');
document.body.append(tooltip, dialog);

const selection = document.getElementById('selection');
const letGo = make('button', { type: 'button', onclick: () => choose(null) }, 'Let go');
listen(() => {
  if (!state.chosen) {
    if (selection.childNodes.length > 0) selection.replaceChildren();
    return;
  }
  const marks = state.chosen;
  let [all, members] = [0, 0];
  for (let i = 0; i < count; i++) if (marks[i]) [all, members] = [all + 1, members + isFront[i]];
  const text = all + ' selected, ' + members + ' of them on the front';
  if (!selection.firstChild || selection.firstChild.textContent !== text) selection.replaceChildren(make('span', {}, text), letGo);
});

document.querySelectorAll('svg.scatter').forEach(scatter);
document.querySelectorAll('svg.spatial').forEach(spatial);
document.querySelectorAll('svg.parallel').forEach(parallel);
document.querySelectorAll('svg.prediction').forEach(prediction);
evaluationTable();

// Rows of every table of networks open, point, and follow the pointer elsewhere.
document.querySelectorAll('#front-table tbody tr').forEach(row => row.setAttribute('tabindex', '0'));
const rowOf = event => event.target.closest('tr[data-id]');
document.querySelectorAll('#front-table tbody, #all-table tbody').forEach(body => {
  body.addEventListener('click', event => { const row = rowOf(event); if (row) openSheet(place.get(Number(row.dataset.id))); });
  body.addEventListener('keydown', event => {
    const row = rowOf(event);
    if (!row) return;
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (event.key === 'Enter') openSheet(place.get(Number(row.dataset.id)));
    else if (next) next.focus();
    else return;
    event.preventDefault();
  });
  body.addEventListener('pointerover', event => { const row = rowOf(event); if (row) hover(place.get(Number(row.dataset.id))); });
  body.addEventListener('focusin', event => { const row = rowOf(event); if (row) hover(place.get(Number(row.dataset.id))); });
  body.addEventListener('pointerleave', () => hover(-1));
});
listen(() => {
  document.querySelectorAll('tr.hovered').forEach(row => row.classList.remove('hovered'));
  if (state.hovered >= 0) document.querySelectorAll('tr[data-id="' + data.id[state.hovered] + '"]').forEach(row => row.classList.add('hovered'));
});

// Light or dark as the reader wishes; at first as the machine does.
const themes = ['light', 'dark'];
const dark = () => matchMedia('(prefers-color-scheme: dark)').matches;
const theme = make('button', { type: 'button', id: 'theme', 'aria-label': 'Light or dark' }, 'Light / dark');
theme.addEventListener('click', () => {
  const root = document.documentElement;
  const now = root.dataset.theme || (dark() ? 'dark' : 'light');
  root.dataset.theme = themes[1 - themes.indexOf(now)];
});
document.querySelector('nav ul').append(make('li', {}, theme));
// A printed page shows the sheets too.
addEventListener('beforeprint', () => document.querySelectorAll('details.network').forEach(details => { details.open = true; }));
tell();
