// The table of all evaluations: sorts, filters, turns pages, marks what is selected elsewhere.
const rowsOfPage = 50;
const remarks = i => [failure(i) ? 'failed: ' + failure(i) : '', nameOf(i), isFront[i] && !nameOf(i) ? 'on the front' : ''].filter(Boolean).join('; ');

const evaluationTable = () => {
  const table = document.getElementById('all-table');
  const body = table.tBodies[0];
  const keys = [i => data.id[i], description, ...data.values.map(values => i => values[i]), remarks];
  const view = { column: 0, down: false, words: '', only: 'all', page: 0 };
  const words = Array.from({ length: count }, (_, i) => (data.id[i] + ' ' + description(i) + ' ' + remarks(i)).toLowerCase());

  const compare = (a, b) => {
    const [x, y] = [keys[view.column](a), keys[view.column](b)];
    if (x === y) return a - b;
    // What has no value stands at the end either way.
    if (x === null || x === '') return 1;
    if (y === null || y === '') return -1;
    const order = typeof x === 'number' ? x - y : x < y ? -1 : 1;
    return view.down ? -order : order;
  };
  const tests = {
    all: () => true, front: i => isFront[i], failed: i => !!failure(i), selected: i => state.chosen && state.chosen[i],
  };
  let found = [];
  const row = i => {
    const cells = [make('td', { class: 'number' }, String(data.id[i])), make('td', { class: 'words' }, description(i) || '-')];
    data.objectives.forEach((objective, k) => cells.push(make('td', { class: 'number' }, shown(objective, data.values[k][i]))));
    cells.push(make('td', {}, remarks(i)));
    return make('tr', { 'data-id': data.id[i], tabindex: '0', class: (isFront[i] ? 'member ' : '') + (state.chosen && state.chosen[i] ? 'chosen' : '') }, ...cells);
  };
  const status = make('span', { role: 'status' });
  const pages = document.getElementById('pages');
  const back = make('button', { type: 'button', onclick: () => { view.page--; show(); } }, 'Previous');
  const on = make('button', { type: 'button', onclick: () => { view.page++; show(); } }, 'Next');
  pages.append(back, on, make('span', {}));
  const show = () => {
    const last = Math.max(0, Math.ceil(found.length / rowsOfPage) - 1);
    view.page = Math.max(0, Math.min(view.page, last));
    body.replaceChildren(...found.slice(view.page * rowsOfPage, (view.page + 1) * rowsOfPage).map(row));
    status.textContent = found.length + ' of ' + count + ' evaluations';
    pages.lastChild.textContent = 'page ' + (view.page + 1) + ' of ' + (last + 1);
    back.disabled = view.page === 0;
    on.disabled = view.page === last;
  };
  const find = () => {
    const wanted = view.words.toLowerCase().split(/\s+/).filter(Boolean);
    found = [];
    for (let i = 0; i < count; i++) if (tests[view.only](i) && wanted.every(word => words[i].includes(word))) found.push(i);
    found.sort(compare);
    view.page = 0;
    show();
  };

  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const name = heading.textContent;
    heading.replaceChildren(make('button', {
      type: 'button',
      onclick: () => {
        view.down = view.column === column ? !view.down : column > 1 && column < 2 + data.objectives.length && data.objectives[column - 2].max;
        view.column = column;
        headings.forEach(other => other.removeAttribute('aria-sort'));
        heading.setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
        find();
      },
    }, name));
  });
  headings[0].setAttribute('aria-sort', 'ascending');

  const filter = make('input', { type: 'search', id: 'filter', placeholder: 'Filter by words, such as 4q linear CZ', 'aria-label': 'Filter by words' });
  filter.addEventListener('input', () => { view.words = filter.value; find(); });
  const only = make('select', { id: 'only', 'aria-label': 'Which evaluations' });
  for (const [value, text] of [['all', 'all'], ['front', 'the front'], ['failed', 'failed'], ['selected', 'selected in a plot']]) only.append(make('option', { value }, text));
  only.addEventListener('change', () => { view.only = only.value; find(); });
  document.getElementById('controls').append(filter, only, status);
  let last = null;
  listen(() => {
    if (last !== state.chosen) {
      last = state.chosen;
      if (view.only === 'selected') find();
      else show();
    }
  });
  find();
};
