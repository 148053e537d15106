interface PolicyInput {
  readonly nonce: string;
  /** The host that the browser asked, with its port. */
  readonly host: string | null;
  readonly isHttps: boolean;
  /** Reloading while developing evaluates code and writes style elements. */
  readonly isDevelopment: boolean;
}

/**
 * The Content-Security-Policy of a page. A script runs only with this answer's nonce, or when such a script loads it.
 * React sets `style` attributes, so those are open; style elements need the nonce.
 */
export function contentSecurityPolicy({ nonce, host, isHttps, isDevelopment }: PolicyInput): string {
  const directives: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    'style-src': isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob:",
    'font-src': "'self'",
    'connect-src': ["'self'", ...socketSources(host, isHttps)].join(' '),
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'frame-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Older Safari does not take 'self' for web sockets. A host that is not plainly one adds nothing to the policy. */
function socketSources(host: string | null, isHttps: boolean): string[] {
  if (host === null || !/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(host)) return [];
  return [`${isHttps ? 'wss' : 'ws'}://${host}`];
}
