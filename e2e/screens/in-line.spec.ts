import type { Locator, Page } from '@playwright/test';
import { conversationIdOf, log, writeNumbered } from '../fixtures/chat-steps.ts';
import { expectConnected } from '../fixtures/person.ts';
import { restAs } from '../fixtures/rest.ts';
import { makeRoom, openDetails } from '../fixtures/room-steps.ts';
import { composer, contactRow, nonce, openDirect } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

// What is seen at once when it is wrong by some pixels, and by no other test.

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not drawn.`);
  return box;
}

const middleOf = ({ y, height }: Box) => y + height / 2;

/** The lines that a text is drawn in. */
async function linesOf(locator: Locator): Promise<Box[]> {
  return await locator.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
  });
}

/** Where the first line of a text box is, whether its placeholder is drawn there or what was typed. */
async function firstLineOf(field: Locator): Promise<Box> {
  return await field.evaluate((element) => {
    const { x, y, width } = element.getBoundingClientRect();
    const { borderTopWidth, paddingTop, lineHeight } = getComputedStyle(element);
    const top = y + Number.parseFloat(borderTopWidth) + Number.parseFloat(paddingTop);
    return { x, y: top, width, height: Number.parseFloat(lineHeight) };
  });
}

for (const viewport of [PHONE, DESK]) {
  test(`at ${viewport.width} px what is written stands level with the buttons beside it`, async ({
    person,
  }) => {
    const asha = await person('Asha');
    const ben = await person('Ben');
    await asha.page.setViewportSize(viewport);
    await openDirect(asha, ben);
    const line = middleOf(await firstLineOf(composer(asha.page)));
    for (const name of ['Attach files', 'Emoji'])
      expect(middleOf(await boxOf(asha.page.getByRole('button', { name, exact: true })))).toBeCloseTo(
        line,
        0,
      );
  });
}

for (const width of [390, 768, 1280]) {
  test(`at ${width} px nothing is empty beside Send, and what is written moves no button`, async ({
    person,
  }) => {
    const asha = await person('Asha');
    const ben = await person('Ben');
    await asha.page.setViewportSize({ width, height: 844 });
    await openDirect(asha, ben);
    const button = (name: string) => asha.page.getByRole('button', { name, exact: true });
    const [microphone, emoji, send] = [button('Record a voice message'), button('Emoji'), button('Send')];
    const isPhone = width === 390;
    await expect(microphone).toBeVisible();
    await expect(send).toBeVisible({ visible: !isPhone });
    const before = await boxOf(isPhone ? microphone : send);
    await composer(asha.page).fill('What is written');
    await expect(microphone).toBeHidden();
    expect(await boxOf(send)).toEqual(before);
    // On a phone the text has the room of the emoji button.
    if (isPhone) return;
    const beside = await boxOf(emoji);
    expect(before.x - (beside.x + beside.width)).toBeLessThanOrEqual(6);
  });

  test(`at ${width} px the fields and the button of the log-in are equally high`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/login');
    const { height } = await boxOf(page.getByRole('textbox', { name: 'Username' }));
    for (const other of [
      page.getByLabel('Password', { exact: true }),
      page.getByRole('button', { name: 'Sign in' }),
    ])
      expect((await boxOf(other)).height).toBe(height);
  });

  test(`at ${width} px a long web address in Details is a link that stays within it`, async ({ person }) => {
    const asha = await person('Asha');
    const address = `https://example.org/${'a-long-path-of-words/'.repeat(4)}${'0123456789'.repeat(8)}`;
    await asha.page.setViewportSize({ width, height: 844 });
    await asha.page.goto(await makeRoom(asha, { name: nonce('Links'), topic: `Plans: ${address}` }));
    const details = await openDetails(asha.page);
    const link = details.getByRole('link', { name: address });
    await expect(link).toHaveAttribute('href', address);
    expect((await linesOf(link)).length).toBeGreaterThan(1);
    const beyond = await details.evaluate((pane) => pane.scrollWidth - pane.clientWidth);
    expect(beyond).toBe(0);
  });

  test(`at ${width} px the search of a conversation says whole what it searches`, async ({ person }) => {
    const asha = await person('Asha');
    const ben = await person('Ben');
    await asha.page.setViewportSize({ width, height: 844 });
    await openDirect(asha, ben);
    await asha.page.getByRole('button', { name: 'Search in this conversation' }).click();
    const box = asha.page.getByRole('searchbox', { name: 'Search in this conversation' });
    await expect(box).toBeFocused();
    const left = await box.evaluate((field: HTMLInputElement) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(field);
      const pen = document.createElement('canvas').getContext('2d');
      if (!pen) throw new Error('There is no canvas.');
      pen.font = font;
      const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return room - pen.measureText(field.placeholder).width;
    });
    expect(left).toBeGreaterThan(0);
  });
}

test('on a phone the places of the app are named in one line, and a name of two words is not broken', async ({
  person,
  server,
}) => {
  const asha = await person('Asha', { on: '/chat' });
  const { page } = asha;
  await page.setViewportSize(PHONE);
  const bar = page.getByRole('navigation', { name: 'Main' });
  const heights = [];
  for (const place of ['Chats', 'Contacts', 'Rooms', 'People', 'Account'])
    heights.push((await boxOf(bar.getByText(place, { exact: true }))).y);
  expect(new Set(heights).size, `tops of the labels: ${heights}`).toBe(1);

  const rest = await restAs(server.url, asha);
  const { id } = await rest.must('POST', '/contacts', { name: 'Alasdair Munro', phone: '+44 20 7946 0001' });
  const ben = await person('Ben', { on: `/contacts/${String(id)}` });
  await page.goto(`/contacts/${String(id)}`);
  // Who else looks at it is beside the name.
  await expect(page.getByRole('article').getByText(ben.displayName)).toBeAttached();
  expect(await linesOf(page.getByRole('heading', { name: 'Alasdair Munro' }))).toHaveLength(1);
});

/** The colour that is seen behind a point: the first one that something paints there. */
async function colourAt(page: Page, x: number, y: number): Promise<string> {
  return await page.evaluate(
    ([x = 0, y = 0]) => {
      const isPainted = (colour: string) => !/^rgba\(.*, 0\)$|^transparent$/.test(colour);
      const colours = document.elementsFromPoint(x, y).map((each) => getComputedStyle(each).backgroundColor);
      return colours.find(isPainted) ?? '';
    },
    [x, y],
  );
}

for (const viewport of [PHONE, DESK]) {
  test(`at ${viewport.width} px the tint of a row reaches from edge to edge of the list`, async ({
    person,
    server,
  }) => {
    const asha = await person('Asha');
    const rest = await restAs(server.url, asha);
    const mark = nonce('Row');
    for (const letter of ['Ada', 'Ben', 'Carl', 'Dora', 'Eve', 'Finn'])
      await rest.must('POST', '/contacts', { name: `${letter} ${mark}` });
    const { page } = asha;
    await page.setViewportSize(viewport);
    await page.goto('/contacts');
    await expectConnected(page);
    const row = contactRow(page, `Carl ${mark}`);
    await expect(page.getByRole('slider', { name: 'Jump to letter' })).toBeVisible();
    await row.getByRole('link').focus();
    await page.keyboard.press('x');
    await expect(row.getByRole('checkbox')).toBeChecked();

    const pane = await boxOf(page.getByRole('region', { name: 'Address book' }));
    // Above the picture and the text.
    const yOf = async (each: Locator) => (await boxOf(each.getByRole('link'))).y + 5;
    const y = await yOf(row);
    const across = [];
    for (let x = pane.x + 2; x < pane.x + pane.width - 1; x += 4) across.push(await colourAt(page, x, y));
    const plain = await colourAt(page, pane.x + 2, await yOf(contactRow(page, `Eve ${mark}`)));
    expect(new Set(across).size).toBe(1);
    expect(across[0]).not.toBe(plain);
    // What the rail lies over are the ends of the rows, never their texts.
    const rail = await boxOf(page.getByRole('slider', { name: 'Jump to letter' }));
    for (const { x, width } of await linesOf(row.getByText(`Carl ${mark}`)))
      expect(x + width).toBeLessThanOrEqual(rail.x);
  });
}

test('a long menu of tags takes the height that is free', async ({ person, server }) => {
  const asha = await person('Asha');
  const rest = await restAs(server.url, asha);
  for (let group = 0; group < 4; group += 1) {
    const tags = Array.from({ length: 10 }, (_, at) => `tag ${group}${at}`);
    await rest.must('POST', '/contacts', { name: nonce('Tagged'), tags });
  }
  const { page } = asha;
  await page.setViewportSize(DESK);
  await page.goto('/contacts');
  await page.getByRole('button', { name: 'Show and sort' }).click();
  const menu = page.getByRole('menu', { name: 'Show and sort' });
  await expect(menu.getByRole('menuitemradio', { name: 'tag 39' })).toBeAttached();
  const { y, height } = await boxOf(menu);
  expect(y + height).toBeLessThanOrEqual(DESK.height);
  expect(y + height).toBeGreaterThan(DESK.height - 12);
});

test('the day over the messages is there while one scrolls, and then covers none of them', async ({
  person,
  server,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openDirect(asha, ben);
  await writeNumbered(await restAs(server.url, ben), conversationIdOf(asha.page), 1, 40);
  await expect(log(asha.page).getByText('number 40.')).toBeInViewport();
  const day = log(asha.page).getByRole('heading', { name: 'Today' });
  await expect(day).toHaveCSS('opacity', '0');
  await log(asha.page).hover();
  await asha.page.mouse.wheel(0, -200);
  await expect(day).toBeInViewport();
  await expect(day).toHaveCSS('opacity', '1');
  await expect(day).toHaveCSS('opacity', '0');
});

test('in Details a long topic is centred under its title, and leaving comes after notifications', async ({
  person,
}) => {
  const asha = await person('Asha');
  const topic =
    'Everything about kilns, glazes, clay and firing, and what else belongs to a pottery of several people';
  const name = nonce('Kiln');
  await asha.page.goto(await makeRoom(asha, { name, topic }));
  const details = await openDetails(asha.page);
  const lines = await linesOf(details.getByText(topic));
  expect(lines.length).toBeGreaterThan(1);
  const [title] = await linesOf(details.getByText(name, { exact: true }));
  const middle = (box: Box | undefined) => (box ? box.x + box.width / 2 : 0);
  for (const line of lines) expect(Math.abs(middle(line) - middle(title))).toBeLessThan(6);
  const notifications = await boxOf(details.getByText('Notify me about'));
  const leave = await boxOf(details.getByRole('button', { name: 'Leave', exact: true }));
  expect(leave.y).toBeGreaterThan(notifications.y);
});

test('the page for developers shows no signs of Markdown', async ({ person }) => {
  const { page } = await person('Asha', { on: '/developers' });
  const texts = await page.getByRole('main').evaluate((main: HTMLElement) => {
    for (const details of main.querySelectorAll('details')) details.open = true;
    // biome-ignore lint/performance/useDomNodeTextContent: what is not drawn does not count
    return main.innerText.split('\n').filter((line) => line.includes('`'));
  });
  expect(texts).toEqual([]);
});

test('on a phone one line says that there is no connection, and covers nothing', async ({
  person,
  guard,
}) => {
  guard.allow(/net::ERR/, /Failed to load resource/, /WebSocket/);
  const asha = await person('Asha');
  const ben = await person('Ben');
  await asha.page.setViewportSize(PHONE);
  await openDirect(asha, ben);
  await asha.page.goto('/chat');
  const filters = asha.page.getByRole('group', { name: 'Show' });
  const before = await boxOf(filters);
  await asha.context.setOffline(true);
  const line = asha.page.getByText(/^Offline\. /);
  await expect(line).toHaveCount(1);
  const { y, height } = await boxOf(line);
  const after = await boxOf(filters);
  expect(after.y).toBeGreaterThan(before.y);
  expect(after.y).toBeGreaterThanOrEqual(y + height);
});

test('emoji are drawn by a font of emoji before any other of the system', async ({ page }) => {
  await page.goto('/login');
  const fonts = await page.evaluate(() => getComputedStyle(document.body).fontFamily.replaceAll('"', ''));
  expect(fonts).toMatch(/Apple Color Emoji, Segoe UI Emoji, Noto Color Emoji, system-ui/);
});
