import { createDecipheriv, createHmac, type ECDH } from 'node:crypto';

const RECORD_HEAD = 21;
const TAG_BYTES = 16;

/** The keys of a browser that takes pushes. */
export interface DeviceKeys {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}

/** What was encrypted for a device: RFC 8291, over the content coding aes128gcm of RFC 8188. Throws for anything else. */
export function decryptPush(body: Buffer, { ecdh, auth }: DeviceKeys): string {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const keyLength = body.readUInt8(20);
  const theirs = body.subarray(RECORD_HEAD, RECORD_HEAD + keyLength);
  const record = body.subarray(RECORD_HEAD + keyLength);
  if (record.length > recordSize) throw new Error('a push is one record');
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
  const secret = hkdf(auth, ecdh.computeSecret(theirs), info, 32);
  const key = hkdf(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-TAG_BYTES));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -TAG_BYTES)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0))
    throw new Error('this is not the last record');
  return padded.subarray(0, end).toString('utf8');
}

/** RFC 5869, for at most 32 bytes. */
function hkdf(salt: Buffer, secret: Buffer, info: Buffer, bytes: number): Buffer {
  const extracted = createHmac('sha256', salt).update(secret).digest();
  return createHmac('sha256', extracted)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, bytes);
}
