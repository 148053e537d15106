import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server';
import { expect, test } from 'vitest';
import { config } from '../../../proxy.ts';
import { ensureHtmlPolicy } from './html-policy.ts';

async function policyOf(listener: RequestListener): Promise<string | null> {
  const server = createServer((request, response) => {
    ensureHtmlPolicy(response);
    listener(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  server.close();
  return answer.headers.get('content-security-policy');
}

test('HTML without a policy gets one that loads nothing, however its headers are written', async () => {
  const html = 'text/html; charset=utf-8';
  const none = expect.stringContaining("default-src 'none'");
  expect(await policyOf((_, response) => response.setHeader('content-type', html).end('<p>'))).toEqual(none);
  expect(await policyOf((_, response) => response.writeHead(500, { 'Content-Type': html }).end('x'))).toEqual(
    none,
  );
});

test('a policy that is there stays, and what is not HTML gets none', async () => {
  const own = (_: unknown, response: Parameters<RequestListener>[1]) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end();
  expect(
    await policyOf((request, response) => {
      response.setHeader('content-security-policy', "default-src 'self'");
      own(request, response);
    }),
  ).toBe("default-src 'self'");
  expect(
    await policyOf((_, response) => response.setHeader('content-type', 'application/json').end('{}')),
  ).toBeNull();
});

test('the proxy gives every page its policy, also those that are not there', () => {
  const isPage = (url: string) => doesMatch({ config, url });
  for (const url of [
    '/',
    '/login',
    '/chat/x',
    '/icon.svgx',
    '/favicon.ico/x',
    '/manifest.webmanifest.html',
    '/_next/staticx',
    '/_next/image',
    '/_next/imagex?url=/x',
    '/apix',
    '/api/nothing',
    '/api/v1x/y',
    '/socket.iox',
  ])
    expect(isPage(url), url).toBe(true);
  for (const url of [
    '/api/v1/me',
    '/api/auth/session',
    '/_next/static/chunks/a.js',
    '/socket.io/?EIO=4',
    '/icon.svg',
    '/favicon.ico',
    '/manifest.webmanifest',
  ])
    expect(isPage(url), url).toBe(false);
});
