import type { Browser, BrowserContext, Response } from '@playwright/test';
import { startServer } from '../../e2e/fixtures/server.ts';
import { openChat } from '../../e2e/fixtures/steps.ts';
import type { Figure } from '../report/report.ts';
import { launchBrowser, newPerson } from './browsers.ts';

const KB = 1000;
const AIM_KB = 170;
const PAGES = { contacts: '/contacts', rooms: '/rooms', people: '/people', settings: '/settings' };

/** The bytes of scripts as they came over the wire: those that a page names, and those that it fetched ahead afterwards. */
interface Scripts {
  readonly named: number;
  readonly ahead: number;
}

/** The script that a browser with an empty cache fetches for each page behind the log-in, compressed as it is sent. */
export async function measureFirstLoad(): Promise<Figure[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const asha = await newPerson(browser, server.url, 'Asha');
    const ben = await newPerson(browser, server.url, 'Ben');
    await openChat(asha.page, ben);
    const pages = { 'an open conversation': asha.page.url(), ...PAGES };
    const figures: Figure[] = [];
    for (const [name, route] of Object.entries(pages)) {
      figures.push(
        figureOf(name, await loadWithoutCache(browser, asha.context, new URL(route, server.url).href)),
      );
    }
    return figures;
  } finally {
    await browser.close();
    await server.dispose();
  }
}

/** Loads a page as the same person in a browser that has never been here. */
async function loadWithoutCache(browser: Browser, signedIn: BrowserContext, url: string): Promise<Scripts> {
  const context = await browser.newContext({ storageState: await signedIn.storageState() });
  try {
    const page = await context.newPage();
    const scripts: Response[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response);
    });
    const document = await page.goto(url, { waitUntil: 'networkidle' });
    const html = (await document?.text()) ?? '';
    const sum = { named: 0, ahead: 0 };
    for (const script of scripts) {
      const { responseBodySize } = await script.request().sizes();
      sum[html.includes(new URL(script.url()).pathname) ? 'named' : 'ahead'] += responseBodySize;
    }
    return sum;
  } finally {
    await context.close();
  }
}

function figureOf(page: string, { named, ahead }: Scripts): Figure {
  const kb = (bytes: number) => `${(bytes / KB).toFixed(0)} KB`;
  return {
    what: `first-load script of ${page}, compressed`,
    measured: kb(named),
    aim: `${AIM_KB} KB`,
    isMet: named <= AIM_KB * KB,
    remark: ahead > 0 ? `and ${kb(ahead)} fetched ahead, once the page is there` : '',
  };
}
