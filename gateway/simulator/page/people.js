// Who can write: names kept in this browser and those the stand-in has met.
const kFirst = ['Sari', 'Budi', 'Wayan'];
const kColours = ['#b5562c', '#7a4fb5', '#1f7a8c', '#8a6d1b', '#2f7d4f', '#a8447a', '#46609c'];

export function knownNames() {
  let kept = [];
  try { kept = JSON.parse(localStorage.getItem('names') ?? '[]'); } catch { /* a fresh browser */ }
  return kept.length > 0 ? kept : kFirst;
}

export function rememberName(name) {
  const names = knownNames();
  if (names.some((known) => known.toLowerCase() === name.toLowerCase())) return;
  try { localStorage.setItem('names', JSON.stringify([...names, name].slice(-30))); } catch { /* private window */ }
}

function avatar(name) {
  const disc = document.createElement('span');
  disc.className = 'avatar';
  disc.textContent = [...name][0]?.toUpperCase() ?? '?';
  disc.style.background = kColours[[...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % kColours.length];
  disc.setAttribute('aria-hidden', 'true');
  return disc;
}

export function showNames(current, choose) {
  for (const list of document.querySelectorAll('[data-names]')) {
    list.replaceChildren(...knownNames().map((name) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      const words = document.createElement('div');
      const strong = document.createElement('strong');
      strong.textContent = name;
      words.append(strong);
      if (name === current) {
        button.setAttribute('aria-current', 'true');
        const small = document.createElement('small');
        small.textContent = 'dipilih';
        words.append(small);
      }
      button.append(avatar(name), words);
      button.addEventListener('click', () => choose(name));
      item.append(button);
      return item;
    }));
  }
}
