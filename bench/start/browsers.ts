import { type Browser, chromium } from '@playwright/test';
import { makeCredentials, type Person, signUp } from '../../e2e/fixtures/person.ts';
import { findChromium } from '../../scripts/system-needs.mjs';

/** A browser of its own process. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined)
    throw new Error('There is no Chromium: install it, or set CHROMIUM_PATH.');
  return await chromium.launch({ executablePath });
}

/** A new person, signed up by the page. */
export async function newPerson(browser: Browser, url: string, name: string): Promise<Person> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB' });
  const page = await context.newPage();
  const credentials = makeCredentials(name);
  await signUp(page, credentials);
  return { ...credentials, page, context };
}
