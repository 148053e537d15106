import { expectAccessible } from '../fixtures/axe.ts';
import { choose, message, openBoth } from '../fixtures/chat-steps.ts';
import { openOnPhone } from '../fixtures/phone.ts';
import { composer, expectLive, messageWith, nonce, sendByEnter } from '../fixtures/steps.ts';
import { expect, test } from '../fixtures/test.ts';

test('an emoji is chosen by keys, in a skin tone that stays, and is there again as one used last', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const { page } = asha;
  const word = nonce('bravo');
  await composer(page).fill(`${word} !`);
  await composer(page).press('ArrowLeft');
  await page.getByRole('button', { name: 'Emoji' }).press('Enter');
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  const search = picker.getByRole('searchbox', { name: 'Search emoji' });
  await expect(search).toBeFocused();
  await expect(picker.getByRole('rowgroup', { name: 'Flags' })).toBeAttached();
  await picker.getByRole('radio', { name: 'Medium-dark' }).check();
  await search.press('ArrowDown');
  await page.keyboard.press('PageDown');
  await expect(picker.getByRole('gridcell', { name: 'grinning face', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(picker.getByRole('gridcell', { name: 'grinning face with big eyes' })).toBeFocused();
  // A letter goes on in the search.
  await page.keyboard.type('clapping');
  await expect(search).toHaveValue('clapping');
  // Of hundreds of emoji each would be looked at.
  await expect(picker.getByRole('gridcell')).toHaveText(['👏🏾']);
  await expectAccessible(page);
  await search.press('Enter');
  await expect(picker).toBeHidden();
  await expect(composer(page)).toBeFocused();
  await expect(composer(page)).toHaveValue(`${word} 👏🏾!`);
  await composer(page).press('Enter');
  await expectLive(messageWith(ben.page, `${word} 👏🏾!`));

  // The same picker for a reaction, with the one used last and the tone.
  await page.reload();
  await choose(message(page, word), 'React…');
  const dialog = page.getByRole('dialog', { name: 'React' });
  await expect(dialog.getByRole('rowgroup', { name: 'Recently used' }).getByRole('gridcell')).toHaveText([
    '👏🏾',
  ]);
  await expect(dialog.getByRole('radio', { name: 'Medium-dark' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Animals & Nature' }).click();
  await dialog.getByRole('gridcell', { name: 'unicorn' }).click();
  await expectLive(message(ben.page, word).getByRole('button', { name: 'unicorn, 1' }));
});

test('the beginning of a name offers emoji; Enter takes one, Escape leaves it, a time is none', async ({
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  await openBoth(asha, ben);
  const { page } = asha;
  const box = composer(page);
  const options = page.getByRole('listbox', { name: 'Emoji' }).getByRole('option');
  const word = nonce('done');
  await box.pressSequentially(`${word} :smi`);
  await expect(options.first()).toHaveText('😄:smile:');
  await expectAccessible(page);
  await box.press('ArrowDown');
  await box.press('ArrowUp');
  await box.press('Enter');
  await expect(box).toHaveValue(`${word} 😄 `);
  await box.pressSequentially('at 12:30 in std::vector `:smi` ');
  await expect(options).toHaveCount(0);
  await box.pressSequentially(':tad');
  await expect(options.first()).toHaveText('🎉:tada:');
  await box.press('Escape');
  await expect(options).toHaveCount(0);
  await box.press('Enter');
  await expectLive(messageWith(ben.page, `${word} 😄 at 12:30 in std::vector :smi :tad`));
  // By touch or mouse.
  await box.pressSequentially(':rocket');
  await options.first().click();
  await expect(box).toHaveValue('🚀 ');
  await sendByEnter(page, nonce('sent'));
});

test('on a phone what is written has the room of the buttons, and the plus offers what they do', async ({
  browser,
  guard,
  person,
}) => {
  const asha = await person('Asha');
  const ben = await person('Ben');
  const conversationId = await openBoth(asha, ben);
  const phone = await openOnPhone(browser, guard, asha, `/chat/${conversationId}`);
  const { page } = phone;
  const box = composer(page);
  const widthOf = async () => (await box.boundingBox())?.width ?? 0;
  await expect(page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  const before = await widthOf();
  const word = nonce('narrow');
  await box.fill(`${word} `);
  for (const name of ['Attach files', 'Emoji', 'Record a voice message'])
    await expect(page.getByRole('button', { name })).toBeHidden();
  expect(await widthOf()).toBeGreaterThanOrEqual(before + 80);
  expect(await widthOf()).toBeGreaterThan(260);
  await page.getByRole('button', { name: 'Add to the message' }).tap();
  const menu = page.getByRole('menu', { name: 'Add to the message' });
  await expect(menu.getByRole('menuitem', { name: 'File' })).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Emoji' }).tap();
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await expect(picker).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await picker.getByRole('searchbox', { name: 'Search emoji' }).fill('clapping');
  await picker.getByRole('gridcell').first().tap();
  await expect(picker).toBeHidden();
  await expect(box).toHaveValue(`${word} 👏`);
  await expect(box).toBeFocused();
  await page.getByRole('button', { name: 'Send' }).tap();
  await expectLive(messageWith(ben.page, `${word} 👏`));
  await expect(page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  await phone.close();
});
