import { type Browser, chromium } from '@playwright/test';
import { joinWithoutPages, makeCredentials, type Person } from '../../e2e/fixtures/person.ts';
import { findChromium } from '../../scripts/system-needs.mjs';

/** A browser of its own process. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined)
    throw new Error('There is no Chromium: install it, or set CHROMIUM_PATH.');
  return await chromium.launch({ executablePath });
}

/** A new person, signed in. */
export async function newPerson(browser: Browser, url: string, name: string): Promise<Person> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB' });
  const credentials = makeCredentials(name);
  const id = await joinWithoutPages(context, url, credentials);
  return { ...credentials, id, url, page: await context.newPage(), context };
}
