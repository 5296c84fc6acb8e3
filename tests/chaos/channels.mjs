// The three channels' webhooks as Meta sends them: a citizen's words, and what became of our own messages.
const seconds = () => String(Math.floor(Date.now() / 1000));

const whatsapp = (tenant) => {
  const envelope = (value) => JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value: {
    messaging_product: 'whatsapp', metadata: { display_phone_number: '62811', phone_number_id: tenant }, ...value } }] }] });
  return {
    name: 'whatsapp', prefix: `wa:m:${tenant}:`,
    writer: (index) => `62817${String(index).padStart(8, '0')}`,
    message: (from, id, at, text) => envelope({ contacts: [{ profile: { name: 'Warga' }, wa_id: from }],
      messages: [{ from, id, timestamp: String(at), type: 'text', text: { body: text } }] }),
    statuses: (ours, id, to) => ['sent', 'read', 'delivered'].map((status) => envelope({ statuses: [{ id, status, timestamp: seconds(),
      recipient_id: String(to).replace('+', ''), biz_opaque_callback_data: ours }] })),
    // Of a send: our own id, whom it is for, and the platform's answer.
    ours: (body) => ({ id: body.biz_opaque_callback_data, to: body.to ?? body.recipient ?? '' }),
    answer: (id) => ({ messaging_product: 'whatsapp', contacts: [], messages: [{ id }] }),
  };
};

const paged = (name, object, prefix, tenant, writer) => {
  const envelope = (item) => JSON.stringify({ object, entry: [{ id: tenant, time: Date.now(), messaging: [item] }] });
  return {
    name, prefix, writer,
    message: (from, id, at, text) => envelope({ sender: { id: from }, recipient: { id: tenant }, timestamp: at * 1000, message: { mid: id, text } }),
    statuses: (ours, id, to) => [
      envelope({ sender: { id: tenant }, recipient: { id: to }, timestamp: Date.now(), message: { mid: id, is_echo: true, app_id: 1, metadata: ours, text: '-' } }),
      ...(name === 'messenger' ? [envelope({ sender: { id: to }, recipient: { id: tenant }, timestamp: Date.now(), delivery: { mids: [id], watermark: Date.now() } })] : []),
    ],
    ours: (body) => ({ id: body.message?.metadata, to: body.recipient?.id ?? '' }),
    answer: (id, to) => ({ recipient_id: to, message_id: id }),
  };
};

// Of the install's tenants, by channel.
export function channelOf({ channel, id }) {
  if (channel === 'messenger') return paged('messenger', 'page', `ms:m:${id}:`, id, (index) => `71${String(index).padStart(14, '0')}`);
  if (channel === 'instagram') return paged('instagram', 'instagram', `ig:m:${id}:`, id, (index) => `81${String(index).padStart(14, '0')}`);
  return whatsapp(id);
}
