import type { LookupAddress } from 'node:dns';
import type { ServerResponse } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { readEnv } from '../../process/env.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';
import { startWebSite, type WebSite } from '../../testing/web-site/web-site.ts';
import { fetchPreview } from './fetch-preview.ts';
import { createPreviewAgents, wayTo } from './preview-agents.ts';

const PAGE = { 'content-type': 'text/html' };
const SOON_MS = 5_000;

let site: WebSite;
/** One that PREVIEW_HOSTS does not name. */
let inside: WebSite;
let workspace: TestContext;
let ctx: Context;
/** Where names lead, by what is asked again and again. */
const names = new Map<string, LookupAddress[][]>();

beforeAll(async () => {
  site = await startWebSite();
  inside = await startWebSite();
  workspace = await createTestContext({ PREVIEW_HOSTS: site.host });
  ctx = workspace.ctx;
  const agents = createPreviewAgents({}, (name, _options, callback) =>
    callback(null, names.get(name)?.shift() ?? [{ address: '127.0.0.1', family: 4 }]),
  );
  ctx.state.set('preview-agents', agents);
});
afterAll(async () => {
  await workspace.close();
  await Promise.all([site.close(), inside.close()]);
});

const visit = (link: string, withinMs = SOON_MS) =>
  fetchPreview(ctx, { link, personId: 'ada', signal: AbortSignal.timeout(withinMs) });

const redirect =
  (location: string, status = 302) =>
  (response: ServerResponse) =>
    response.writeHead(status, { location }).end();

function picture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0a3' } })
    .png()
    .toBuffer();
}

const bytesOf =
  (bytes: Buffer, type = 'image/png') =>
  (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': type }).end(bytes);

describe('a page', () => {
  it('is visited without a word of who asks, and shown with its picture made small', async () => {
    site.put('/kites.png', bytesOf(await picture(1_200, 630)));
    const link = site.put(
      '/kites',
      `<title>Kites</title><meta name="description" content="In the wind"><meta property="og:image" content="kites.png">`,
    );
    const preview = await visit(link);
    expect(preview).toMatchObject({ url: link, title: 'Kites', description: 'In the wind', siteName: '' });
    expect(preview?.picture).toMatchObject({ width: 240, height: 126 });
    expect((await sharp(preview?.picture?.bytes).metadata()).format).toBe('webp');
    const { headers } = site.asked.find(({ path }) => path === '/kites') ?? {};
    expect(new Set(Object.keys(headers ?? {}))).toEqual(
      new Set(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']),
    );
  });

  it('that says nothing of itself has no preview', async () => {
    expect(await visit(site.put('/empty', '<p>text'))).toBeNull();
  });

  it.each([
    ['is not there', (response: ServerResponse) => response.writeHead(404, PAGE).end('<title>a</title>')],
    [
      'is no page',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-type': 'text/plain' }).end('<title>a</title>'),
    ],
    [
      'is compressed though that was not asked for',
      (response: ServerResponse) =>
        response.writeHead(200, { ...PAGE, 'content-encoding': 'gzip' }).end('<title>a</title>'),
    ],
    ['breaks off', (response: ServerResponse) => response.writeHead(200, PAGE).destroy()],
    ['redirects to nowhere', (response: ServerResponse) => response.writeHead(302).end()],
  ])('that %s is refused', async (_what, answer) => {
    await expect(visit(site.put('/refused', answer))).rejects.toThrow();
  });

  it('that never answers, or never ends, is given up in time', async () => {
    const silent = site.put('/silent', () => undefined);
    await expect(visit(silent, 100)).rejects.toThrow();
    const slow = site.put('/slow', (response) => {
      response.writeHead(200, PAGE);
      const timer = setInterval(() => response.write('<p>'), 5);
      response.on('close', () => clearInterval(timer));
    });
    await expect(visit(slow, 200)).rejects.toThrow();
  });

  it('is read up to its body, and up to 512 KB', async () => {
    let hasLeft = false;
    const endless = (beginning: string) => (response: ServerResponse) => {
      response.on('close', () => {
        hasLeft = true;
      });
      response.writeHead(200, PAGE);
      response.write(beginning);
      const more = () => {
        while (response.write('<p>'.repeat(1_000))) if (response.destroyed) return;
        response.once('drain', more);
      };
      more();
    };
    expect(await visit(site.put('/long', endless('<title>Long</title><body>')))).toMatchObject({
      title: 'Long',
    });
    await expect.poll(() => hasLeft).toBe(true);
    hasLeft = false;
    expect(await visit(site.put('/longer', endless('<title>Longer</title>')))).toMatchObject({
      title: 'Longer',
    });
    await expect.poll(() => hasLeft).toBe(true);
    const late = site.put('/late', `${'<!-- -->'.repeat(65_536)}<title>Too late</title>`);
    expect(await visit(late)).toBeNull();
  });
});

describe('its picture', () => {
  const titleWith = (address: string) => `<title>a</title><meta property="og:image" content="${address}">`;

  it.each([
    ['is not there', '/none.png'],
    ['is too small to be one', '/pixel.png'],
    ['is no picture', '/text.png'],
    ['is one that runs scripts', '/a.svg'],
    ['is larger than 2 MB', '/large.png'],
    ['is no address', 'http://['],
    ['is a private address', 'http://10.0.0.1/a.png'],
    ['is a file', 'file:///etc/passwd'],
    ['is in the page itself', 'data:image/png;base64,AAAA'],
  ])('that %s is left out', async (_what, address) => {
    site.put('/pixel.png', bytesOf(await picture(1, 1)));
    site.put('/text.png', bytesOf(Buffer.from('text')));
    site.put(
      '/a.svg',
      bytesOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>')),
    );
    site.put('/large.png', bytesOf(Buffer.concat([await picture(100, 100), Buffer.alloc(3 * 1024 * 1024)])));
    expect(await visit(site.put('/with', titleWith(address)))).toMatchObject({ title: 'a', picture: null });
  });

  it('is found by a redirect, too', async () => {
    site.put('/a.png', bytesOf(await picture(100, 100)));
    site.put('/moved.png', redirect('/a.png', 308));
    expect((await visit(site.put('/with', titleWith('/moved.png'))))?.picture).toMatchObject({
      width: 100,
      height: 100,
    });
  });
});

describe('no link and no redirect', () => {
  it('leads inside, and nobody there is called', async () => {
    const secret = inside.put('/secret', '<title>Secret</title>');
    const before = inside.connections();
    for (const location of [
      secret,
      secret.replace('127.0.0.1', 'localhost'),
      'http://localhost/',
      'http://127.0.0.1/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://169.254.169.254/latest/meta-data',
      'https://user:word@example.org/',
      'ftp://example.org/',
      'file:///etc/passwd',
      'https://example.org:8443/',
    ]) {
      await expect(visit(location)).rejects.toThrow();
      await expect(visit(site.put('/in', redirect(location)))).rejects.toThrow(
        /no public address|public addresses only/,
      );
    }
    expect(inside.connections()).toBe(before);
  });

  it('leads to a name that changes its mind', async () => {
    const before = inside.connections();
    const outside = [{ address: '93.184.215.14', family: 4 }];
    const within = [{ address: '127.0.0.1', family: 4 }];
    for (const answer of [
      within,
      [...outside, ...within],
      [{ address: '::ffff:127.0.0.1', family: 6 }],
      [],
    ]) {
      // Asked again at the connection, whatever it answered before.
      names.set('rebound.example', [answer]);
      await expect(visit('http://rebound.example/')).rejects.toThrow('public addresses only');
      names.set('rebound.example', [answer]);
      await expect(visit(site.put('/re', redirect('https://rebound.example/')))).rejects.toThrow(
        'public addresses only',
      );
    }
    expect(inside.connections()).toBe(before);
  });

  it('is followed more than three times', async () => {
    site.put('/0', '<title>There</title>');
    for (const step of [1, 2, 3, 4]) site.put(`/${step}`, redirect(`/${step - 1}`));
    expect(await visit(`${site.url}/3`)).toMatchObject({ title: 'There', url: `${site.url}/3` });
    await expect(visit(`${site.url}/4`)).rejects.toThrow('too many redirects');
    await expect(visit(site.put('/round', redirect('/round')))).rejects.toThrow('too many redirects');
  });
});

it('PREVIEW_HOSTS names hosts with their ports, and each no other', () => {
  const env = readEnv({ PREVIEW_HOSTS: 'wiki.lan, wiki.lan:80, 10.0.0.5:8080' });
  const way = (address: string) => wayTo(env, new URL(address));
  expect(
    ['https://wiki.lan/a', 'http://wiki.lan/a', 'http://10.0.0.5:8080/', 'https://10.0.0.5:8080/'].map(way),
  ).toEqual(['named', 'named', 'named', 'named']);
  expect(['https://example.org/', 'http://8.8.8.8/', 'https://[2606:4700::1111]/'].map(way)).toEqual([
    'public',
    'public',
    'public',
  ]);
  expect(['http://10.0.0.5/', 'http://wiki.lan:81/', 'http://example.org:8080/'].map(way)).toEqual([
    null,
    null,
    null,
  ]);
});
