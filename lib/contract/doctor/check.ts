/** What a check of an installation came to. */
export interface Check {
  /** What was checked, in a few words. */
  readonly name: string;
  /** `running`: it takes long, and another one of the same name follows. */
  readonly state: 'ok' | 'failed' | 'unknown' | 'running';
  /** What was found, in one sentence. */
  readonly text: string;
  /** The line that changes it, such as `PUBLIC_URL=https://parley.example.org`; null where nothing is to be changed. */
  readonly advice: string | null;
}

/** What the server says about the request that asked it. */
export interface SeenRequest {
  /** The address that the request came from, as limits and the security log have it. */
  readonly address: string;
  /** Whether someone in between wrote `X-Forwarded-For`, and whether that is believed. */
  readonly isForwarded: boolean;
  readonly isForwarderTrusted: boolean;
  /** Where the connection itself comes from. */
  readonly peer: 'loopback' | 'private' | 'public';
  /** The host that was asked for, and `PUBLIC_URL`. */
  readonly host: string;
  readonly publicUrl: string | null;
  /** The server's clock, RFC 3339. */
  readonly time: string;
}

export const ok = (name: string, text: string): Check => ({ name, state: 'ok', text, advice: null });
export const failed = (name: string, text: string, advice: string | null): Check => ({
  name,
  state: 'failed',
  text,
  advice,
});
export const unknown = (name: string, text: string): Check => ({
  name,
  state: 'unknown',
  text,
  advice: null,
});
export const running = (name: string, text: string): Check => ({
  name,
  state: 'running',
  text,
  advice: null,
});
