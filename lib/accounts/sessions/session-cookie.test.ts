import { createCipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { decode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { readEnv } from '../../process/env.ts';
import { encodeSessionCookie, readSessionId, sessionCookie } from './session-cookie.ts';

const settings = (more: Record<string, string> = {}) => ({
  env: readEnv({ AUTH_SECRET: 'a'.repeat(32), ...more }),
});

/** The value of a cookie that is sealed with the right secret, but with A128CBC-HS256 (RFC 7518, section 5.2.3). */
function sealedOtherwise(secret: string, sid: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32));
  const header = Buffer.from('{"alg":"dir","enc":"A128CBC-HS256"}').toString('base64url');
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv);
  const exp = Math.floor(Date.now() / 1000) + 60;
  const text = Buffer.concat([cipher.update(JSON.stringify({ sid, exp })), cipher.final()]);
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(header.length * 8));
  const mac = createHmac('sha256', key.subarray(0, 16));
  const tag = mac.update(header).update(iv).update(text).update(bits).digest().subarray(0, 16);
  return [header, '', ...[iv, text, tag].map((part) => part.toString('base64url'))].join('.');
}

describe('the session cookie', () => {
  it('is refused when forged, damaged or sealed with another secret', async () => {
    const ctx = settings();
    const { name } = sessionCookie(ctx.env);
    const other = await encodeSessionCookie(settings({ AUTH_SECRET: 'b'.repeat(32) }), 'session-1');
    const own = await encodeSessionCookie(ctx, 'session-1');
    for (const value of ['', 'session-1', other, own.slice(0, -3), `${own}x`, '{"sid":"session-1"}'])
      expect(await readSessionId(ctx, `${name}=${value}`)).toBeNull();
    expect(await readSessionId(ctx, `x${name}=${own}`)).toBeNull();
    expect(await readSessionId(ctx, '')).toBeNull();
  });

  it('is refused when sealed in another way than ours, even with our secret', async () => {
    const ctx = settings();
    const value = sealedOtherwise('a'.repeat(32), 'session-1');
    expect(await decode({ token: value, secret: 'a'.repeat(32) })).toMatchObject({ sid: 'session-1' });
    expect(await readSessionId(ctx, `${sessionCookie(ctx.env).name}=${value}`)).toBeNull();
  });

  it('names the session, among other cookies', async () => {
    const ctx = settings();
    const value = await encodeSessionCookie(ctx, 'session-1');
    const header = `theme=dark; ${sessionCookie(ctx.env).name}=${value}; b=c`;
    expect(await readSessionId(ctx, header)).toBe('session-1');
  });

  it('is HttpOnly and SameSite, and Secure under https', () => {
    expect(sessionCookie(settings().env).options).toMatchObject({
      httpOnly: true,
      sameSite: 'lax',
      secure: false,
    });
    const { name, options } = sessionCookie(settings({ PUBLIC_URL: 'https://parley.example.org' }).env);
    expect(name).toMatch(/^__Host-/);
    expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' });
  });
});
