// The pages by themselves, over invented reports: every page in both sizes and themes against axe,
// the keyboard, the language, hostile text. No services needed.
// usage: node pages.mjs WEB_FOLDER
import { kDesk, kPhone, openBrowser, openPage, signIn } from './browser.mjs';
import { accessible, check, eventually, expect, finish } from './checks.mjs';
import { serveFake } from './fake/serve.mjs';

const kLogin = { email: 'rina@contoh.example', password: 'melati-mawar-7' };
const kTicket = '/laporan/SRP-26-7K3QXM-G';

const { base } = await serveFake(process.argv[2]);
const browser = await openBrowser();

// Colours are the same in both sizes, so each theme is looked at in one.
for (const [size, dark] of [
  [kPhone, false],
  [kDesk, true],
]) {
  {
    const page = await openPage(browser, size, { dark });
    const look = `${size.name} ${dark ? 'dark' : 'light'}`;
    await page.goto(base);
    await page.waitForSelector('button[type=submit]');
    await check(`sign-in page is accessible, ${look}`, page, () => accessible(page));
    await signIn(page, base, kLogin);
    await page.waitForSelector('ul li');
    await check(`queue is accessible, ${look}`, page, () => accessible(page));
    await page.goto(base + kTicket);
    await page.waitForSelector('article');
    await check(`ticket is accessible, ${look}`, page, () => accessible(page));
    if (size === kPhone) {
      await page.click('#tab-facts');
      await check(`facts are accessible, ${look}`, page, () => accessible(page));
      await page.click('#tab-history');
      await check(`history is accessible, ${look}`, page, () => accessible(page));
      await page.click('button[aria-label="Tindakan lain"]');
      await page.click('[role=menuitem]:has-text("Alihkan")');
    } else {
      await page.click('button:has-text("Alihkan")');
    }
    await page.waitForSelector('[role=dialog] input');
    await page.waitForTimeout(400); // half faded in, every contrast is wrong
    await check(`redirect dialog is accessible, ${look}`, page, () => accessible(page));
    await check(`nothing reaches past the edge, ${look}`, page, async () => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= size.width, `no sideways scrolling, but the page is ${wide} wide`);
    });
    await check(`the browser has no complaint, ${look}`, page, async () => {
      expect(page.complaints.length === 0, `none, but: ${page.complaints.join(' | ')}`);
    });
    await page.context().close();
  }
}

const page = await openPage(browser, kDesk);
await signIn(page, base, kLogin);
await page.waitForSelector('ul li');

await check('j, k and Enter walk the queue', page, async () => {
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForSelector('article');
  const second = page.url();
  await page.keyboard.press('k');
  await page.waitForURL((url) => url.href !== second);
});

// The pane of the report in the address, not of the one before it.
const opened = () => `article[aria-label="${decodeURIComponent(new URL(page.url()).pathname.split('/')[2])}"]`;

await check('a letter typed in the answer is a letter', page, async () => {
  await page.waitForSelector(`${opened()} textarea`);
  await page.keyboard.press('r');
  await page.waitForSelector(`${opened()} textarea:focus`);
  await page.keyboard.type('jajak');
  await eventually('the answer to read jajak', async () =>
    (await page.inputValue(`${opened()} textarea`)) === 'jajak', 10);
});

await check('what was written outlives a reload', page, async () => {
  await page.reload();
  await page.waitForSelector(`${opened()} textarea`);
  await eventually('the text to be there still', async () =>
    (await page.inputValue(`${opened()} textarea`)) === 'jajak', 10);
  await page.fill(`${opened()} textarea`, '');
});

await check('an answer can be undone', page, async () => {
  await page.goto(`${base}/laporan/SRP-26-C8Z4RB-0`);
  await page.fill('article textarea', 'Truk besok pagi.');
  await page.click('button[aria-label="Kirim"]');
  await page.click('button:has-text("Batalkan")');
  expect((await page.inputValue('article textarea')) === 'Truk besok pagi.', 'the text to be back');
});

await check('an answer is sent, and its ticks arrive', page, async () => {
  await page.click('button[aria-label="Kirim"]');
  await page.click('button:has-text("Kirim sekarang")');
  await page.waitForSelector('[role=log] li:last-child [aria-label="Dibaca"]');
});

await check('a canned reply fills in, and says what is left', page, async () => {
  await page.goto(`${base}/laporan/SRP-26-PD5G1M-3`);
  await page.click('button[aria-label="Balasan siap pakai"]');
  await page.click('[role=menuitem]:has-text("Dijadwalkan")');
  await eventually('the number to be filled in', async () =>
    (await page.inputValue('article textarea')).includes('Laporan SRP-26-PD5G1M-3'), 10);
  await page.waitForSelector('article >> text=Masih ada yang belum diisi: {hari}');
  await page.fill('article textarea', 'Sehubungan dengan laporan ini, kami datang besok.');
  await page.waitForSelector('article >> text=bahasa kantor');
  await page.fill('article textarea', '');
});

await check('an officer sees who else is at the report', page, async () => {
  await page.goto(`${base}/laporan/SRP-26-HX20ZC-8`);
  await page.waitForSelector('article >> text=Budi Santoso juga membuka laporan ini');
});

await check('similar reports are beside the facts', page, async () => {
  await page.goto(`${base}/laporan/SRP-26-2B9WKD-X`);
  await page.waitForSelector('aside >> text=Laporan serupa');
  await page.waitForSelector('aside >> text=topik sama');
});

await check('several are accepted at once, and it can be undone', page, async () => {
  await page.goto(`${base}/laporan?kelompok=baru`);
  await page.waitForSelector('ul li input[type=checkbox]', { state: 'attached' });
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.waitForSelector('text=2 dipilih');
  await page.click('[role=group][aria-label="Tindakan untuk yang dipilih"] button:has-text("Terima")');
  await page.click('button:has-text("Batalkan")');
  await page.keyboard.press('x');
  await page.click('[role=group][aria-label="Tindakan untuk yang dipilih"] button:has-text("Terima")');
  await page.waitForSelector('text=1 laporan diterima.');
});

await check('a filter is kept and found again', page, async () => {
  await page.goto(`${base}/laporan?kelompok=baru&cari=lampu`);
  await page.click('button:has-text("Simpan penyaring ini")');
  await page.fill('[role=dialog] input', 'Lampu padam');
  await page.click('[role=dialog] button[type=submit]');
  await page.click('nav button:has-text("Jalan berlubang")');
  await page.waitForURL((url) => url.searchParams.get('cari') === 'jalan');
  await page.click('nav button:has-text("Lampu padam")');
  await page.waitForURL((url) => url.searchParams.get('cari') === 'lampu');
});

await check('the figures are told, also as a table', page, async () => {
  await page.goto(`${base}/angka`);
  await page.waitForSelector('main dl dd');
  await page.waitForSelector('.recharts-bar-rectangle', { state: 'attached' });
  await page.click('summary');
  await page.waitForSelector('details table tbody tr');
  await accessible(page);
});

await check('a citizen cannot write markup', page, async () => {
  const hostile = '<img src=x onerror="document.title=1"><b>tebal</b> javascript:alert(1)';
  await page.route('**/api/v1/tickets/SRP-26-7K3QXM-G', async (route) => {
    const detail = await (await route.fetch()).json();
    detail.text = hostile;
    detail.title = hostile;
    detail.citizen = hostile;
    detail.conversation[0].text = hostile;
    await route.fulfill({ json: detail });
  });
  await page.goto(base + kTicket);
  await page.waitForSelector('[role=log] li');
  const made = await page.evaluate(() => document.querySelectorAll('article img, article b b').length);
  expect(made === 0, 'no element made of a citizen’s text');
  expect((await page.textContent('article h1')) === hostile, 'the text to be shown as it is');
  await page.unroute('**/api/v1/tickets/SRP-26-7K3QXM-G');
});

await check('all of it is there in English', page, async () => {
  await page.click('button[aria-label="Menu akun"]');
  await page.click('label:has-text("English")');
  await page.waitForSelector('nav[aria-label="Groups of reports"]');
  expect((await page.getAttribute('html', 'lang')) === 'en', 'the page to say so');
  await page.keyboard.press('Escape');
});

await check('an ended session asks to sign in again', page, async () => {
  await page.context().clearCookies();
  await page.reload();
  await page.waitForSelector('input[name=password]');
});

await browser.close();
finish();
