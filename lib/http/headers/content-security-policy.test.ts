import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const usual = { nonce: 'bm9uY2U=', host: 'localhost:3000', isHttps: false, isDevelopment: false };

describe('contentSecurityPolicy', () => {
  it('lets no inline script and no evaluated code run', () => {
    const policy = contentSecurityPolicy(usual);
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
  });

  it('names the socket of this host, by its scheme', () => {
    expect(contentSecurityPolicy(usual)).toContain("connect-src 'self' ws://localhost:3000;");
    expect(contentSecurityPolicy({ ...usual, host: '[::1]:3000' })).toContain('ws://[::1]:3000;');
    expect(contentSecurityPolicy({ ...usual, isHttps: true, host: 'parley.example.org' })).toContain(
      "connect-src 'self' wss://parley.example.org;",
    );
  });

  it('takes no directive from a hostile host', () => {
    for (const host of ['a; script-src *', 'a b', "a' *", '*', 'a\r\nb', ''])
      expect(contentSecurityPolicy({ ...usual, host })).toContain("connect-src 'self';");
  });
});
