import { type Browser, chromium } from '@playwright/test';
import { joinWithoutPages, makeCredentials, type Person } from '../../e2e/fixtures/person.ts';
import { messageWith, openChat, sendByEnter } from '../../e2e/fixtures/steps.ts';
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

/** Two people, each in a browser process of their own, who have their conversation open. */
export interface Couple {
  readonly asha: Person;
  readonly ben: Person;
  close(): Promise<void>;
}

export async function openCouple(url: string): Promise<Couple> {
  const browsers = [await launchBrowser(), await launchBrowser()] as const;
  const asha = await newPerson(browsers[0], url, 'Asha');
  const ben = await newPerson(browsers[1], url, 'Ben');
  await openChat(asha.page, ben);
  await openChat(ben.page, asha);
  await sendByEnter(asha.page, 'The first one opens the conversation.');
  await messageWith(ben.page, 'The first one opens the conversation.').waitFor();
  return {
    asha,
    ben,
    async close() {
      for (const browser of browsers) await browser.close();
    },
  };
}
