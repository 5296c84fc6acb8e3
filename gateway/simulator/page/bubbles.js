// A bubble as an element. Words are put in as text, never as markup.
import { icon } from './sheets.js';

const kMonths = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const kTappable = ['buttons', 'quick_replies', 'list', 'location_request'];
const kTicks = { waiting: ['clock', 'menunggu'], sent: ['tick', 'terkirim'], delivered: ['ticks', 'sampai'], read: ['ticks', 'dibaca'], failed: ['warn', 'gagal'] };

function element(tag, className, text) {
  const it = document.createElement(tag);
  if (className) it.className = className;
  if (text !== undefined) it.textContent = text;
  return it;
}

export function noteElement(text) { return element('p', 'note', text); }

export function dayElement(at) {
  const day = new Date(at);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86400000);
  const words = days === 0 ? 'Hari ini' : days === 1 ? 'Kemarin' : `${day.getDate()} ${kMonths[day.getMonth()]} ${day.getFullYear()}`;
  return element('p', 'day', words);
}

// A report's number stays on one line.
function unbroken(text) {
  return text.split(/(SRP-[0-9A-Z-]+)/).map((piece, i) => (i % 2 ? element('span', 'number', piece) : piece));
}

// WhatsApp's marks: *bold*, _italic_, ~struck~, `code`.
function formatted(text) {
  const tags = { '*': 'strong', _: 'em', '~': 's', '`': 'code' };
  const marks = /(^|[\s(])([*_~`])(?=\S)([^\n]*?\S)\2(?=$|[\s.,:;!?)])/g;
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(marks)) {
    parts.push(...unbroken(text.slice(from, found.index) + found[1]), element(tags[found[2]], '', found[3]));
    from = found.index + found[0].length;
  }
  return [...parts, ...unbroken(text.slice(from))];
}

function foot(bubble) {
  const it = element('span', 'foot');
  const at = new Date(bubble.at);
  const two = (n) => String(n).padStart(2, '0');
  const time = element('time', '', `${two(at.getHours())}.${two(at.getMinutes())}`);
  time.dateTime = bubble.at;
  it.append(time);
  if (bubble.from === 'citizen') {
    const [name, said] = kTicks[bubble.tick];
    const tick = element('span', bubble.tick);
    tick.setAttribute('role', 'img');
    tick.setAttribute('aria-label', said);
    tick.append(icon(name));
    it.append(tick);
  }
  return it;
}

export function updateTick(it, bubble) { it.querySelector('.foot')?.replaceWith(foot(bubble)); }

function tap(name, text, act) {
  const it = element('button', 'tap');
  it.type = 'button';
  it.append(icon(name), document.createTextNode(text));
  it.addEventListener('click', act);
  return it;
}

function taps(bubble, acts) {
  const box = element('div', 'taps');
  if (bubble.kind === 'quick_replies') box.classList.add('quick');
  if (bubble.kind === 'buttons' || bubble.kind === 'quick_replies') box.append(...bubble.choices.map((choice) => tap('reply', choice.title, () => acts.choose(choice.title))));
  if (bubble.kind === 'list') box.append(tap('list', bubble.list_button, () => acts.openList(bubble)));
  if (bubble.kind === 'location_request') box.append(tap('pin', 'Kirim lokasi', acts.askPin));
  return box;
}

export function bubbleElement(bubble, same, acts) {
  const it = element('article', `bubble${bubble.from === 'citizen' ? ' mine' : ''}${same ? ' same' : ''}`);
  it.setAttribute('aria-label', bubble.from === 'citizen' ? 'Anda' : bubble.from === 'office' ? 'Petugas' : 'Asisten');
  const quoted = bubble.quoted && acts.quoted(bubble.quoted);
  if (quoted) it.append(element('p', 'quote', quoted.text.replace(/[*_~`]/g, '')));
  if (bubble.gone) {
    it.classList.add('gone');
    const words = element('div', 'words', 'Pesan ini ditarik kembali');
    words.append(foot(bubble));
    it.append(words);
    return it;
  }
  if (bubble.file && bubble.kind === 'audio') {
    const sound = element('audio', 'voice');
    sound.controls = true;
    sound.src = bubble.file;
    it.append(sound);
  } else if (bubble.file && bubble.kind !== 'image') {
    const link = element('a', 'document', bubble.kind === 'video' ? 'Video' : 'Dokumen');
    link.href = bubble.file;
    link.target = '_blank';
    it.append(link);
  } else if (bubble.file) {
    const open = element('button', 'photo');
    open.type = 'button';
    const image = element('img');
    image.src = bubble.file;
    image.alt = 'Foto yang dikirim';
    open.append(image);
    open.addEventListener('click', () => acts.openPhoto(bubble.file));
    it.append(open);
  }
  if (bubble.pin) {
    const map = element('div', 'map');
    map.append(icon('pin'));
    it.append(map);
  }
  const words = element('div', 'words');
  words.append(...formatted(bubble.pin ? `${bubble.pin.lat.toFixed(4)}, ${bubble.pin.lon.toFixed(4)}` : bubble.text), foot(bubble));
  it.append(words);
  if (bubble.edited) words.querySelector('.foot').prepend('diedit ');
  if (bubble.reaction) it.append(element('span', 'reaction', bubble.reaction));
  if (bubble.from !== 'citizen' && kTappable.includes(bubble.kind)) {
    it.classList.add('tappable');
    it.append(taps(bubble, acts));
  }
  return it;
}
