/** A conversation at the top of a person's list: since when. */
interface Pinned {
  readonly id: string;
  readonly at: string;
}

/** The order of what is pinned: as it was pinned, so that a new one moves none of those before it. */
export function byPin(a: Pinned, b: Pinned): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
