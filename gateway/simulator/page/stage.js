// Three phones side by side, one citizen, and what goes wrong on request.
import { knownNames, rememberName } from './people.js';

const $ = (id) => document.getElementById(id);
const kChannels = ['whatsapp', 'messenger', 'instagram'];
const query = new URLSearchParams(location.search);
const phones = new Map();

async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? `HTTP ${answer.status}`);
}

function enter(name) {
  rememberName(name);
  $('name').value = name;
  history.replaceState(null, '', `?as=${encodeURIComponent(name)}`);
  for (const [channel, phone] of phones) phone.src = `phone.html?channel=${channel}&as=${encodeURIComponent(name)}`;
  $('names').replaceChildren(...knownNames().map((known) => new Option(known)));
}

function showTab(channel) {
  document.body.dataset.tab = channel;
  for (const tab of document.querySelectorAll('[data-tab]')) {
    if (tab !== document.body) tab.setAttribute('aria-pressed', String(tab.dataset.tab === channel));
  }
}

for (const channel of kChannels) {
  const frame = document.createElement('iframe');
  frame.className = 'phone';
  frame.dataset.phone = channel;
  frame.title = `Ponsel: ${channel}`;
  phones.set(channel, frame);
  $('phones').append(frame);
}
for (const tab of document.querySelectorAll('.tabs button')) tab.addEventListener('click', () => showTab(tab.dataset.tab));
$('name').addEventListener('change', () => { const name = $('name').value.trim(); if (name) enter(name); });
$('open-faults').addEventListener('click', () => {
  $('faults').hidden = !$('faults').hidden;
  $('open-faults').setAttribute('aria-expanded', String(!$('faults').hidden));
});

// Numbers only; an empty field is no fault.
function faultsFrom(form) {
  const number = (name) => Number(form.elements[name].value) || 0;
  const faults = {};
  for (const name of ['lose_answers', 'drop_statuses', 'duplicate_webhooks', 'retry_storm', 'batch', 'latency_ms']) faults[name] = number(name);
  for (const name of ['dead_token', 'lost_subscription', 'paused_template', 'red_quality']) faults[name] = form.elements[name].checked;
  if (number('code')) faults.error = { code: number('code'), subcode: number('subcode'), count: number('count') || 1 };
  return faults;
}

async function setFaults(faults, said) {
  try {
    await post('/sim/faults', faults);
    $('fault-said').textContent = said;
  } catch (problem) {
    $('fault-said').textContent = `Tidak bisa: ${problem.message}`;
  }
}
$('fault-form').addEventListener('submit', (event) => {
  event.preventDefault();
  setFaults(faultsFrom(event.target), 'Berlaku mulai sekarang.');
});
$('fault-form').addEventListener('reset', () => setFaults({}, 'Semua kembali normal.'));

$('colleague-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { channel, text } = event.target.elements;
  try {
    await post('/sim/say', { as: $('name').value, channel: channel.value, kind: 'colleague', text: text.value });
    $('colleague-said').textContent = 'Terkirim.';
    text.value = '';
  } catch (problem) {
    $('colleague-said').textContent = `Tidak bisa: ${problem.message}`;
  }
});

showTab(kChannels.includes(query.get('channel')) ? query.get('channel') : 'whatsapp');
enter(query.get('as')?.trim() || knownNames()[0]);
