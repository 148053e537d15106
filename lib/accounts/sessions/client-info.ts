/** Where a request comes from: the client's address, and its user agent (`device`). */
export interface ClientInfo {
  readonly address: string;
  readonly device: string;
}
