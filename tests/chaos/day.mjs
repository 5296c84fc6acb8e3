// The chaos day: citizens write on three channels, things go wrong, and at the end everything is counted.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chanceFrom, sleep } from './chance.mjs';
import { channelOf } from './channels.mjs';
import { counterFor } from './count.mjs';
import { doorAt } from './door.mjs';
import { graphAt } from './graph.mjs';
import { troubleFor } from './trouble.mjs';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const data = argument('data');
const base = Number(argument('base-port'));
const total = Number(argument('messages', 2000));
const json = argument('json') === 'yes';
const say = (text) => { if (!json) console.log(text); };
const chance = chanceFrom(Number(argument('seed', 1)));
const secret = (name) => readFileSync(`${data}/secrets/${name}`, 'utf8').trim();
const redis = (...words) => {
  const answer = execFileSync('redis-cli', ['-p', String(base + 379), '-a', secret('redis'), '--no-auth-warning', ...words], { encoding: 'utf8' }).trim();
  if (/^(NOREPLICAS|MISCONF|LOADING|OOM|\(error\))/.test(answer)) throw new Error(answer);
  return answer;
};

// The install's tenants, as its settings name them.
const tenants = readFileSync(`${data}/serap.toml`, 'utf8').split('[[tenant]]').slice(1).map((text) => ({
  channel: /channel = "(\w+)"/.exec(text)[1], id: /\bid = "(\d+)"/.exec(text)[1], secret: /app_secret = "([\w-]+)"/.exec(text)[1] }));
const channels = tenants.map(channelOf);
const secrets = new Map(tenants.map((tenant) => [tenant.channel, secret(tenant.secret)]));
const door = doorAt(base + 201, (channel) => secrets.get(channel));

// Statuses come in any order, and twice at times.
const graph = graphAt(base + 301, channels, chance, (channel, ours, id, to) => {
  for (const body of channel.statuses(ours, id, to)) {
    void door.post(channel.name, body).catch(() => {});
    if (chance.random() < 0.05) void door.post(channel.name, body).catch(() => {});
  }
});

const kReports = ['sampah menumpuk di depan pasar kecamatan sukajadi sudah seminggu bau sekali',
  'jalan berlubang parah di jalan melati kecamatan coblong banyak motor jatuh', 'lampu jalan mati di kecamatan andir gelap gulita tiap malam'];
const kRest = ['terima kasih', 'status', 'kapan ditangani ya min', 'halo'];
const accepted = [];

async function citizen(index, count) {
  const channel = channels[index % channels.length];
  const writer = channel.writer(index);
  let at = Math.floor(Date.now() / 1000) - count;
  for (let n = 0; n < count; n++) {
    const id = `${channel.name}.day${index}x${n}`;
    const body = channel.message(writer, id, at++, n === 0 ? chance.pick(kReports) : n === 1 ? 'ya benar' : chance.pick(kRest));
    if (await door.post(channel.name, body)) accepted.push({ id: channel.prefix + id, writer, n });
    if (chance.random() < 0.1) await door.post(channel.name, body);  // Meta sends it again
    await sleep(chance.random() * 150);
  }
}

async function calm(counter, seconds) {
  const until = Date.now() + seconds * 1000;
  for (let quiet = 0; quiet < 4 && Date.now() < until;) {
    await sleep(500);
    quiet = counter.waiting() === 0 ? quiet + 1 : 0;
  }
}

async function main() {
  await graph.listen();
  const counter = counterFor(data, redis);
  const trouble = troubleFor(data, chance, redis, graph, say);
  const each = 5;
  const citizens = Math.max(1, Math.round(total / each));
  say(`${citizens} citizens write ${citizens * each} messages on ${channels.map(({ name }) => name).join(', ')} while things go wrong`);
  const began = Date.now();
  let written = false;
  const going = trouble.run(() => written || Date.now() - began > 20 * 60 * 1000);
  const waves = [];
  for (let i = 0; i < citizens; i++) {
    waves.push(citizen(i, each));
    if (i % 20 === 19) await sleep(100);  // bursts
  }
  await Promise.all(waves);
  written = true;
  await going;
  await calm(counter, Number(argument('patience', 120)));
  door.closed = true;
  const { result, also } = counter.count(accepted, graph, trouble, citizens);
  say(`in ${((Date.now() - began) / 1000).toFixed(0)} s: ${JSON.stringify(result)}`);
  say(`also: ${JSON.stringify({ ...also, pauses: trouble.pauses, redis_refused: trouble.refusals, graph_failed: graph.failed, graph_stalled: graph.stalled, graph_unheard: graph.unheard, door_503: door.refused })}`);
  if (also.left > 0) say(`stuck: ${JSON.stringify(counter.stuck(), null, 1)}`);
  if (json) console.log(JSON.stringify(result));
  process.exit(result.ok ? 0 : 1);
}
await main();
