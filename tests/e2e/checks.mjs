// One line a check, "ok NAME" or "not ok NAME", so that tests/run can count them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';

const kPictures = process.env.SERAP_E2E_PICTURES;
let failures = 0;
let pictures = 0;

export async function check(name, page, body) {
  try {
    await body();
    console.log(`ok ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`not ok ${name}\n  ${String(error?.stack ?? error).replaceAll('\n', '\n  ')}`);
    if (kPictures && page) {
      mkdirSync(kPictures, { recursive: true });
      const path = join(kPictures, `failure-${(pictures += 1)}.png`);
      await page.screenshot({ path }).then(
        () => console.log(`  picture: ${path}`),
        () => undefined,
      );
    }
  }
}

export function expect(truth, what) {
  if (!truth) throw new Error(`expected: ${what}`);
}

// Asks `probe` until it gives something true; the words of `what` if it never does.
export async function eventually(what, probe, seconds = 60) {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > until) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

// WCAG 2.2 A and AA, as far as a program can tell.
export async function accessible(page) {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const said = found.violations.map(
    (one) =>
      `${one.id}: ${one.help}\n    ${one.nodes
        .slice(0, 4)
        .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
        .join('\n    ')}`,
  );
  expect(said.length === 0, `no violation, but\n  ${said.join('\n  ')}`);
}

export function finish() {
  process.exit(failures ? 1 : 0);
}
