// A wrk script that posts signed WhatsApp statuses, a thousand different ones in turn: what a flood of ticks looks like
// to the door. Usage: node door-bodies.mjs APP_SECRET
import { createHmac } from 'node:crypto';

const secret = process.argv[2];
const rows = [];
for (let i = 0; i < 1000; i++) {
  const text = `Selamat pagi, lampu jalan di depan rumah nomor ${i} mati sejak kemarin malam, mohon diperiksa. Terima kasih.`;
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '62811', phone_number_id: '100000000000001' },
      contacts: [{ profile: { name: 'Warga' }, wa_id: `62816${String(i).padStart(8, '0')}` }],
      statuses: [{ id: `wamid.door${i}`, status: 'sent', timestamp: '1790000000', recipient_id: `62816${String(i).padStart(8, '0')}`, biz_opaque_callback_data: `${i % 64}.${'0'.repeat(24)}|0` }],
      note: text } }] }] });
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  rows.push(`{ [==[${body}]==], "sha256=${digest}" }`);
}
console.log(`local rows = {\n${rows.join(',\n')}\n}
local n = 0
local made = {}
function init(args)
  for i, row in ipairs(rows) do
    made[i] = wrk.format("POST", nil, { ["content-type"] = "application/json", ["x-hub-signature-256"] = row[2] }, row[1])
  end
end
function request()
  n = n % #made + 1
  return made[n]
end`);
