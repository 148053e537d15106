/** A store that answers and must not be used by this release; the message is a sentence for whoever starts it. */
export class UnusableStore extends Error {
  override readonly name = 'UnusableStore';
}

/** Data that a newer release has changed, so that this one would misread it. */
export class NewerData extends UnusableStore {}
