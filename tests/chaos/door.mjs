// Posts signed webhooks as Meta does: again, ever slower, until 200.
import { createHmac } from 'node:crypto';
import http from 'node:http';
import { sleep } from './chance.mjs';

export function doorAt(port, secretOf) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
  const door = { closed: false, refused: 0 };
  const attempt = (channel, body) => new Promise((resolve) => {
    const signature = createHmac('sha256', secretOf(channel)).update(body).digest('hex');
    const request = http.request({ agent, host: '127.0.0.1', port, path: `/webhook/${channel}`, method: 'POST', timeout: 10000,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-hub-signature-256': `sha256=${signature}` } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', () => resolve(0));
    request.on('timeout', () => request.destroy());
    request.end(body);
  });
  // True once it was answered 200; false if the day ended first.
  door.post = async (channel, body) => {
    for (let wait = 50; ; wait = Math.min(2 * wait, 1000)) {
      const code = await attempt(channel, body);
      if (code === 200) return true;
      if (code >= 400 && code < 500) throw new Error(`the door answered ${code} on ${channel}`);
      if (code === 503) door.refused++;
      if (door.closed) return false;
      await sleep(wait);
    }
  };
  return door;
}
