// The pages by themselves, over invented reports: every page in both sizes and themes against axe,
// the keyboard, the language, hostile text. No services needed.
// usage: node pages.mjs WEB_FOLDER
import { kDesk, kPhone, openBrowser, openPage, signIn } from './browser.mjs';
import { accessible, check, expect, finish } from './checks.mjs';
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

await check('a letter typed in the answer is a letter', page, async () => {
  await page.waitForSelector('article textarea');
  await page.keyboard.press('r');
  await page.keyboard.type('jajak');
  const written = await page.inputValue('article textarea');
  expect(written === 'jajak', `the answer to read jajak, but: ${written}`);
});

await check('what was written outlives a reload', page, async () => {
  await page.reload();
  await page.waitForSelector('article textarea');
  expect((await page.inputValue('article textarea')) === 'jajak', 'the text to be there still');
  await page.fill('article textarea', '');
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
