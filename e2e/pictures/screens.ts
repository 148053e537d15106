import type { Page } from '@playwright/test';
import { expectConnected } from '../fixtures/person.ts';
import { composer } from '../fixtures/steps.ts';

/** A screen in one of its states, and how to come there. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Whether it is seen by someone signed in; everybody else sees the others. */
  readonly isInside: boolean;
  /** What is done once it is loaded. */
  then?(page: Page): Promise<unknown>;
}

const inside = (name: string, path: string, then?: Screen['then']): Screen => ({
  name,
  path,
  isInside: true,
  ...(then ? { then } : {}),
});
const outside = (name: string, path: string, then?: Screen['then']): Screen => ({
  ...inside(name, path, then),
  isInside: false,
});

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
const go = async (page: Page, name: string) => {
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name }).first().click();
  await composer(page).waitFor();
};

/** Every screen, with the states that look different. */
export const screens: readonly Screen[] = [
  outside('log-in', '/login'),
  outside('log-in-refused', '/login', async (page) => {
    await page.getByRole('textbox', { name: 'Username' }).fill('asha');
    await page.getByLabel('Password', { exact: true }).fill('not the one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').first().waitFor();
  }),
  outside('sign-up', '/signup'),
  outside('no-such-invitation', '/join/none'),
  inside('chats', '/chat'),
  inside('conversation', '/chat', (page) => go(page, 'Tomás')),
  inside('room', '/chat', (page) => go(page, 'Stages')),
  inside('details', '/chat', async (page) => {
    await go(page, 'Tomás');
    await press('Details')(page);
  }),
  inside('room-details', '/chat', async (page) => {
    await go(page, 'Stages');
    await press('Details')(page);
  }),
  inside('written-text', '/chat', async (page) => {
    await go(page, 'Tomás');
    await composer(page).fill('A text that is not sent yet,\nof two lines');
  }),
  inside('offline', '/chat', async (page) => {
    await go(page, 'Tomás');
    await page.context().setOffline(true);
    await page
      .getByText(/No connection|Offline/i)
      .first()
      .waitFor({ timeout: 30_000 });
  }),
  inside('palette', '/chat', async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').first().fill('an');
  }),
  inside('shortcuts', '/chat', async (page) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').first().waitFor();
  }),
  inside('people', '/people'),
  inside('invite', '/people/invite'),
  inside('rooms', '/rooms'),
  inside('new-room', '/rooms/new'),
  inside('contacts', '/contacts'),
  inside('contacts-table', '/contacts', async (page) => {
    const button = page.getByRole('button', { name: 'Show as table', exact: true });
    if (await button.isVisible()) await button.click();
  }),
  inside('contact', '/contacts', async (page) => {
    await page.locator('[data-contact]').first().click();
    await page.getByRole('article').first().waitFor();
  }),
  inside('contact-edit', '/contacts', async (page) => {
    await page.locator('[data-contact]').first().click();
    await page.getByRole('article').getByText('Edit', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor();
  }),
  inside('contact-new', '/contacts/new'),
  inside('contact-not-found', '/contacts/00000000-0000-7000-8000-000000000000'),
  inside('import', '/contacts/import'),
  inside('duplicates', '/contacts/duplicates'),
  inside('birthdays', '/contacts/birthdays'),
  inside('deleted-contacts', '/contacts/bin'),
  inside('search', '/search?q=lantern'),
  inside('search-nothing', '/search?q=zzqqxx'),
  inside('saved', '/saved'),
  inside('settings', '/settings'),
  inside('admin', '/admin'),
  inside('doctor', '/doctor'),
  inside('developers', '/developers'),
  outside('not-found', '/no-such-page'),
];

/** Comes to a screen, and waits until it holds still. */
export async function showScreen(page: Page, { path, isInside, then }: Screen): Promise<void> {
  await page.goto(path);
  if (isInside) await expectConnected(page);
  await then?.(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // The doctor's checks take longer than anyone waits here.
  if (path !== '/doctor') await page.waitForLoadState('networkidle');
}
