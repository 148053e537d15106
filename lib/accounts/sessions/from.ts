/** Where a request comes from, as its door saw it: the client's address and its user agent. */
export interface From {
  readonly address: string;
  readonly device: string;
}
