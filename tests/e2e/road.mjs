// The whole road against a running stack: a citizen writes on the simulator, the ticket appears in
// the console, an officer answers, the answer arrives in the chat. On the phone and on the desk.
// Reads SERAP_CONSOLE, SERAP_SIMULATOR, SERAP_EMAIL, SERAP_PASSWORD.
import { randomBytes } from 'node:crypto';
import { kDesk, kPhone, openBrowser, openPage, signIn } from './browser.mjs';
import { accessible, check, eventually, expect, finish } from './checks.mjs';

const kConsole = process.env.SERAP_CONSOLE;
const kSimulator = process.env.SERAP_SIMULATOR;
const kLogin = { email: process.env.SERAP_EMAIL, password: process.env.SERAP_PASSWORD };

async function say(as, text, kind = 'text') {
  const response = await fetch(`${kSimulator}/sim/say`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as, kind, text }),
  });
  expect(response.ok, `the simulator to take it, but: ${response.status}`);
}

async function bubbles(as) {
  const response = await fetch(`${kSimulator}/sim/bubbles?as=${encodeURIComponent(as)}&after=0`);
  return (await response.json()).bubbles.filter((bubble) => ['bot', 'office'].includes(bubble.from));
}

const browser = await openBrowser();
for (const size of [kPhone, kDesk]) {
  const citizen = `Uji ${randomBytes(3).toString('hex')}`;
  const answer = `Terima kasih, petugas kami meninjau besok pagi (${randomBytes(3).toString('hex')}).`;
  let number = '';
  const page = await openPage(browser, size);

  await check(`a citizen's first message gets a number, ${size.name}`, page, async () => {
    await say(citizen, 'min jalan di jl melati depan sd rusak parah, lubangnya dalem. kec sukajadi bandung');
    number = await eventually('a number', async () => {
      const text = (await bubbles(citizen)).map((bubble) => bubble.text).join('\n');
      return /SRP-\d\d-[0-9A-Z]{6}-[0-9A-Z]/.exec(text)?.[0];
    });
    const card = (await bubbles(citizen)).find((bubble) => bubble.choices.length > 0);
    if (card) await say(citizen, card.choices[0].title, 'choice');
  });

  await check(`an officer finds it by its number, ${size.name}`, page, async () => {
    await signIn(page, kConsole, kLogin, `/laporan?kelompok=semua&cari=${number}`);
    await eventually('the row', () => page.$(`a[href*="${number}"]`));
    await page.click(`a[href*="${number}"]`);
    await page.waitForSelector(`article[aria-label="${number}"]`);
    await page.waitForSelector('[role=log] >> text=jl melati');
  });

  await check(`the ticket is accessible, ${size.name}`, page, () => accessible(page));

  await check(`the answer arrives in the chat, ${size.name}`, page, async () => {
    await page.fill('article textarea', answer);
    await page.click('button[aria-label="Kirim"]');
    await page.click('button:has-text("Kirim sekarang")');
    await eventually('the bubble', async () =>
      (await bubbles(citizen)).some((bubble) => bubble.text.includes(answer)),
    );
  });

  await check(`the officer sees that it was delivered, ${size.name}`, page, async () => {
    const ticks = '[aria-label="Terkirim"], [aria-label="Sampai"], [aria-label="Dibaca"]';
    await page.waitForSelector(`[role=log] li:has-text("${answer.slice(-12)}") >> ${ticks}`);
  });

  await check(`the browser has no complaint, ${size.name}`, page, async () => {
    expect(page.complaints.length === 0, `none, but: ${page.complaints.join(' | ')}`);
  });
  await page.context().close();
}
await browser.close();
finish();
