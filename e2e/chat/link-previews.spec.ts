import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { startWebSite, type WebSite } from '../../lib/testing/web-site/web-site.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { choose, expectStored, listenTo, message, openBoth } from '../fixtures/chat-steps.ts';
import { expectConnected, type Person } from '../fixtures/person.ts';
import { composer, expectGoneLive, expectLive, nonce, sendByEnter } from '../fixtures/steps.ts';
import { test as base, expect } from '../fixtures/test.ts';

/** With a site of others on this machine, which the server may visit. */
const test = base.extend<object, { readonly site: WebSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const site = await startWebSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  settings: async ({ site }, use) => await use({ PREVIEW_HOSTS: site.host }),
});
// The first person of the workspace is its administrator.
test.describe.configure({ mode: 'serial' });

const card = (page: Page, title: string) => page.getByRole('group', { name: `Link preview: ${title}` });

/** Puts a page with a picture on the site; its address and its title. */
async function putPage(site: WebSite, name: string): Promise<{ link: string; title: string }> {
  const title = nonce(name);
  const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#0a3' } })
    .png()
    .toBuffer();
  const path = `/${title.replaceAll(' ', '-')}`;
  site.put(`${path}.png`, (response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(picture),
  );
  const link = site.put(
    path,
    `<!doctype html><title>${title}</title><meta property="og:site_name" content="The Wind">
     <meta name="description" content="What flies"><meta property="og:image" content="${path}.png">`,
  );
  return { link, title };
}

/** Which addresses of the site a person's browser asked for from now on. */
function watchSite({ context }: Person, site: WebSite): () => string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith(site.url)) asked.push(request.url());
  });
  return () => asked;
}

test('off, nobody visits a link; on, the server does, and both see the preview live', {
  tag: '@live',
}, async ({ person, site }) => {
  const asha = await person('Asha', { on: '/admin' });
  const choice = asha.page.getByRole('checkbox', { name: 'Show previews of links' });
  await expect(choice).not.toBeChecked();
  await expect(choice).toHaveAccessibleDescription(
    /^The server, not your browser, visits links that people send\./,
  );
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const before = await putPage(site, 'Before');
  await sendByEnter(asha.page, before.link);
  await expectLive(message(ben.page, before.link));

  await asha.page.goto('/admin');
  await choice.check();
  await asha.page.getByRole('button', { name: 'Save settings' }).click();
  await expect(asha.page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(asha.page.getByRole('list', { name: 'Audit entries' })).toContainText(
    'previews of links are shown: no → yes',
  );

  await openBoth(asha, ben);
  const browsers = [watchSite(asha, site), watchSite(ben, site)];
  const announced = await listenTo(ben.page);
  const { link, title } = await putPage(site, 'Kites');
  await sendByEnter(asha.page, `See ${link} and tell me`);
  for (const { page } of [asha, ben]) {
    await expect(card(page, title)).toBeVisible();
    await expect(card(page, title)).toContainText(`${site.host} · The Wind`);
    await expect(card(page, title)).toContainText('What flies');
    const anchor = card(page, title).getByRole('link', { name: title });
    await expect(anchor).toHaveAttribute('href', link);
    await expect(anchor).toHaveAttribute('rel', /noopener noreferrer/);
    const picture = card(page, title).locator('img');
    await expect(picture).toHaveJSProperty('naturalWidth', 240);
    await expect(picture).toHaveAttribute('src', /^\/api\/v1\/files\//);
    await expect(message(page, title)).not.toHaveAccessibleName(/edited/);
  }
  await expectAccessible(ben.page);
  expect((await announced()).filter((text) => text.includes(title))).toEqual([]);
  expect(browsers.flatMap((asked) => asked())).toEqual([]);
  expect(site.asked.filter(({ path }) => before.link.endsWith(path))).toEqual([]);
  await ben.page.reload();
  await expect(card(ben.page, title)).toBeVisible();
  await expect(card(ben.page, before.title)).toHaveCount(0);
});

test('the preview follows an edit, and its sender removes it for good', { tag: '@live' }, async ({
  person,
  site,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const [first, second] = [await putPage(site, 'First'), await putPage(site, 'Second')];
  await sendByEnter(asha.page, first.link);
  await expect(card(ben.page, first.title)).toBeVisible();
  await expectStored(message(asha.page, first.link));

  await choose(message(asha.page, first.link), 'Edit');
  await composer(asha.page).fill(`Rather ${second.link}`);
  await composer(asha.page).press('Enter');
  for (const { page } of [asha, ben]) {
    await expect(card(page, second.title)).toBeVisible();
    await expect(card(page, first.title)).toHaveCount(0);
  }

  await message(ben.page, second.link).hover();
  await message(ben.page, second.link).getByRole('button', { name: 'Message options' }).click();
  await expect(ben.page.getByRole('menuitem', { name: 'Reply' })).toBeVisible();
  await expect(ben.page.getByRole('menuitem', { name: 'Remove preview' })).toHaveCount(0);
  await ben.page.keyboard.press('Escape');

  await choose(message(asha.page, second.link), 'Remove preview');
  await expect(asha.page.getByRole('status', { name: 'Notice' })).toContainText('Preview removed.');
  for (const { page } of [asha, ben]) await expectGoneLive(card(page, second.title));
  await expect(message(ben.page, second.link)).toBeVisible();

  await choose(message(asha.page, second.link), 'Edit');
  await composer(asha.page).fill(`After all ${first.link}`);
  await composer(asha.page).press('Enter');
  await expectLive(message(ben.page, 'After all'));
  // One that comes after it has its preview; this one has none.
  const third = await putPage(site, 'Third');
  await sendByEnter(asha.page, third.link);
  await expect(card(ben.page, third.title)).toBeVisible();
  await expect(card(ben.page, first.title)).toHaveCount(0);
});

test('a preview that came while one was away is there at once on return', { tag: '@live' }, async ({
  person,
  guard,
  site,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const { title } = await putPage(site, 'Slow');
  const answers: (() => void)[] = [];
  const link = site.put('/slow', (response) =>
    answers.push(() =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>${title}</title>`),
    ),
  );
  await sendByEnter(asha.page, link);
  await expectLive(message(ben.page, link));
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  await ben.context.setOffline(true);
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.();
  await expect(card(asha.page, title)).toBeVisible();
  await ben.context.setOffline(false);
  await expectConnected(ben.page);
  await expect(card(ben.page, title)).toBeVisible();
});
