// A small stand-in for serap-console: its API over invented reports, and the pages of a web build,
// with the same policy. For working on the pages; the whole road runs against the real stack.
// usage: node serve.mjs WEB_FOLDER [PORT]
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { figuresOf } from './figures.mjs';
import { allowedIn, offices, reports, topics } from './reports.mjs';

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const kGroups = {
  open: (row) => !['dijawab', 'draf'].includes(row.status) && !row.status.startsWith('selesai'),
  all: () => true,
  draft: (row) => row.status === 'draf',
  triage: (row) => row.status === 'diterima' && row.triage,
  new: (row) => row.status === 'diterima' && !row.triage,
  working: (row) => ['didisposisi', 'diproses'].includes(row.status),
  waiting: (row) => row.status === 'ditunda',
  answered: (row) => row.status === 'dijawab',
  closed: (row) => row.status.startsWith('selesai') || row.status === 'diarsipkan',
  mine: (row) => row.handler === 'rina@contoh.example' && kGroups.open(row),
  unit: (row) => row.agency === 'KOMINFO-D@3273' && kGroups.open(row),
  due: (row) => kGroups.open(row) && row.due && Date.parse(row.due) < Date.now() + 86_400_000,
  danger: (row) => kGroups.open(row) && row.urgency === 'darurat',
};
const kNext = {
  accept: 'diproses',
  answer: 'dijawab',
  ask_citizen: 'ditunda',
  archive: 'diarsipkan',
  close: 'selesai_otomatis',
};

// As similar.cpp does it: the same topic, at most three.
function similarTo(all, row) {
  return all
    .filter((one) => one.topic === row.topic && one.number !== row.number)
    .slice(0, 3)
    .map((one) => ({ ...one, because: ['topic', 'place'] }));
}

const keptAtFirst = () => [
  {
    id: 1,
    what: 'reply',
    title: 'Dijadwalkan',
    text: 'Terima kasih, {warga}. Laporan {nomor} sudah kami terima pada {tanggal}. Petugas {kantor} datang pada {hari}.',
    own: true,
  },
  { id: 2, what: 'reply', title: 'Sudah selesai', text: 'Laporan {nomor} sudah selesai dikerjakan.', own: true },
  { id: 3, what: 'filter', title: 'Jalan berlubang', text: 'cari=jalan&kelompok=semua', own: true },
];

export function serveFake(web, port = 0) {
  const all = reports();
  const kept = keptAtFirst();
  const sessions = new Map();
  const streams = new Set();
  const me = {
    email: 'rina@contoh.example',
    name: 'Rina Kartika',
    role: 'coordinator',
    agency: 'KOMINFO-D@3273',
    agency_name: 'Dinas Kominfo Kota Bandung',
  };

  const csrfOf = (token) => createHash('sha256').update(token).digest('hex');
  const say = (response, status, body, headers = {}) => {
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
  const refuse = (response, status, code, message_id, message_en) =>
    say(response, status, { code, message_id, message_en });
  const changed = () => {
    for (const stream of streams)
      stream.write('event: changed\ndata: {"queue":true,"ticket":true}\n\n');
  };

  function login(response, body) {
    if (body.email !== me.email || body.password !== 'melati-mawar-7')
      return refuse(
        response,
        401,
        'wrong_login',
        'Surel atau kata sandi tidak cocok. Periksa keduanya lalu coba lagi, atau minta kata sandi baru kepada admin instansi Anda.',
        "E-mail and password do not match. Check both and try again, or ask your agency's administrator for a new password.",
      );
    const token = randomBytes(16).toString('hex');
    sessions.set(token, true);
    say(
      response,
      200,
      { ...me, csrf: csrfOf(token) },
      { 'Set-Cookie': `serap=${token}; Path=/; HttpOnly; SameSite=Strict` },
    );
  }

  function list(response, query) {
    const group = kGroups[query.get('group') ?? 'open'];
    const words = (query.get('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const rows = all.filter(
      (row) =>
        group(row) &&
        words.every((word) =>
          `${row.number} ${row.title} ${row.text}`.toLowerCase().includes(word),
        ),
    );
    const by = {
      newest: (a, b) => b.opened.localeCompare(a.opened),
      oldest: (a, b) => a.opened.localeCompare(b.opened),
      due: (a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'),
      urgent: (a, b) =>
        (b.urgency === 'darurat') - (a.urgency === 'darurat') ||
        (a.due ?? '9').localeCompare(b.due ?? '9'),
    };
    rows.sort(by[query.get('sort')] ?? by.newest);
    say(response, 200, { rows, total: rows.length });
  }

  function act(response, row, deed, body) {
    const now = new Date().toISOString();
    const from = row.status;
    row.status = kNext[deed] ?? row.status;
    row.allowed = allowedIn(row.status);
    row.version += 1;
    row.unread = false;
    if (deed !== 'note') row.triage = false;
    if (body.topic) {
      const topic = topics.find((one) => one.id === body.topic);
      Object.assign(row, {
        topic: topic.id,
        topic_name_id: topic.name_id,
        topic_name_en: topic.name_en,
      });
    }
    if (body.agency) Object.assign(row, { agency: body.agency, agency_name: body.agency_name });
    row.history.push({
      at: now,
      who: me.email,
      what: deed,
      from,
      to: row.status,
      text: body.text ?? body.reason ?? '',
    });
    if (deed === 'answer' || deed === 'ask_citizen') {
      const line = {
        outgoing: true,
        author: 'office',
        kind: 'text',
        text: body.text,
        at: now,
        about_this: true,
        tick: null,
        media: [],
        blanked: false,
      };
      row.conversation.push(line);
      ['sent', 'delivered', 'read'].forEach((state, at) =>
        setTimeout(
          () => {
            line.tick = { state, at: new Date().toISOString(), code: 0, error: '' };
            changed();
          },
          400 * (at + 1),
        ).unref(),
      );
    }
    changed();
    say(response, 200, row);
  }

  function api(request, response, url, body) {
    const path = url.pathname.slice('/api/v1/'.length);
    if (path === 'login') return login(response, body);
    const token = /serap=([0-9a-f]+)/.exec(request.headers.cookie ?? '')?.[1];
    if (!sessions.has(token))
      return refuse(
        response,
        401,
        'signed_out',
        'Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan.',
        'Your session has ended. Sign in again to go on.',
      );
    if (request.method === 'POST' && request.headers['x-serap-csrf'] !== csrfOf(token))
      return refuse(response, 403, 'csrf', 'Muat ulang halaman.', 'Reload the page.');
    if (path === 'logout') {
      sessions.delete(token);
      return say(response, 200, {});
    }
    if (path === 'me') return say(response, 200, { ...me, csrf: csrfOf(token) });
    if (path === 'topics') return say(response, 200, topics);
    if (path === 'counts')
      return say(
        response,
        200,
        Object.fromEntries(
          Object.entries(kGroups).map(([name, fits]) => [name, all.filter(fits).length]),
        ),
      );
    if (path === 'tickets') return list(response, url.searchParams);
    if (path.startsWith('figures')) {
      const figures = figuresOf(all, url.searchParams.get('from'), url.searchParams.get('to'));
      if (path === 'figures') return say(response, 200, figures);
      response.writeHead(200, { 'Content-Type': 'text/csv; charset=utf-8' });
      return response.end('tabel,kode,nama,diterima\r\n');
    }
    if (path === 'kept' && request.method === 'GET')
      return say(response, 200, kept.filter((one) => one.what === url.searchParams.get('what')));
    if (path === 'kept') {
      const one = { own: true, ...body, id: kept.length + 1 };
      kept.push(one);
      return say(response, 200, one);
    }
    if (path.startsWith('kept/')) {
      const at = kept.findIndex((one) => one.id === Number(path.split('/')[1]));
      kept.splice(at, 1);
      return say(response, 200, {});
    }
    if (path === 'updates') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('event: hello\ndata: {}\n\n');
      if (url.searchParams.get('ticket') === 'SRP-26-HX20ZC-8')
        response.write('event: here\ndata: ["Budi Santoso"]\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return undefined;
    }
    const [, number, deed] = path.split('/');
    const row = all.find((one) => one.number === decodeURIComponent(number ?? ''));
    if (!row)
      return refuse(
        response,
        404,
        'no_such_ticket',
        'Laporan ini tidak ada, atau bukan untuk instansi Anda. Kembali ke daftar.',
        "This report does not exist, or is not your agency's to see. Go back to the list.",
      );
    if (!deed) return say(response, 200, row);
    if (deed === 'offices') return say(response, 200, offices);
    if (deed === 'similar') return say(response, 200, similarTo(all, row));
    return act(response, row, deed, body);
  }

  function file(response, path) {
    const wanted = normalize(path).replace(/^(\.\.[/\\])+/, '');
    for (const name of [wanted, '/index.html']) {
      try {
        const content = readFileSync(join(web, name));
        response.writeHead(200, {
          'Content-Type': kTypes[extname(name)] ?? 'application/octet-stream',
          'Content-Security-Policy':
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        });
        return response.end(content);
      } catch {
        // Not a file: the pages' own router knows the address.
      }
    }
    response.writeHead(404);
    return response.end();
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      if (url.pathname.startsWith('/api/'))
        api(request, response, url, body ? JSON.parse(body) : {});
      else file(response, url.pathname);
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({ server, base: `http://127.0.0.1:${server.address().port}` }),
    );
  });
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { base } = await serveFake(process.argv[2], Number(process.argv[3] ?? 0));
  console.log(base);
}
