/** Everything that a socket may hear when it joins: read before it connects, so that nothing falls in between. */
export interface Subscriptions {
  readonly userId: string;
  readonly conversations: Map<string, number>;
  /** Those that ended meanwhile. */
  readonly lost: Set<string>;
}
