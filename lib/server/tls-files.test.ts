import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readEnv } from '../process/env.ts';
import { followTlsFiles, readTlsFiles } from './tls-files.ts';

// Two self-signed certificates for localhost, for tests alone.
const PAIRS = fileURLToPath(new URL('../testing/tls', import.meta.url));

let folder: string;
let files: { TLS_CERT: string; TLS_KEY: string };
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-tls-'));
  files = { TLS_CERT: path.join(folder, 'cert.pem'), TLS_KEY: path.join(folder, 'key.pem') };
  await install('first');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function install(pair: string, parts: readonly string[] = ['cert', 'key']): Promise<void> {
  for (const part of parts)
    await cp(path.join(PAIRS, `${pair}.${part}.pem`), path.join(folder, `${part}.pem`));
}

/** The name in the certificate that a server shows. */
async function nameAt(port: number): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return String(subject.CN);
}

it('a renewed certificate is shown without a restart, and half of one changes nothing', async () => {
  const server = createServer(readTlsFiles(files) ?? {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const said: string[] = [];
  const note = (_: object, text: string) => void said.push(text);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stop = followTlsFiles(files, server, { info: note, error: note } as never);
  const aMinuteLater = () => vi.advanceTimersByTime(60_000);
  expect(await nameAt(port)).toBe('first.localhost');
  await install('second', ['cert']);
  aMinuteLater();
  expect(await nameAt(port)).toBe('first.localhost');
  await install('second', ['key']);
  aMinuteLater();
  expect(await nameAt(port)).toBe('second.localhost');
  aMinuteLater();
  expect(said).toEqual(['the certificate is not renewed', 'the certificate was renewed']);
  stop();
  vi.useRealTimers();
  server.close();
});

it('files that cannot be used are named at start', async () => {
  await install('second', ['cert']);
  expect(() => readTlsFiles(files)).toThrow(
    /TLS_CERT .+ and TLS_KEY .+ cannot be used: .*key values mismatch/,
  );
  await writeFile(files.TLS_CERT, 'no certificate');
  expect(() => readTlsFiles(files)).toThrow('cannot be used');
  await rm(files.TLS_KEY);
  expect(() => readTlsFiles(files)).toThrow(/TLS_KEY is ".+key\.pem", which cannot be read \(ENOENT\)/);
  expect(readTlsFiles({ TLS_CERT: undefined, TLS_KEY: undefined })).toBeNull();
});

it('half of the settings, or an address by plain http, are refused', () => {
  expect(() => readEnv({ TLS_CERT: '/a.pem' })).toThrow('TLS_CERT and TLS_KEY go together');
  expect(() => readEnv({ ...files, PUBLIC_URL: 'http://parley.lan' })).toThrow(
    'PUBLIC_URL takes the https address',
  );
  expect(() => readEnv(files)).toThrow('PUBLIC_URL takes the https address');
  expect(readEnv({ ...files, PUBLIC_URL: 'https://parley.lan' })).toMatchObject(files);
});
