// Pictures of every page, both sizes and both themes, from invented reports.
// usage: node shots.mjs WEB_FOLDER OUTPUT_FOLDER
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { kDesk, kPhone, openBrowser, openPage, signIn } from './browser.mjs';
import { serveFake } from './fake/serve.mjs';

const [web, out] = process.argv.slice(2);
const kLogin = { email: 'rina@contoh.example', password: 'melati-mawar-7' };
const kTicket = '/laporan/SRP-26-7K3QXM-G';
mkdirSync(out, { recursive: true });

const { server, base } = await serveFake(web);
const browser = await openBrowser();
for (const size of [kPhone, kDesk]) {
  for (const dark of [false, true]) {
    const page = await openPage(browser, size, { dark });
    const shot = async (name) => {
      await page.waitForTimeout(350); // what moves has come to rest
      await page.screenshot({
        path: join(out, `${name}-${size.name}-${dark ? 'dark' : 'light'}.png`),
      });
    };
    await page.goto(base);
    await page.waitForSelector('button[type=submit]');
    await shot('signin');
    await signIn(page, base, kLogin);
    await page.waitForSelector('ul li');
    await shot('queue');
    await page.goto(base + kTicket);
    await page.waitForSelector('article');
    await shot('ticket');
    if (size === kPhone) {
      await page.click('#tab-facts');
      await shot('facts');
      await page.click('#tab-history');
      await shot('history');
      await page.click('#tab-talk');
    }
    await page.goto(`${base}/laporan/SRP-26-C8Z4RB-0`);
    await page.waitForSelector('article');
    await page.fill('textarea', 'Truk dijadwalkan besok pagi.');
    await page.click('button[aria-label=Kirim]');
    await shot('undo');
    await page.goto(base + kTicket);
    await page.waitForSelector('article');
    await page.click('button[aria-label="Tindakan lain"]');
    await shot('menu');
    await page.goto(base + kTicket);
    await page.waitForSelector('article');
    if (size === kPhone) await page.click('button[aria-label="Tindakan lain"]');
    await page.click(
      size === kPhone ? '[role=menuitem]:has-text("Koreksi")' : 'button:has-text("Koreksi")',
    );
    await shot('correct');
    await page.goto(`${base}/laporan/SRP-26-HX20ZC-8`);
    await page.waitForSelector('article');
    if (size === kDesk) {
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('x');
    }
    await shot('several');
    await page.goto(`${base}/angka`);
    await page.waitForSelector('main dl dd');
    await shot('figures');
    await page.goto(`${base}/laporan?kelompok=semua&cari=zzz`);
    await page.waitForSelector('h2');
    await shot('empty');
    if (page.complaints.length) console.log(size.name, dark, page.complaints);
    await page.context().close();
  }
}
await browser.close();
server.close();
