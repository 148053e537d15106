/** Who calls a use case: a signed-in person, by a browser session or by an API token. */
export interface Caller {
  readonly userId: string;
  readonly role: 'member' | 'admin';
  /** The session of a browser, or null when the caller came with a token. */
  readonly sessionId: string | null;
  /** The API token, or null when the caller came with a session. */
  readonly tokenId: string | null;
  /** `read`: by a token with which nothing can be changed; `backup`: by one that only fetches backups. */
  readonly scope: 'full' | 'read' | 'backup';
  /** Where they call from, for the security log. */
  readonly address?: string;
}
