import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInAllSizes } from '../fixtures/axe.ts';
import { expectConnected } from '../fixtures/person.ts';
import { type RestClient, restAs } from '../fixtures/rest.ts';
import { contactRow, expectLive, nonce } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

const box = (name: string) => ({ name, exact: true }) as const;

const table = (page: Page): Locator => page.getByRole('grid', box('Contacts'));
const rowOf = (page: Page, name: string): Locator => table(page).getByRole('row').filter({ hasText: name });
/** The names in the table, in its order. */
const names = async (page: Page): Promise<string[]> =>
  (await table(page).getByRole('rowheader').allInnerTexts()).map((text) => text.trim());

/** Four contacts under one tag, and the page that lists them. */
async function makeFour(rest: RestClient): Promise<{ tag: string; path: string }> {
  const tag = nonce('desk').replace(' ', '-');
  for (const [name, organization, phone] of [
    ['Ada Munro', 'Orchard', '+44 20 7946 0001'],
    ['Bo Aalto', 'Quay', '+44 20 7946 0002'],
    ['Cy van Zee', '', '+44 20 7946 0003'],
    ['Di Berg', 'Acme', '+44 20 7946 0004'],
  ]) {
    const email = `${name?.split(' ')[0]?.toLowerCase()}@example.org`;
    await rest.must('POST', '/contacts', { name, organization, phone, email, tags: [tag] });
  }
  return { tag, path: `/contacts?tag=${tag}` };
}

async function showTable(page: Page): Promise<void> {
  await page.getByRole('button', box('Show as table')).press('Enter');
  await expect(table(page)).toBeVisible();
}

test('by keyboard: a table with chosen columns and orders, which opens contacts beside it and is remembered', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { tag, path } = await makeFour(rest);
  const { page } = asha;
  await page.goto(path);
  await expectConnected(page);
  await expect(page.getByText('4 contacts', { exact: true })).toBeVisible();
  await showTable(page);
  await expect(table(page)).toHaveAttribute('aria-rowcount', '5');
  expect(await names(page)).toEqual(['Ada Munro', 'Bo Aalto', 'Cy van Zee', 'Di Berg']);
  await expect(rowOf(page, 'Ada Munro').getByText(tag)).toBeVisible();
  await expectAccessible(page);

  const head = (name: string) => table(page).getByRole('columnheader', { name });
  await head('Name').getByRole('button').press('Enter');
  await expect.poll(() => names(page)).toEqual(['Bo Aalto', 'Di Berg', 'Ada Munro', 'Cy van Zee']);
  await expect(head('Name, by last name')).toHaveAttribute('aria-sort', 'ascending');
  await head('Organization').getByRole('button').press('Enter');
  await expect.poll(() => names(page)).toEqual(['Di Berg', 'Ada Munro', 'Bo Aalto', 'Cy van Zee']);
  await expect(head('Organization')).toHaveAttribute('aria-sort', 'ascending');
  await rest.must('POST', '/contacts', { name: 'Ed Orr', tags: [tag], organization: 'Kiln' });
  await expectLive(rowOf(page, 'Ed Orr'));
  expect(await names(page)).toEqual(['Di Berg', 'Ed Orr', 'Ada Munro', 'Bo Aalto', 'Cy van Zee']);
  await expect(page.getByText('5 contacts', { exact: true })).toBeVisible();

  await page.getByRole('button', box('Columns')).press('Enter');
  await page.getByRole('menuitemcheckbox', box('Phone')).press('End');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitemcheckbox', box('Birthday'))).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(head('Birthday')).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  const link = (name: string) => rowOf(page, name).getByRole('link', box(name));
  await expect(link('Di Berg')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(link('Ada Munro')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(rowOf(page, 'Ada Munro').getByRole('link', box('+44 20 7946 0001'))).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Number copied')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', box('Bo Aalto'))).toBeVisible();
  await expect(table(page)).toBeVisible();
  await expect(page.getByRole('article').getByRole('link', box('Call'))).toHaveAttribute(
    'href',
    'tel:+442079460002',
  );
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
  // With a pointer the whole row is a target.
  await rowOf(page, 'Ed Orr').getByText('Kiln').click();
  await expect(page.getByRole('article', box('Ed Orr'))).toBeVisible();
  await page.reload();
  await expect(head('Birthday')).toBeVisible();
  await expect(head('Organization')).toHaveAttribute('aria-sort', 'ascending');
});

test('by keyboard: a selection is exported, tagged, untagged and merged, each to be undone', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { tag, path } = await makeFour(rest);
  const { page } = asha;
  await page.goto(path);
  await expectConnected(page);
  await showTable(page);
  const link = (name: string) => rowOf(page, name).getByRole('link', box(name));
  const selectTwo = async () => {
    await link('Ada Munro').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 selected')).toBeVisible();
    await expect(rowOf(page, 'Bo Aalto')).toHaveAttribute('aria-selected', 'true');
  };
  const tagsOf = async (name: string) => {
    const { items } = await rest.must('GET', `/contacts?tag=${tag}`);
    return (items as { name: string; tags: string[] }[]).find((each) => each.name === name)?.tags;
  };
  await selectTwo();
  await expectAccessibleInAllSizes(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', box('Export the selected')).press('Enter');
  await page.getByRole('menuitem', box('Export as CSV')).press('Enter');
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.trim().split(/\r?\n/).length).toBe(3);
  expect(text).toContain('Ada Munro');
  expect(text).toContain('Bo Aalto');

  await page.getByRole('button', box('Tag the selected')).press('Enter');
  await expect(page.getByRole('combobox', box('Tag to add'))).toBeFocused();
  await page.keyboard.type('vip');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tagged 2 contacts “vip”.')).toBeVisible();
  await expectLive(rowOf(page, 'Bo Aalto').getByText('vip'));
  await selectTwo();
  await page.getByRole('button', box('Tag the selected')).press('Enter');
  await expectAccessible(page);
  await page.getByRole('button', box('Remove tag vip')).press('Enter');
  await expect(page.getByText('Removed “vip” from 2 contacts.')).toBeVisible();
  await expect(rowOf(page, 'Bo Aalto').getByText('vip')).toHaveCount(0);
  await page.getByRole('button', box('Undo')).press('Enter');
  await expectLive(rowOf(page, 'Bo Aalto').getByText('vip'));
  // Each contact by itself: one may be there before the other.
  await expect.poll(() => tagsOf('Ada Munro')).toEqual([tag, 'vip']);

  await selectTwo();
  await page.getByRole('button', box('Merge the selected')).press('Enter');
  await page.getByRole('radio', { name: /Bo Aalto/ }).press('Space');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', box('Merge')).press('Enter');
  await expect(page.getByText('Merged 2 contacts into Bo Aalto.')).toBeVisible();
  await expect(rowOf(page, 'Ada Munro')).toHaveCount(0);
  await expect(rowOf(page, 'Bo Aalto').getByText('+1').first()).toBeVisible();
  await page.getByRole('button', box('Undo')).press('Enter');
  await expectLive(rowOf(page, 'Ada Munro'));

  await selectTwo();
  await page.getByRole('button', box('Delete the selected')).press('Enter');
  await expect.poll(() => names(page)).toEqual(['Cy van Zee', 'Di Berg']);
  await page.getByRole('button', box('Undo')).press('Enter');
  await expect.poll(() => names(page)).toHaveLength(4);
});

test('a long table draws few rows, and is the same rows from either end', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const tag = nonce('long').replace(' ', '-');
  const all = Array.from({ length: 3_000 }, (_, index) => `Row ${String(index).padStart(5, '0')}`);
  await rest.importNames(all, tag);
  const { page } = asha;
  await page.goto(`/contacts?tag=${tag}`);
  await expectConnected(page);
  await showTable(page);
  await expect(page.getByText('3,000 contacts', { exact: true })).toBeVisible();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '3001');
  await rowOf(page, 'Row 00000').getByRole('link').first().focus();
  const seen = new Set(await names(page));
  const scroller = table(page).locator('..');
  for (let turns = 0; turns < 400 && !seen.has('Row 00999'); turns += 1) {
    const drawn = await names(page);
    expect(drawn.length).toBeLessThanOrEqual(100);
    for (const name of drawn) seen.add(name);
    await scroller.evaluate(async (element) => {
      element.scrollBy(0, element.clientHeight);
      const isFilled = () => {
        const view = element.getBoundingClientRect();
        const rows = [...element.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect());
        const [first, last] = [rows[0], rows.at(-1)];
        const end = Math.min(view.bottom, view.top + element.scrollHeight - element.scrollTop);
        return (
          first !== undefined && last !== undefined && first.top <= view.top + 40 && last.bottom >= end - 40
        );
      };
      do await new Promise((resolve) => requestAnimationFrame(resolve));
      while (!isFilled());
    });
  }
  expect(all.filter((name) => seen.has(name))).toEqual(all.slice(0, seen.size));
  await scroller.evaluate((element) => element.scrollTo(0, 0));
  await rowOf(page, 'Row 00000').getByRole('link').first().focus();
  await page.keyboard.press('End');
  await expect(rowOf(page, 'Row 02999').getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(rowOf(page, 'Row 02998').getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(rowOf(page, 'Row 00000').getByRole('link').first()).toBeFocused();
});

test('the keys of the list work at once, and the focus is never lost', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { tag, path } = await makeFour(rest);
  const { page } = asha;
  await page.goto(path);
  await expectConnected(page);
  const link = (name: string) => contactRow(page, name).getByRole('link');
  await page.keyboard.press('ArrowDown');
  await expect(link('Ada Munro')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  const search = page.getByRole('searchbox', box('Search contacts'));
  await expect(search).toBeFocused();
  await page.keyboard.type('berg');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', box('Di Berg'))).toBeVisible();
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(link('Bo Aalto')).toBeFocused();

  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', box('Name'))).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link('Bo Aalto')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(link('Cy van Zee')).toBeFocused();

  await page.keyboard.press('e');
  await page.getByRole('textbox', box('Organization')).focus();
  await page.keyboard.type('Mine');
  const { items } = await rest.must('GET', `/contacts?tag=${tag}&query=zee`);
  const [zee] = items as { id: string }[];
  await rest.must('PATCH', `/contacts/${zee?.id}`, { organization: 'Theirs', title: 'Head' });
  await expectLive(page.getByText('set this to Theirs'));
  await page.getByRole('button', box('Keep mine')).press('Enter');
  await expect(page.getByRole('textbox', box('Organization'))).toBeFocused();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('article').getByText('Head · Mine')).toBeVisible();
  expect(await rest.must('GET', `/contacts/${zee?.id}`)).toMatchObject({ organization: 'Mine' });
});

test('two keys in one moment are done one after the other: back to the list, and on to a new contact', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const { path } = await makeFour(await restAs(server.url, asha));
  const { page } = asha;
  await page.goto(path);
  await expectConnected(page);
  await contactRow(page, 'Bo Aalto').getByRole('link').click();
  await expect(page.getByRole('heading', box('Bo Aalto'))).toBeVisible();
  await page.evaluate(() => {
    for (const key of ['Escape', 'n'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('textbox', box('Name'))).toBeFocused();
  await expect(page).toHaveURL(/\/contacts\/new/);
});

test('what others do to a field leaves the form where it is', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: nonce('Lena'), phone: '1' });
  const ben = await person('Ben', { on: `/contacts/${String(id)}/edit` });
  const notes = ben.page.getByRole('textbox', box('Notes'));
  await notes.focus();
  const before = await notes.boundingBox();
  await rest.must('PATCH', `/contacts/${String(id)}`, { title: 'Head', phone: '2' });
  await expectLive(ben.page.getByText(`Changed by ${asha.displayName}`, { exact: true }).first());
  expect(await notes.boundingBox()).toEqual(before);
});

test.describe('at every width', () => {
  for (const width of [390, 768, 1024, 1280]) {
    test(`list, card and form fit ${width} px, in light and dark`, async ({ person, server }) => {
      const asha = await person('Asha');
      const rest = await restAs(server.url, asha);
      const { path } = await makeFour(rest);
      const { page } = asha;
      await page.setViewportSize({ width, height: 844 });
      const expectFits = async () => {
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
        await expectAccessible(page);
      };
      await page.goto(path);
      await expectConnected(page);
      await expectFits();
      if (width >= 1024) {
        await showTable(page);
        await expectFits();
      } else await expect(page.getByRole('button', box('Show as table'))).toBeHidden();
      await page.keyboard.press('/');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const card = page.getByRole('article', box('Ada Munro'));
      const call = card.getByRole('link', box('Call'));
      await expect(call).toBeInViewport();
      await expect(card.getByRole('link', box('Email'))).toBeInViewport();
      await expectFits();
      await card.getByRole('button', { name: /^More for/ }).press('Enter');
      await expect(page.getByRole('menuitem', box('Delete contact'))).toBeVisible();
      await page.keyboard.press('Escape');

      await card.getByRole('button', box('Edit')).press('Enter');
      const phone = page.getByRole('textbox', box('Phone'));
      await expect(phone).toHaveValue('+44 20 7946 0001');
      const isCut = await phone.evaluate((element) => element.scrollWidth > element.clientWidth);
      expect(isCut).toBe(false);
      await page.getByRole('textbox', box('Year, if known')).scrollIntoViewIfNeeded();
      const room = await page.getByRole('textbox', box('Year, if known')).evaluate((element) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(element);
        const pen = document.createElement('canvas').getContext('2d');
        if (!pen) return 0;
        pen.font = font;
        const needed = pen.measureText('Year, if known').width;
        return (
          element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - needed
        );
      });
      expect(room).toBeGreaterThanOrEqual(0);
      await expectFits();
    });
  }
});
