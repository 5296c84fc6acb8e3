// Debian's Chromium, and the two sizes of screen at which everything must work.
import { chromium } from 'playwright-core';

export const kPhone = { name: 'phone', width: 375, height: 812 };
export const kDesk = { name: 'desk', width: 1440, height: 900 };

// A busy machine is no failure.
const kPatience = 90_000;

const kArguments = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.SERAP_CHROMIUM ?? '/usr/bin/chromium',
    args: kArguments,
  });
}

// A page that remembers what the browser complained about: errors, refused inline code.
export async function openPage(browser, size, { dark = false, language = 'id' } = {}) {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    hasTouch: size === kPhone,
    isMobile: size === kPhone,
    colorScheme: dark ? 'dark' : 'light',
    timezoneId: 'Asia/Jakarta',
    locale: 'id-ID',
  });
  if (language === 'en')
    await context.addInitScript(() => localStorage.setItem('serap-language', 'en'));
  const page = await context.newPage();
  page.setDefaultTimeout(kPatience);
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    // A refused sign-in is an answer of 401, which the browser reports as an error of its own.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      page.complaints.push(message.text());
  });
  return page;
}

export async function signIn(page, base, { email, password }, path = '/') {
  await page.goto(base + path);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForSelector('section[aria-label], article');
}
