// What goes wrong during the day: processes are killed or paused, Redis refuses writes, the Graph API has moods.
import { readFileSync } from 'node:fs';
import { sleep } from './chance.mjs';

const kLeastTurns = 14;
const kVictims = ['bot', 'tickets', 'sender', 'classifier', 'router', 'webhook', 'redis'];

export function troubleFor(data, chance, redis, graph, say) {
  const trouble = { kills: 0, pauses: 0, refusals: 0, over: false };
  const pidOf = (name) => Number(readFileSync(`${data}/service/${name}/supervise/pid`, 'utf8'));
  const signal = (name, what) => {
    try {
      process.kill(pidOf(name), what);
      return true;
    } catch {
      return false;  // it is just being started again
    }
  };
  const kill = (name) => {
    if (!signal(name, 'SIGKILL')) return;
    trouble.kills++;
    say(`  killed ${name}`);
  };
  const pause = async (name) => {
    const pid = pidOf(name);
    if (!signal(name, 'SIGSTOP')) return;
    trouble.pauses++;
    say(`  paused ${name}`);
    await sleep(1000 + chance.random() * 2000);
    try { process.kill(pid, 'SIGCONT'); } catch { /* gone meanwhile */ }
  };
  // As a primary without its replica does: reads work, writes are refused.
  const refuse = async () => {
    try {
      redis('CONFIG', 'SET', 'min-replicas-to-write', '1');
      trouble.refusals++;
      say('  Redis refuses writes');
      await sleep(800 + chance.random() * 1200);
    } catch { /* it is away */ }
    for (let tries = 0; tries < 50; tries++) {
      try {
        redis('CONFIG', 'SET', 'min-replicas-to-write', '0');
        return;
      } catch { await sleep(200); }
    }
  };
  // At least every process is killed once; `enough` tells when the citizens have written all.
  trouble.run = async (enough) => {
    await sleep(800);
    for (let turn = 0; !trouble.over && (turn < kLeastTurns || !enough()); turn++) {
      const what = turn < kVictims.length ? 0 : chance.random();
      graph.trouble = turn % 2 === 0;
      if (what < 0.6) kill(kVictims[turn % kVictims.length]);
      else if (what < 0.85) await pause(chance.pick(kVictims));
      else await refuse();
      await sleep(600 + chance.random() * 900);
    }
    graph.trouble = false;
  };
  return trouble;
}
