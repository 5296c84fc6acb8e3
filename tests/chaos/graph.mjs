// The Graph API of a bad day: it hears sends and tells what became of them; at times it fails, stalls, or has heard and is not
// heard itself.
import http from 'node:http';

export function graphAt(port, channels, chance, tellStatus) {
  const heard = new Map();  // our message's id and part: how often it was sent to a citizen
  const graph = { heard, trouble: false, failed: 0, stalled: 0, unheard: 0 };
  let minted = 0;
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => { body += piece; });
    request.on('end', () => {
      const message = body ? JSON.parse(body) : {};
      const channel = channels.find((one) => one.ours(message).id);
      const mood = graph.trouble ? chance.random() : 1;
      if (mood < 0.05) {
        graph.failed++;
        response.writeHead(500, { 'content-type': 'application/json' });
        return response.end(JSON.stringify({ error: { message: 'temporarily unavailable', code: 2, is_transient: true } }));
      }
      if (mood < 0.07) return void graph.stalled++;  // never answers, and has sent nothing
      const id = `${channel?.name ?? 'other'}.out${minted++}x${Date.now()}`;
      if (channel) {
        const { id: ours, to } = channel.ours(message);
        heard.set(ours, (heard.get(ours) ?? 0) + 1);
        tellStatus(channel, ours, id, to);
      }
      if (mood < 0.1) {
        graph.unheard++;
        return response.socket.destroy();  // sent, and its answer is lost
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(channel ? channel.answer(id, channel.ours(message).to) : { success: true }));
    });
  });
  graph.listen = () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return graph;
}
