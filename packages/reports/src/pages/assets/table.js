'use strict';
// A cell sorts by its data-value, else by its text; rows that a filter leaves out are hidden. Without script both are just tables.
for (const table of document.querySelectorAll('table[data-sortable]')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const { compare: byText } = new Intl.Collator(undefined, { numeric: true });
  const compare = (a, b) => (isNaN(a) || isNaN(b) ? byText(a, b) : a - b);
  heads.forEach((head, column) => {
    if (head.tagName !== 'TH') return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort');
      const falls = before ? before === 'ascending' : head.classList.contains('number');
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', falls ? 'descending' : 'ascending');
      const keyed = [...body.rows].map((row) => [
        row.cells[column].dataset.value ?? row.cells[column].textContent,
        row,
      ]);
      keyed.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : falls ? compare(b, a) : compare(a, b)));
      body.replaceChildren(); // taking 5000 rows out one by one, in a new order, takes Chromium 20 s
      body.append(...keyed.map(([, row]) => row));
    });
  });
}
for (const input of document.querySelectorAll('input[data-filter]')) {
  const rows = [...document.getElementById(input.dataset.filter).tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const count = input.parentElement.querySelector('[role=status]');
  input.closest('.filter').hidden = false;
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, i) => (row.hidden = !words.every((word) => texts[i].includes(word))));
    count.textContent = words.length === 0 ? '' : rows.filter((row) => !row.hidden).length + ' of ' + rows.length;
  });
}
