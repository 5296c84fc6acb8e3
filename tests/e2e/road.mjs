// The whole road against a running stack, on each channel: a citizen writes on the simulator, the
// ticket appears in the console, an officer answers, the answer arrives in the chat; the citizen says
// that it is not solved, the report opens again, is answered again, and is closed by the citizen's
// word. The officer sits at the desk or has a phone.
// Reads SERAP_CONSOLE, SERAP_SIMULATOR, SERAP_EMAIL, SERAP_PASSWORD.
import { randomBytes } from 'node:crypto';
import { kDesk, kPhone, openBrowser, openPage, signIn } from './browser.mjs';
import { accessible, check, eventually, expect, finish } from './checks.mjs';

const kConsole = process.env.SERAP_CONSOLE;
const kSimulator = process.env.SERAP_SIMULATOR;
const kLogin = { email: process.env.SERAP_EMAIL, password: process.env.SERAP_PASSWORD };

async function say(who, text, kind = 'text') {
  const response = await fetch(`${kSimulator}/sim/say`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...who, kind, text }),
  });
  expect(response.ok, `the simulator to take it, but: ${response.status}`);
}

async function bubbles({ as, channel }) {
  const query = new URLSearchParams({ as, channel, after: 0 });
  const response = await fetch(`${kSimulator}/sim/bubbles?${query}`);
  return (await response.json()).bubbles.filter((bubble) => ['bot', 'office'].includes(bubble.from));
}

// The newest bubble that fits; asked for until it is there.
function bubble(who, what, fits) {
  return eventually(what, async () => (await bubbles(who)).reverse().find(fits));
}

// Taps a button of the newest bubble that has it.
async function tap(who, title) {
  await bubble(who, `a button ${title}`, (one) => one.choices.some((choice) => choice.title === title));
  await say(who, title, 'choice');
}

async function answer(page, words) {
  await page.fill('article textarea', words);
  await page.click('button[aria-label="Kirim"]');
  await page.click('button:has-text("Kirim sekarang")');
}

// 4 x 4 pixels of green: a picture that a browser can really show.
const kPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGPQWBAARwzEcQDEwxGBkllPGgAAAABJRU5ErkJggg==',
  'base64',
);

async function attach(page, name) {
  await page.setInputFiles('article input[type=file]', { name, mimeType: 'image/png', buffer: kPicture });
  await page.waitForSelector(`article li:has-text("${name}")`);
}

const random = () => randomBytes(3).toString('hex');
const kRoads = [
  { channel: 'whatsapp', size: kPhone },
  { channel: 'whatsapp', size: kDesk },
  { channel: 'messenger', size: kDesk },
  { channel: 'instagram', size: kPhone },
];

const browser = await openBrowser();
for (const { channel, size } of kRoads) {
  const where = `${channel}, ${size.name}`;
  const citizen = { as: `Uji ${random()}`, channel };
  const first = `Terima kasih, petugas kami meninjau besok pagi (${random()}).`;
  const second = `Lubangnya sudah kami tutup hari ini (${random()}).`;
  let number = '';
  const page = await openPage(browser, size);

  await check(`a citizen's first message gets a number, ${where}`, page, async () => {
    await say(citizen, 'min jalan di jl melati depan sd rusak parah, lubangnya dalem. kec sukajadi bandung');
    number = await eventually('a number', async () => {
      const text = (await bubbles(citizen)).map((one) => one.text).join('\n');
      return /SRP-\d\d-[0-9A-Z]{6}-[0-9A-Z]/.exec(text)?.[0];
    });
    await tap(citizen, 'Benar');
    await bubble(citizen, 'thanks', (one) => one.text.startsWith('Terima kasih!'));
  });

  await check(`an officer finds it by its number, ${where}`, page, async () => {
    await signIn(page, kConsole, kLogin, `/laporan?kelompok=semua&cari=${number}`);
    await eventually('the row', () => page.$(`a[href*="${number}"]`));
    await page.click(`a[href*="${number}"]`);
    await page.waitForSelector(`article[aria-label="${number}"]`);
    await page.waitForSelector('[role=log] >> text=jl melati');
  });

  if (channel === 'whatsapp') {
    await check(`the ticket is accessible, ${where}`, page, () => accessible(page));
  }

  await check(`the answer arrives in the chat, ${where}`, page, async () => {
    await answer(page, first);
    await bubble(citizen, 'the bubble', (one) => one.text.includes(first));
  });

  // Instagram tells nobody that a message was delivered, only that it was read.
  await check(`the officer sees how far it came, ${where}`, page, async () => {
    const tick = channel === 'whatsapp' ? '[aria-label="Terkirim"], [aria-label="Sampai"], [aria-label="Dibaca"]' : '[aria-label="Dibaca"]';
    await page.waitForSelector(`[role=log] li:has-text("${first.slice(-12)}") >> ${tick}`);
  });

  await check(`not solved opens it again, ${where}`, page, async () => {
    await tap(citizen, 'Belum');
    await bubble(citizen, 'the question why', (one) => one.text.includes('Apa yang masih kurang?'));
    await say(citizen, 'lubangnya masih ada, belum ditambal');
    await bubble(citizen, 'it is open again', (one) => one.text.includes('kami buka kembali'));
    await page.waitForSelector('article >> text=Dibuka kembali');
    await page.waitForSelector('[role=log] >> text=belum ditambal');
  });

  await check(`solved closes it, ${where}`, page, async () => {
    await attach(page, 'sesudah ditambal.png');
    await answer(page, second);
    await bubble(citizen, 'the second answer', (one) => one.text.includes(second));
    await bubble(citizen, 'its picture', (one) => one.kind === 'image');
    await eventually('the picture in the console', () =>
      page.$$eval('[role=log] img', (all) => all.some((one) => one.naturalWidth > 0)),
    );
    const asked = await bubble(citizen, 'the question again', (one) => one.choices.some((choice) => choice.title === 'Sudah'));
    expect(asked.text.includes(number), `its number, but: ${asked.text}`);
    await say(citizen, 'Sudah', 'choice');
    await bubble(citizen, 'it is closed', (one) => one.text.includes('kami tutup. Terima kasih'));
    await page.waitForSelector('article >> text=Selesai, dikonfirmasi');
  });

  await check(`the browser has no complaint, ${where}`, page, async () => {
    expect(page.complaints.length === 0, `none, but: ${page.complaints.join(' | ')}`);
  });
  await page.context().close();
}
await browser.close();
finish();
