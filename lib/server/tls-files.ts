import { readFileSync } from 'node:fs';
import type { Server } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import { type Env, EnvError } from '../process/env.ts';

/** How often the files are looked at, in milliseconds: whoever renews a certificate weeks ahead can wait for so long. */
const LOOK_EVERY_MS = 60_000;

type TlsFiles = Pick<Env, 'TLS_CERT' | 'TLS_KEY'>;

export interface CertificateAndKey {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** The certificate and key of `TLS_CERT` and `TLS_KEY`; null where they are unset. Throws {@link EnvError} when they cannot be used. */
export function readTlsFiles({ TLS_CERT, TLS_KEY }: TlsFiles): CertificateAndKey | null {
  if (TLS_CERT === undefined || TLS_KEY === undefined) return null;
  const pair = { cert: readNamed('TLS_CERT', TLS_CERT), key: readNamed('TLS_KEY', TLS_KEY) };
  try {
    createSecureContext(pair);
    return pair;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EnvError(
      `TLS_CERT (${TLS_CERT}) and TLS_KEY (${TLS_KEY}) cannot be used: ${reason}.\nThey take a certificate with its chain and the key that it was made with, both as PEM.`,
    );
  }
}

function readNamed(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : String(error);
    throw new EnvError(`${name} is ${JSON.stringify(file)}, which cannot be read (${code}).`);
  }
}

/** Takes a renewed certificate without a restart; files that cannot be used are logged, and the old ones stay. Returns how to stop. */
export function followTlsFiles(
  env: TlsFiles,
  server: Server,
  log: Pick<Logger, 'info' | 'error'>,
): () => void {
  let used = readTlsFiles(env);
  const look = () => {
    try {
      const now = readTlsFiles(env);
      if (now === null || (used?.cert.equals(now.cert) && used.key.equals(now.key))) return;
      server.setSecureContext(now);
      used = now;
      log.info({ file: env.TLS_CERT }, 'the certificate was renewed');
    } catch (error) {
      // Often the certificate is there a moment before its key.
      log.error(
        { reason: error instanceof Error ? error.message : String(error) },
        'the certificate is not renewed',
      );
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
