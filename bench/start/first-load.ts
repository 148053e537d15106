import { gzipSync } from 'node:zlib';
import { startServer } from '../../e2e/fixtures/server.ts';
import { openChat } from '../../e2e/fixtures/steps.ts';
import type { Figure } from '../report.ts';
import { launchBrowser, newPerson } from './browsers.ts';

const KB = 1000;

/** The script that a browser with an empty cache fetches for an open conversation, compressed. */
export async function measureFirstLoad(): Promise<Figure[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const asha = await newPerson(browser, server.url, 'Asha');
    const ben = await newPerson(browser, server.url, 'Ben');
    await openChat(asha.page, ben);
    // The same person in a browser that has never been here.
    const context = await browser.newContext({ storageState: await asha.context.storageState() });
    const page = await context.newPage();
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(asha.page.url(), { waitUntil: 'networkidle' });
    const bodies = await Promise.all(scripts);
    const compressed = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / KB;
    const raw = bodies.reduce((sum, body) => sum + body.length, 0) / KB;
    return [
      {
        what: 'first-load script of the chat page, compressed',
        measured: `${compressed.toFixed(0)} KB`,
        aim: '170 KB',
        isMet: compressed <= 170,
        remark: `gzip of ${bodies.length} files, ${raw.toFixed(0)} KB before; what was fetched ahead for other pages included`,
      },
    ];
  } finally {
    await browser.close();
    await server.dispose();
  }
}
