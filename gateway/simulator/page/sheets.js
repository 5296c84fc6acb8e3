// What opens over the chat: a list's rows, places, a photo.
const $ = (id) => document.getElementById(id);

const kPlaces = [
  ['Alun-alun Bandung', 'Kota Bandung', -6.9218, 107.6071],
  ['Bundaran HI', 'Kota Jakarta Pusat', -6.1950, 106.8230],
  ['Tugu Yogyakarta', 'Kota Yogyakarta', -7.7829, 110.3671],
  ['Pantai Losari', 'Kota Makassar', -5.1436, 119.4074],
  ['Kota Jayapura', 'Papua', -2.5337, 140.7181],
];

function row(title, below, lead) {
  const label = document.createElement('span');
  label.textContent = title;
  if (below) {
    const small = document.createElement('small');
    small.textContent = below;
    label.append(small);
  }
  return lead ? [lead, label] : [label];
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

export function openList(bubble, choose) {
  const form = $('list-form');
  const send = form.querySelector('button');
  $('list-title').textContent = bubble.list_button;
  $('list-rows').replaceChildren(...bubble.choices.map((choice) => {
    const label = document.createElement('label');
    label.className = 'row';
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = 'choice';
    radio.value = choice.title;
    label.append(...row(choice.title, choice.description), radio);
    return label;
  }));
  send.disabled = true;
  form.onchange = () => { send.disabled = false; };
  form.onsubmit = (event) => {
    event.preventDefault();
    $('list-sheet').close();
    choose(new FormData(form).get('choice'));
  };
  $('list-sheet').showModal();
}

export function openPins(send) {
  const sheet = $('pin-sheet');
  const finish = (lat, lon) => { sheet.close(); send(lat, lon); };
  $('places').replaceChildren(...kPlaces.map(([title, below, lat, lon]) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'row';
    button.append(...row(title, below, icon('pin')));
    button.addEventListener('click', () => finish(lat, lon));
    item.append(button);
    return item;
  }));
  const form = $('coordinates');
  form.onsubmit = (event) => {
    event.preventDefault();
    const number = (name) => Number(form.elements[name].value.replace(',', '.'));
    finish(number('lat'), number('lon'));
    form.reset();
  };
  sheet.showModal();
}

export function openViewer(source) {
  const viewer = $('viewer');
  viewer.querySelector('img').src = source;
  viewer.showModal();
}

export function closeOnBackdrop() {
  for (const dialog of document.querySelectorAll('dialog')) {
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog || dialog.id === 'viewer') dialog.close();
    });
  }
}
