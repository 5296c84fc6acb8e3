// Invented figures over the invented reports and, so that there is something to see, a made-up month before.

const kDay = 86_400_000;

function share(id, name_id, name_en, received, late) {
  const answered = Math.round(received * 0.8);
  return {
    id,
    name_id,
    name_en,
    received,
    answered,
    confirmed: Math.round(received * 0.55),
    open: received - answered,
    late,
    median_days: received ? 1 + (received % 5) * 0.6 : null,
  };
}

export function figuresOf(all, from, to) {
  const days = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += kDay) {
    const id = new Date(at).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    days.push(share(id, id, id, (weekend ? 14 : 38) + ((at / kDay) % 7) * 3, 0));
  }
  const by = (key, name_id, name_en) => {
    const groups = new Map();
    for (const row of all) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
    return [...groups.values()]
      .map((rows, at) => share(rows[0][key], rows[0][name_id], rows[0][name_en], rows.length * 37 + at * 5, at % 3))
      .sort((a, b) => b.received - a.received);
  };
  const received = days.reduce((sum, day) => sum + day.received, 0);
  return {
    all: share('', '', '', received, 9),
    days,
    topics: by('topic', 'topic_name_id', 'topic_name_en'),
    areas: [share('3273', 'Kota Bandung', 'Kota Bandung', received - 40, 7), share('3217', 'Kab. Bandung Barat', 'Kab. Bandung Barat', 40, 2)],
    holders: by('agency', 'agency_name', 'agency_name'),
    words: ['jalan', 'lampu', 'sampah', 'selokan', 'banjir', 'antre', 'lubang'].map((word, at) => ({
      word,
      reports: 96 - at * 11,
    })),
  };
}
