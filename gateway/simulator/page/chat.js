// The chat: asks the stand-in what changed, shows it, sends what the citizen does.
import { bubbleElement, dayElement, noteElement, updateTick } from './bubbles.js';
import { openList, openPins, openViewer, closeOnBackdrop } from './sheets.js';
import { knownNames, rememberName, showNames } from './people.js';

const $ = (id) => document.getElementById(id);
const log = $('log');
const query = new URLSearchParams(location.search);
const channel = ['whatsapp', 'messenger', 'instagram'].includes(query.get('channel')) ? query.get('channel') : 'whatsapp';
const kNames = { whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram' };
let as = '';
let after = 0;
let reading = null;       // AbortController of the read in hand
let last = null;          // the last bubble shown, for days and corners
let sticks = true;        // the end is in view, and stays in view
const shown = new Map();  // id -> {bubble, element}

async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? `HTTP ${answer.status}`);
}

async function say(deed) {
  try {
    await post('/sim/say', { as, channel, ...deed });
    return true;
  } catch {
    $('offline').textContent = 'Pesan tidak terkirim. Coba lagi.';
    $('offline').hidden = false;
    return false;
  }
}

const acts = {
  choose: (title) => say({ kind: 'choice', text: title }),
  openList: (bubble) => openList(bubble, (title) => say({ kind: 'choice', text: title })),
  askPin: () => openPins((lat, lon) => say({ kind: 'pin', lat, lon })),
  openPhoto: openViewer,
  quoted: (id) => shown.get(id)?.bubble,
};

const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;
function toEnd(smooth = false) {
  log.scrollTo({ top: log.scrollHeight, behavior: smooth ? 'smooth' : 'auto' });
  $('jump').hidden = true;
}

const changedKey = (bubble) => JSON.stringify([bubble.text, bubble.reaction, bubble.edited, bubble.gone]);

function show(bubble) {
  const old = shown.get(bubble.id);
  if (old) {
    old.bubble = bubble;
    const fresh = bubbleElement(bubble, old.element.classList.contains('same'), acts);
    // A tick alone must not close what the citizen has open.
    if (old.changed === changedKey(bubble)) updateTick(old.element, bubble);
    else { old.element.replaceWith(fresh); old.element = fresh; old.changed = changedKey(bubble); }
    return;
  }
  const day = bubble.at.slice(0, 10);
  if (!last || last.at.slice(0, 10) !== day) log.append(dayElement(bubble.at));
  const same = last && (last.from === "citizen") === (bubble.from === "citizen") && last.at.slice(0, 10) === day;
  const element = bubbleElement(bubble, Boolean(same), acts);
  log.append(element);
  shown.set(bubble.id, { bubble, element, changed: changedKey(bubble) });
  last = bubble;
}

async function read(signal) {
  while (!signal.aborted) {
    try {
      const answer = await fetch(`/sim/bubbles?as=${encodeURIComponent(as)}&channel=${channel}&after=${after}&wait=20`, { signal });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const news = await answer.json();
      // A stand-in that was started again counts from one: show its chat afresh.
      if (news.seq < after) return enter(as);
      after = news.seq;
      news.bubbles.sort((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq).forEach(show);
      $('offline').hidden = true;
      if (news.bubbles.length > 0) sticks ? toEnd() : ($('jump').hidden = false);
    } catch (problem) {
      if (signal.aborted) return;
      $('offline').textContent = 'Menyambungkan kembali…';
      $('offline').hidden = false;
      after = 0;  // if it was started again, what it has is new; what is shown already stays
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

function enter(name) {
  reading?.abort();
  reading = new AbortController();
  as = name;
  after = 0;
  last = null;
  sticks = true;
  shown.clear();
  log.replaceChildren(noteElement('Ini simulasi. Nomor dan percakapan di sini rekaan dan tidak keluar dari komputer ini.'));
  rememberName(name);
  $('as').textContent = name;
  document.title = `${name} · Simulasi ${kNames[channel]}`;
  history.replaceState(null, '', `?channel=${channel}&as=${encodeURIComponent(name)}`);
  showNames(name, (other) => { $('people-sheet').close(); enter(other); });
  read(reading.signal);
}

async function sendText() {
  const field = $('text');
  const words = field.value.trim();
  if (!words) return;
  field.value = '';
  grow();
  if (!(await say({ kind: 'text', text: words }))) field.value = words;
  sticks = true;
  toEnd();
}

function grow() {
  const field = $('text');
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

// What the file of each kind may be.
const kFiles = { photo: 'image/jpeg,image/png,image/webp', voice: 'audio/*', document: 'application/pdf' };
let picking = 'photo';

function pick(kind) {
  picking = kind;
  $('attach-sheet').close();
  $('file').accept = kFiles[kind];
  $('file').click();
}

async function sendFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  await say({ kind: picking, mime: file.type, name: file.name, base64: btoa(text) });
}

$('composer').addEventListener('submit', (event) => { event.preventDefault(); sendText(); });
$('text').addEventListener('input', grow);
$('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); sendText(); }
});
$('attach').addEventListener('click', () => $('attach-sheet').showModal());
for (const kind of Object.keys(kFiles)) $(`pick-${kind}`).addEventListener('click', () => pick(kind));
$('pick-pin').addEventListener('click', () => { $('attach-sheet').close(); acts.askPin(); });
$('file').addEventListener('change', () => { if ($('file').files[0]) sendFile($('file').files[0]); $('file').value = ''; });
$('switch').addEventListener('click', () => $('people-sheet').showModal());
$('jump').addEventListener('click', () => toEnd(true));
log.addEventListener('scroll', () => {
  sticks = nearEnd();
  if (sticks) $('jump').hidden = true;
});
new ResizeObserver(() => { if (sticks) toEnd(); }).observe(log);  // the keyboard opens
for (const form of document.querySelectorAll('[data-newcomer]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = form.elements.name.value.trim();
    if (!name) return;
    form.reset();
    $('people-sheet').close();
    enter(name);
  });
}
closeOnBackdrop();

fetch('/sim/citizens').then((answer) => answer.json()).then(({ citizens, numbers }) => {
  citizens.forEach(({ name }) => rememberName(name));
  $('office').textContent = numbers.find((one) => one.channel === channel)?.name || 'Layanan Pengaduan';
  showNames(as, (other) => { $('people-sheet').close(); enter(other); });
}).catch(() => { $('office').textContent = 'Layanan Pengaduan'; });
document.body.dataset.channel = channel;
$('switch').hidden = window !== window.top;  // on the stage the name is chosen once for all phones
$('presence').textContent = { whatsapp: 'akun bisnis', messenger: 'Halaman Facebook', instagram: 'akun Instagram' }[channel];
for (const title of document.querySelectorAll('[data-channel-name]')) title.textContent = `Simulasi ${kNames[channel]}`;
enter(query.get('as')?.trim() || knownNames()[0]);
