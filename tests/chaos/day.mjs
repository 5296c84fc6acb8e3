// The citizens of the chaos day, the Graph API that hears the answers, the killer, and the count at the end.
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const data = argument('data');
const base = Number(argument('base-port'));
const total = Number(argument('messages', 2000));
const json = argument('json') === 'yes';
const say = (text) => { if (!json) console.log(text); };
const secret = readFileSync(`${data}/secrets/whatsapp-app-secret`, 'utf8').trim();
const redisPassword = readFileSync(`${data}/secrets/redis`, 'utf8').trim();
const tenant = '100000000000001';
const kVictims = ['bot', 'tickets', 'sender', 'classifier', 'router', 'webhook', 'redis'];

// mulberry32: the same seed gives the same day.
let state = Number(argument('seed', 1)) >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const pick = (list) => list[Math.floor(random() * list.length)];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// --- the Graph API: hears answers, sends their statuses back -------------------------------------------------
const heard = new Map();  // our message's id and part -> how often
const graph = http.createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => { body += piece; });
  request.on('end', () => {
    const message = body ? JSON.parse(body) : {};
    const id = message.biz_opaque_callback_data;
    const wamid = `wamid.out${heard.size}x${Date.now()}`;
    if (id) {
      heard.set(id, (heard.get(id) ?? 0) + 1);
      void post(statusBody(id, wamid, message.to ?? message.recipient ?? '')).catch(() => {});
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ messaging_product: 'whatsapp', contacts: [], messages: [{ id: wamid }] }));
  });
});

// --- webhooks, as Meta sends them: again until 200 ---------------------------------------------------------------
const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
function attempt(body) {
  return new Promise((resolve) => {
    const request = http.request({ agent, host: '127.0.0.1', port: base + 201, path: '/webhook/whatsapp', method: 'POST', timeout: 10000,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body),
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', () => resolve(0));
    request.on('timeout', () => request.destroy());
    request.end(body);
  });
}
async function post(body) {
  for (let wait = 50; ; wait = Math.min(2 * wait, 1000)) {
    if (await attempt(body) === 200) return;
    if (over) return;
    await sleep(wait);
  }
}
const envelope = (value) => JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value: {
  messaging_product: 'whatsapp', metadata: { display_phone_number: '62811', phone_number_id: tenant }, ...value } }] }] });
const messageBody = (phone, id, at, text) => envelope({ contacts: [{ profile: { name: 'Warga' }, wa_id: phone }],
  messages: [{ from: phone, id, timestamp: String(at), type: 'text', text: { body: text } }] });
const statusBody = (id, wamid, to) => envelope({ statuses: [{ id: wamid, status: 'sent', timestamp: String(Math.floor(Date.now() / 1000)),
  recipient_id: String(to).replace('+', ''), biz_opaque_callback_data: id }] });

// --- the day -----------------------------------------------------------------------------------------------------
let over = false;
let kills = 0;
const accepted = [];
async function citizen(index, count) {
  const phone = `62817${String(index).padStart(8, '0')}`;
  let at = Math.floor(Date.now() / 1000) - count;
  for (let n = 0; n < count; n++) {
    const id = `wamid.day${index}x${n}`;
    const text = n === 0 ? pick(['sampah menumpuk di depan pasar kecamatan sukajadi sudah seminggu bau sekali',
      'jalan berlubang parah di jalan melati kecamatan coblong banyak motor jatuh', 'lampu jalan mati di kecamatan andir gelap gulita tiap malam'])
      : n === 1 ? 'ya benar' : pick(['terima kasih', 'status', 'kapan ditangani ya min', 'halo']);
    const body = messageBody(phone, id, at++, text);
    await post(body);
    accepted.push({ id: `wa:m:${tenant}:${id}`, phone, n });
    if (random() < 0.1) await post(body);  // Meta sends it again
    await sleep(random() * 150);
  }
}
async function killer() {
  let turn = 0;
  await sleep(800);
  while (!over) {
    const victim = kVictims[turn++ % kVictims.length];
    try {
      process.kill(Number(readFileSync(`${data}/service/${victim}/supervise/pid`, 'utf8')), 'SIGKILL');
      kills++;
      say(`  killed ${victim}`);
    } catch { /* it is just being started again */ }
    await sleep(900 + random() * 900);
  }
}

const redis = (...words) => execFileSync('redis-cli', ['-p', String(base + 379), '-a', redisPassword, '--no-auth-warning', ...words], { encoding: 'utf8' }).trim();
function waiting() {
  try {
    return Number(redis('EVAL', "local n = 0 for p = 0, 63 do for _, k in ipairs({'in:{' .. p .. '}', 'st:{' .. p .. '}', 'out:{' .. p .. '}:ack', 'out:{' .. p .. '}:answer'}) do n = n + redis.call('XLEN', k) end end return n", '0'));
  } catch { return NaN; }
}
const rows = (sql) => execFileSync('sqlite3', ['-json', `${data}/tickets/tickets.db`, sql], { encoding: 'utf8', maxBuffer: 1 << 28 });
const query = (sql) => JSON.parse(rows(sql) || '[]');

async function main() {
  await new Promise((resolve) => graph.listen(base + 301, '127.0.0.1', resolve));
  const each = 5;
  const citizens = Math.max(1, Math.round(total / each));
  say(`${citizens} citizens write ${citizens * each} messages while processes are killed`);
  const began = Date.now();
  const killing = killer();
  const waves = [];
  for (let i = 0; i < citizens; i++) {
    waves.push(citizen(i, each));
    if (i % 20 === 19) await sleep(100);  // bursts
  }
  await Promise.all(waves);
  // At least every process once, even on a short day.
  while (kills < kVictims.length && Date.now() - began < 60000) await sleep(200);
  over = true;
  await killing;
  over = false;  // statuses are still sent until they are heard
  const until = Date.now() + 120000;
  for (let calm = 0; calm < 4 && Date.now() < until;) {
    await sleep(500);
    calm = waiting() === 0 ? calm + 1 : 0;
  }
  const left = waiting();
  over = true;

  const known = new Map(query('SELECT key, citizen FROM messages WHERE outgoing = 0').map((row) => [row.key, row.citizen]));
  const lost = accepted.filter((message) => !known.has(message.id)).length;
  const perPhone = new Map();
  for (const message of accepted) perPhone.set(message.phone, (perPhone.get(message.phone) ?? new Set()).add(known.get(message.id)));
  const split = [...perPhone.values()].filter((ids) => ids.size > 1).length;
  const doubles = query('SELECT citizen, text, COUNT(*) AS n FROM tickets GROUP BY citizen, text HAVING n > 1').length;
  const withTicket = query('SELECT COUNT(DISTINCT citizen) AS n FROM tickets')[0].n;
  const said = query('SELECT key FROM messages WHERE outgoing = 1').map((row) => row.key);
  const heardIds = new Set([...heard.keys()].map((key) => key.split('|')[0]));
  const unsaid = said.filter((key) => !heardIds.has(key)).length;
  const repeated = [...heard.values()].reduce((sum, count) => sum + count - 1, 0);
  const order = query("SELECT citizen, key FROM messages WHERE outgoing = 0 ORDER BY citizen, rowid");
  let outOfOrder = 0;
  const last = new Map();
  for (const row of order) {
    const n = Number(row.key.split('x').pop());
    if (n < (last.get(row.citizen) ?? -1)) outOfOrder++;
    last.set(row.citizen, n);
  }
  let deadWithoutReason = 0;
  let dead = 0;
  for (let p = 0; p < 64; p++) {
    const entries = redis('XRANGE', `dead:{${p}}`, '-', '+');
    if (!entries) continue;
    const count = Number(redis('XLEN', `dead:{${p}}`));
    dead += count;
    deadWithoutReason += count - entries.split('\n').filter((line) => line === 'reason').length;
  }
  const ok = lost === 0 && doubles === 0 && split === 0 && unsaid === 0 && outOfOrder === 0 && deadWithoutReason === 0 && left === 0 && withTicket === citizens;
  const result = { accepted: accepted.length, lost, double_tickets: doubles, repeated_answers: repeated, out_of_order: outOfOrder,
    dead_without_reason: deadWithoutReason, kills, ok };
  say(`in ${((Date.now() - began) / 1000).toFixed(0)} s: ${JSON.stringify(result)}`);
  say(`also: ${withTicket} of ${citizens} citizens have a ticket, ${split} split in two, ${said.length} answers, ${unsaid} unsaid, ${dead} dead letters, ${left} left in the logs`);
  if (json) console.log(JSON.stringify(result));
  process.exit(ok ? 0 : 1);
}
await main();
