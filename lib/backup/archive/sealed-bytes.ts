import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { BackupProblem } from '../backup-problem.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteSink } from './byte-sink.ts';

/*
 * A sealed backup is a head and frames. The head: the mark, the version, the cost of scrypt (RFC 7914) as a power of two,
 * 16 random bytes of salt, and 16 bytes by which a wrong passphrase is told from damage. Each frame: 64 KiB, the last one
 * fewer, under AES-256-GCM with its number and whether it is the last as the nonce and the head as additional data, so
 * that frames can be neither changed, exchanged, left out nor cut off (the STREAM construction, Hoang et al. 2015).
 */
const MARK = Buffer.from('parley-backup\n');
const VERSION = 1;
const COST = 15;
const HEAD = MARK.length + 2 + 16 + 16;
const FRAME = 64 * 1024;
const TAG = 16;

/** Encrypts everything that is written with a passphrase. */
export async function createSealedSink(sink: ByteSink, passphrase: string): Promise<ByteSink> {
  const salt = randomBytes(16);
  const { key, check } = await deriveKey(passphrase, salt, COST);
  const head = Buffer.concat([MARK, Buffer.from([VERSION, COST]), salt, check]);
  await sink.write(head);
  let held: Uint8Array = Buffer.alloc(0);
  let number = 0n;
  const seal = async (plain: Uint8Array, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(head);
    number += 1n;
    await sink.write(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  };
  return {
    async write(bytes) {
      held = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
      // One byte more than a frame must wait: only then it is known that the frame is not the last.
      let at = 0;
      for (; held.length - at > FRAME; at += FRAME) await seal(held.subarray(at, at + FRAME), false);
      held = held.subarray(at);
    },
    async end() {
      await seal(held, true);
      await sink.end();
    },
    abort: () => sink.abort(),
  };
}

/** Whether the bytes begin as a sealed backup does. */
export function isSealed(beginning: Buffer): boolean {
  return beginning.subarray(0, MARK.length).equals(MARK);
}

/** How many bytes of a file tell whether it is sealed. */
export const MARK_LENGTH = MARK.length;

/** What a sealed backup holds, decrypted piece by piece: no byte of a frame is given before the frame is proved. */
export async function* openSealed(
  reader: ByteReader,
  passphrase: string | undefined,
): AsyncGenerator<Buffer> {
  if (passphrase === undefined)
    throw new BackupProblem(
      'This backup is encrypted. Set BACKUP_PASSPHRASE to the passphrase it was made with.',
    );
  const head = Buffer.from(await reader.exactly(HEAD));
  const [version = 0, cost = 0] = head.subarray(MARK.length);
  if (version !== VERSION || cost < 10 || cost > 20)
    throw new BackupProblem('The backup is damaged in its first bytes.');
  const salt = head.subarray(MARK.length + 2, MARK.length + 18);
  const { key, check } = await deriveKey(passphrase, salt, cost);
  if (!timingSafeEqual(check, head.subarray(MARK.length + 18)))
    throw new BackupProblem(
      'The passphrase in BACKUP_PASSPHRASE is not the one that this backup was made with.',
    );
  for (let number = 0n; ; number += 1n) {
    const isLast = !(await reader.hasMoreThan(FRAME + TAG));
    const frame = await reader.upTo(FRAME + TAG);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(head);
    decipher.setAuthTag(frame.subarray(-TAG));
    yield plainOf(() => Buffer.concat([decipher.update(frame.subarray(0, -TAG)), decipher.final()]));
    if (isLast) return;
  }
}

function plainOf(decrypt: () => Buffer): Buffer {
  try {
    return decrypt();
  } catch (error) {
    throw new BackupProblem('The backup is damaged: a part of it is not as it was written.', {
      cause: error,
    });
  }
}

function nonceOf(number: bigint, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[0] = isLast ? 1 : 0;
  nonce.writeBigUInt64BE(number, 4);
  return nonce;
}

async function deriveKey(
  passphrase: string,
  salt: Buffer,
  cost: number,
): Promise<{ key: Buffer; check: Buffer }> {
  const N = 2 ** cost;
  const derived = await new Promise<Buffer>((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 64, { N, r: 8, p: 1, maxmem: 256 * N * 8 }, (error, bytes) =>
      error ? reject(error) : resolve(bytes),
    );
  });
  const check = createHash('sha256').update(derived.subarray(32)).digest().subarray(0, 16);
  return { key: derived.subarray(0, 32), check };
}
