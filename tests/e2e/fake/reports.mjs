// Invented reports for looking at the pages without the services. Nobody here exists.

const kNow = Date.now();
const ago = (minutes) => new Date(kNow - minutes * 60_000).toISOString();
const ahead = (hours) => new Date(kNow + hours * 3_600_000).toISOString();

const kTopics = {
  'jalan.rusak': ['Jalan rusak/berlubang', 'Damaged road, potholes'],
  pju: ['Lampu penerangan jalan umum', 'Street lighting'],
  drainase: ['Drainase & genangan', 'Drainage and flooding'],
  trotoar: ['Trotoar & JPO', 'Sidewalk and footbridge'],
  ktp: ['KTP elektronik & IKD', 'Identity card'],
  'sampah.angkut': ['Sampah tidak diangkut', 'Rubbish not collected'],
  'parkir.liar': ['Parkir liar & juru parkir', 'Illegal parking'],
  pungli: ['Pungutan liar', 'Illegal fees'],
  bansos: ['Bantuan sosial', 'Social assistance'],
  pohon: ['Pohon tumbang & taman', 'Fallen trees and parks'],
};

export const topics = Object.entries(kTopics).map(([id, [name_id, name_en]]) => ({
  id,
  name_id,
  name_en,
  flags: [],
}));

const PUPR = ['PUPR-D@3273', 'Dinas PUPR Kota Bandung', 'kab_kota'];
const PROV = ['PUPR-D@32', 'Dinas PUPR Provinsi Jawa Barat', 'provinsi'];
const PU = ['PU', 'Kementerian Pekerjaan Umum', 'pusat'];
const HUB = ['DISHUB-D@3273', 'Dinas Perhubungan Kota Bandung', 'kab_kota'];
const DLH = ['DLH-D@3273', 'Dinas Lingkungan Hidup Kota Bandung', 'kab_kota'];
const DUKCAPIL = ['DUKCAPIL-D@3273', 'Dinas Dukcapil Kota Bandung', 'kab_kota'];
const DINSOS = ['DINSOS-D@3273', 'Dinas Sosial Kota Bandung', 'kab_kota'];
export const offices = [PUPR, PROV, PU, HUB, DLH, DUKCAPIL, DINSOS].map(
  ([agency, name, level]) => ({
    agency,
    name,
    level,
  }),
);

// number, topic, place, text, status, office, minutes ago, hours to the deadline, more
const kReports = [
  [
    'SRP-26-7K3QXM-G',
    'jalan.rusak',
    'Kec. Sukajadi',
    'Min jalan di Jl. Melati depan SD rusak parah, lubang dalam bgt, kemarin ada ibu2 jatuh dari motor. tolong cepet diperbaiki ya',
    'diterima',
    PUPR,
    4,
    58,
    { unread: true, urgency: 'segera' },
  ],
  [
    'SRP-26-2B9WKD-X',
    'pju',
    'Kec. Coblong',
    'Lampu jalan di gang Kenanga mati semua sudah 3 malam, gelap, rawan',
    'diterima',
    HUB,
    22,
    20,
    { unread: true },
  ],
  [
    'SRP-26-R4T8NV-5',
    'pungli',
    'Kec. Andir',
    'Saya diminta bayar 150 ribu waktu urus surat, katanya biaya administrasi. Apa benar ada biaya?',
    'diterima',
    DUKCAPIL,
    41,
    16,
    { secret: true, triage: true },
  ],
  [
    'SRP-26-HX20ZC-8',
    'pohon',
    'Kec. Lengkong',
    'ADA POHON TUMBANG NUTUP JALAN DAN KABEL LISTRIK JATUH DI JL ANGGREK!! ada yg kejebak',
    'didisposisi',
    DLH,
    55,
    0.7,
    { urgency: 'darurat', unread: true },
  ],
  [
    'SRP-26-PD5G1M-3',
    'drainase',
    'Kec. Batununggal',
    'selokan mampet tiap hujan banjir masuk rumah warga rt 04',
    'diproses',
    PUPR,
    60 * 7,
    76,
    {},
  ],
  [
    'SRP-26-9VQ6HJ-T',
    'ktp',
    'Kec. Cicendo',
    'KTP saya sudah 2 bulan belum jadi, disuruh bolak balik terus. Kapan bisa diambil?',
    'ditunda',
    DUKCAPIL,
    60 * 26,
    null,
    { kind: 'permintaan_informasi' },
  ],
  [
    'SRP-26-C8Z4RB-0',
    'sampah.angkut',
    'Kec. Regol',
    'Sampah di TPS dekat pasar sudah seminggu tidak diangkut, bau menyengat',
    'diproses',
    DLH,
    60 * 30,
    -22,
    {},
  ],
  [
    'SRP-26-M1J7TX-W',
    'trotoar',
    'Kec. Bandung Wetan',
    'Usul supaya trotoar di depan puskesmas dibuat ramah kursi roda',
    'dijawab',
    PUPR,
    60 * 49,
    null,
    { kind: 'aspirasi' },
  ],
  [
    'SRP-26-6GN3FK-9',
    'parkir.liar',
    'Kec. Sumur Bandung',
    'juru parkir liar minta 10rb di depan minimarket',
    'dijawab',
    HUB,
    60 * 52,
    null,
    {},
  ],
  [
    'SRP-26-WD0B5P-Q',
    'bansos',
    'Kec. Kiaracondong',
    'Nama ibu saya hilang dari daftar bansos padahal dulu dapat',
    'diterima',
    ['', ''],
    60 * 3,
    44,
    { triage: true },
  ],
  [
    'SRP-26-T9K2CV-7',
    'pju',
    'Kec. Antapani',
    'Terima kasih lampu taman sudah nyala lagi',
    'selesai_konfirmasi',
    HUB,
    60 * 80,
    null,
    { kind: 'apresiasi' },
  ],
  [
    'SRP-26-4XR8QM-B',
    'drainase',
    'Kec. Rancasari',
    'got depan rumah bau',
    'selesai_otomatis',
    PUPR,
    60 * 24 * 16,
    null,
    {},
  ],
];

const kAllowed = {
  diterima: ['accept', 'correct', 'answer', 'ask_citizen', 'note', 'redirect', 'archive'],
  didisposisi: ['accept', 'correct', 'answer', 'ask_citizen', 'note', 'redirect', 'archive'],
  diproses: ['correct', 'answer', 'ask_citizen', 'note', 'redirect', 'archive'],
  ditunda: ['correct', 'answer', 'ask_citizen', 'note', 'archive'],
  dijawab: ['correct', 'answer', 'note', 'close'],
};
export const allowedIn = (status) => kAllowed[status] ?? ['note'];

const kBecause = {
  'jalan.rusak': ['lubang', 'jalan', 'rusak parah'],
  pju: ['lampu jalan', 'mati', 'gelap'],
  pohon: ['pohon tumbang', 'kabel listrik'],
  drainase: ['selokan mampet', 'banjir'],
};

function conversationOf(number, topic, place, text, office, minutes, status) {
  const line = (author, kind, words, at, state) => ({
    outgoing: author !== 'citizen',
    author,
    kind,
    text: words,
    at: ago(at),
    about_this: true,
    tick: state ? { state, at: ago(Math.max(0, at - 1)), code: 0, error: '' } : null,
    media: [],
    blanked: false,
  });
  const lines = [
    line('citizen', 'text', text, minutes, null),
    line(
      'bot',
      'text',
      `Laporan ${number}\nPengaduan: ${kTopics[topic][0]}\n${place}, Kota Bandung\n${office[1] || 'Sedang dicarikan instansinya'}\nBenar?`,
      minutes - 0.1,
      'read',
    ),
    line('citizen', 'choice', 'Benar', minutes - 1, null),
    line(
      'bot',
      'text',
      `Terima kasih. Laporan Anda kami teruskan. Kabar berikutnya kami kirim di sini.`,
      minutes - 1.2,
      'read',
    ),
  ];
  if (status === 'dijawab')
    lines.push(
      line(
        'office',
        'text',
        'Terima kasih usulannya. Petugas kami sudah meninjau lokasi pada hari Senin dan pekerjaan dijadwalkan minggu depan.',
        minutes / 2,
        'delivered',
      ),
    );
  if (status === 'ditunda')
    lines.push(
      line(
        'office',
        'text',
        'Mohon kirim tanggal Anda merekam KTP dan nama kelurahannya, ya.',
        minutes - 90,
        'read',
      ),
    );
  if (number === 'SRP-26-7K3QXM-G') {
    lines.unshift({
      ...line('citizen', 'text', 'halo min, mau tanya jadwal SIM keliling', 60 * 50, null),
      about_this: false,
    });
    lines.push(
      line(
        'citizen',
        'text',
        'Ini persis di depan gerbang sekolah ya min, anak2 lewat situ tiap pagi',
        minutes - 2,
        null,
      ),
    );
    lines.push(line('citizen', 'pin', '-6.88512, 107.59371', minutes - 2.2, null));
  }
  return lines;
}

export function reports() {
  return kReports.map(([number, topic, place, text, status, office, minutes, due, more]) => ({
    number,
    title: `${kTopics[topic][0]}, ${place}`,
    status,
    kind: 'pengaduan',
    topic,
    topic_name_id: kTopics[topic][0],
    topic_name_en: kTopics[topic][1],
    agency: office[0],
    agency_name: office[1],
    citizen: `Warga ${number.slice(7, 11)}`,
    channel: 'whatsapp',
    area_name: `${place}, Kota Bandung`,
    excerpt: text.slice(0, 160),
    urgency: 'biasa',
    triage: false,
    secret: false,
    unread: false,
    handler: '',
    opened: ago(minutes),
    changed: ago(minutes / 2),
    due: due === null ? null : ahead(due),
    version: 1,
    ...more,
    text,
    understanding: {
      kind: more.kind ?? 'pengaduan',
      kind_p: 0.96,
      topics: [
        { topic, p: 0.87 },
        { topic: topic === 'drainase' ? 'jalan.rusak' : 'drainase', p: 0.07 },
        { topic: 'trotoar', p: 0.03 },
      ].filter((guess, at) => at === 0 || guess.topic !== topic),
      urgency: more.urgency ?? 'biasa',
      flags: more.secret ? ['rahasia', 'bukti'] : ['lokasi', 'foto'],
      language: 'id',
      because: kBecause[topic] ?? [],
      model: '2026-11-24',
    },
    place: {
      words: topic === 'jalan.rusak' ? 'Jl. Melati depan SD' : '',
      area: '327307',
      area_name: `${place}, Kota Bandung`,
      pin: topic === 'jalan.rusak' ? { lat: -6.88512, lon: 107.59371 } : null,
    },
    routing: {
      candidates: (office[0] ? [[...office, 0.84]] : [])
        .concat([
          [...PROV, 0.11],
          [...PU, 0.05],
        ])
        .map(([agency, agency_name, level, p]) => ({ agency, agency_name, level, p })),
      sla_class: 'A14',
      reason_id: 'Jalan kota: menjadi tanggung jawab dinas kota.',
      reason_en: 'City road: the city office is in charge.',
      asks: topic === 'jalan.rusak' ? 'status_jalan' : '',
      table: '2026-11-24',
    },
    conversation: conversationOf(number, topic, place, text, office, minutes, status),
    history: [
      { at: ago(minutes), who: 'citizen', what: 'open', from: 'draf', to: 'draf', text: '' },
      {
        at: ago(minutes - 1),
        who: 'citizen',
        what: 'confirm',
        from: 'draf',
        to: 'diterima',
        text: '',
      },
    ].concat(
      status === 'diterima'
        ? []
        : [
            {
              at: ago(minutes / 2),
              who: 'rina@contoh.example',
              what: 'accept',
              from: 'diterima',
              to: 'didisposisi',
              text: '',
            },
            {
              at: ago(minutes / 3),
              who: 'rina@contoh.example',
              what: 'note',
              from: status,
              to: status,
              text: 'Sudah ditelepon ke bidang terkait, menunggu jadwal.',
            },
          ],
    ),
    clocks: {
      verify: due === null ? null : ahead(due),
      first_answer: due === null ? null : ahead(due + 48),
      finish: due === null ? null : ahead(due + 260),
      provisional: false,
    },
    allowed: allowedIn(status),
  }));
}
