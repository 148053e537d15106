import { conversationIdOf, log, openBoth } from '../fixtures/chat-steps.ts';
import { chooseFiles, type TestFile, tray } from '../fixtures/file-steps.ts';
import { expect, test } from '../fixtures/test.ts';

const RUNS = '<script>document.title = "hacked"; console.error("A script of a file ran")</script>';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="console.error('A script of a file ran')">${RUNS}</svg>`;

const text = (name: string, mimeType: string, content: string): TestFile => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});

/** Files that would run something, or pretend to be what they are not, if a browser took them for what they claim. */
const CORPUS: readonly TestFile[] = [
  text('page.html', 'text/html', `<!doctype html>${RUNS}`),
  text('page.jpg', 'image/jpeg', `<!doctype html>${RUNS}`),
  text('drawing.svg', 'image/svg+xml', SVG),
  text('drawing.png', 'image/png', SVG),
  text(
    'feed.xml',
    'text/xml',
    `<?xml-stylesheet href="x"?><html xmlns="http://www.w3.org/1999/xhtml">${RUNS}</html>`,
  ),
  text(
    'paper.pdf',
    'application/pdf',
    '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj',
  ),
  text('both.gif', 'image/gif', `GIF89a=1;/*\n*/${RUNS}`),
  text('script.js', 'text/javascript', 'console.error("A script of a file ran")'),
  text('photo\u202Egpj.exe', 'image/jpeg', 'MZ'),
  text('"><img src=x onerror=console.error(1)>.txt', 'text/plain', 'harmless'),
];

test('a hostile corpus is sent, drawn and opened as addresses, and nothing of it runs', async ({
  guard,
  person,
}) => {
  // A picture that is none is not loaded; the page says so in its place.
  guard.allow(/Failed to load resource/);
  const [asha, ben] = [await person('Asha', { on: '/people' }), await person('Ben', { on: '/people' })];
  await openBoth(asha, ben);
  await chooseFiles(asha.page, ...CORPUS);
  await expect(tray(asha.page).getByRole('listitem')).toHaveCount(CORPUS.length);
  await asha.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(log(ben.page).getByText('page.html')).toBeVisible({ timeout: 30_000 });
  const conversation = conversationIdOf(ben.page);
  const listed = await ben.context.request.get(`${ben.url}/api/v1/conversations/${conversation}/messages`);
  const { items } = await listed.json();
  const files: { id: string; name: string; kind: string; type: string }[] = items[0].files;
  expect(files).toHaveLength(CORPUS.length);
  expect(files.map(({ name }) => name).join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  for (const { id, name, type } of files) {
    const address = `${ben.url}/api/v1/files/${id}`;
    const answer = await ben.context.request.get(address);
    const headers = answer.headers();
    expect(headers['x-content-type-options'], name).toBe('nosniff');
    expect(headers['content-security-policy'], name).toContain('sandbox');
    if (!/^(image|video|audio)\//.test(type))
      expect(headers['content-disposition'], name).toMatch(/^attachment\b/);
    expect(headers['content-type'], name).not.toMatch(/html|xml|svg|javascript|pdf/);
    const page = await ben.context.newPage();
    // A download ends the navigation; a picture is shown.
    await page.goto(address).catch(() => undefined);
    expect(await page.title(), name).not.toBe('hacked');
    await page.close();
  }
  expect(await ben.page.title()).not.toBe('hacked');
});
