// The count at the end: which promise broke.
import { execFileSync } from 'node:child_process';

export function counterFor(data, redis) {
  const query = (sql) => JSON.parse(execFileSync('sqlite3', ['-json', `${data}/tickets/tickets.db`, sql], { encoding: 'utf8', maxBuffer: 1 << 28 }) || '[]');
  const waiting = () => {
    try {
      return Number(redis('EVAL', "local n = 0 for p = 0, 63 do for _, k in ipairs({'in:{' .. p .. '}', 'st:{' .. p .. '}', 'fetch:{' .. p .. '}', 'out:{' .. p .. '}:ack', 'out:{' .. p .. '}:answer'}) do n = n + redis.call('XLEN', k) end end return n", '0'));
    } catch {
      return NaN;
    }
  };
  const deadLetters = () => {
    let dead = 0;
    let withoutReason = 0;
    for (let p = 0; p < 64; p++) {
      const entries = redis('XRANGE', `dead:{${p}}`, '-', '+');
      if (!entries) continue;
      const count = Number(redis('XLEN', `dead:{${p}}`));
      dead += count;
      withoutReason += count - entries.split('\n').filter((line) => line === 'reason').length;
    }
    return { dead, withoutReason };
  };
  // `accepted`: {id, writer, n} of every message that got a 200.
  const count = (accepted, graph, trouble, citizens) => {
    const known = new Map(query('SELECT key, citizen FROM messages WHERE outgoing = 0').map((row) => [row.key, row.citizen]));
    const perWriter = new Map();
    for (const { writer, id } of accepted) perWriter.set(writer, (perWriter.get(writer) ?? new Set()).add(known.get(id)));
    const nth = new Map(accepted.map(({ id, n }) => [id, n]));
    const last = new Map();
    let outOfOrder = 0;
    for (const row of query('SELECT citizen, key FROM messages WHERE outgoing = 0 ORDER BY citizen, rowid')) {
      const n = nth.get(row.key);
      if (n < (last.get(row.citizen) ?? -1)) outOfOrder++;
      last.set(row.citizen, n);
    }
    const said = query('SELECT key FROM messages WHERE outgoing = 1').map((row) => row.key);
    const heardIds = new Set([...graph.heard.keys()].map((key) => key.split('|')[0]));
    const { dead, withoutReason } = deadLetters();
    const result = {
      accepted: accepted.length,
      lost: accepted.filter(({ id }) => !known.has(id)).length,
      double_tickets: query('SELECT citizen, text, COUNT(*) AS n FROM tickets GROUP BY citizen, text HAVING n > 1').length,
      repeated_answers: [...graph.heard.values()].reduce((sum, times) => sum + times - 1, 0),
      out_of_order: outOfOrder,
      dead_without_reason: withoutReason,
      kills: trouble.kills,
    };
    const also = {
      citizens, with_ticket: query('SELECT COUNT(DISTINCT citizen) AS n FROM tickets')[0].n,
      split_in_two: [...perWriter.values()].filter((ids) => ids.size > 1).length,
      answers: said.length, unsaid: said.filter((key) => !heardIds.has(key)).length, dead, left: waiting(),
    };
    result.ok = result.lost === 0 && result.double_tickets === 0 && result.out_of_order === 0 && result.dead_without_reason === 0 &&
      also.split_in_two === 0 && also.unsaid === 0 && also.left === 0 && also.with_ticket === citizens;
    return { result, also };
  };
  // What did not leave the logs: where it stands and what the sender knows of it.
  const stuck = () => {
    const found = [];
    for (let p = 0; p < 64; p++) {
      for (const key of [`in:{${p}}`, `st:{${p}}`, `out:{${p}}:ack`, `out:{${p}}:answer`]) {
        if (Number(redis('XLEN', key)) === 0) continue;
        found.push({ key, first: redis('XRANGE', key, '-', '+', 'COUNT', '1'), send: redis('HGETALL', `send:{${p}}`), lease: redis('GET', `lease:{${p}}:out`) });
      }
    }
    return found;
  };
  return { waiting, count, stuck };
}
