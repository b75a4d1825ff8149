// Numbers as people read them; the same words as the static parts.
const short = value => {
  const size = Math.abs(value);
  if (size >= 999.5 && size < 1e6) return Math.round(value).toLocaleString('en-US');
  if (size >= 1e6 || (size > 0 && size < 1e-4)) {
    const [digits, power] = value.toExponential(2).split('e');
    return Number(digits) + 'e' + Number(power);
  }
  return String(Number(value.toPrecision(3)));
};
const times = [[31557600, 'years'], [86400, 'days'], [3600, 'h'], [60, 'min'], [1, 's'], [1e-3, 'ms'], [1e-6, 'us'], [1e-9, 'ns']];
const seconds = value => {
  if (value === null || value === undefined) return '-';
  if (value === 0) return '0 s';
  const [size, unit] = times.find(([size]) => Math.abs(value) >= size * 0.9995) || times[times.length - 1];
  const [number, word] = value / size >= 1e9 ? [value / size / 1e9, 'billion ' + unit] : value / size >= 1e6 ? [value / size / 1e6, 'million ' + unit] : [value / size, unit];
  const text = short(number);
  return text === '1' && (word === 'days' || word === 'years') ? '1 ' + word.slice(0, -1) : text + ' ' + word;
};
const percent = share => (100 * share).toFixed(1) + ' %';
const shown = (objective, value) => {
  if (value === null || value === undefined) return '-';
  if (objective.unit === 's') return seconds(value);
  if (objective.name === 'accuracy') return percent(value);
  if (objective.unit === '') return Number.isInteger(value) && Math.abs(value) < 1e9 ? value.toLocaleString('en-US') : short(value);
  return short(value) + ' ' + objective.unit;
};
const figures = i => data.objectives.map((objective, k) => objective.heading + ' ' + shown(objective, data.values[k][i]));
