import { describe, expect, it } from 'vitest';
import { readEnv } from '../../process/env.ts';
import { encodeSessionCookie, readSessionId, sessionCookie } from './session-cookie.ts';

const settings = (more: Record<string, string> = {}) => ({
  env: readEnv({ AUTH_SECRET: 'a'.repeat(32), ...more }),
});

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
