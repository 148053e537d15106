interface Outcome {
  /**
   * What of the person may still be found in the collection:
   * - `nothing`: not even an id;
   * - `id`: the id of the account, by which no one is named any more;
   * - `words`: what they wrote, or what was written of them.
   */
  readonly leaves: 'nothing' | 'id' | 'words';
  /** For people who ask. */
  readonly how: string;
}

const DELETED = { leaves: 'nothing', how: 'Deleted.' } as const;
const EMPTY = { leaves: 'nothing', how: 'Holds nothing of a person.' } as const;

/**
 * What becomes of each collection when an account is erased: for people who ask, and for a test that erases somebody who is in
 * every one of them.
 */
export const erasureInventory: Readonly<Record<string, Outcome>> = {
  users: {
    leaves: 'id',
    how: 'Emptied, time zone and settings included: the id and the key of the username stay, so that no one takes the name over.',
  },
  avatars: DELETED,
  sessions: { leaves: 'nothing', how: 'Deleted, and with them where their browsers take pushes.' },
  tokens: { leaves: 'nothing', how: 'Deleted, and with them where their programs take pushes.' },
  resetLinks: DELETED,
  invitations: {
    leaves: 'id',
    how: 'Those the person sent end. That they joined by one is taken out; for whom it was meant stays in the words of who sent it.',
  },
  blocks: { leaves: 'nothing', how: 'Deleted, both ways.' },
  members: {
    leaves: 'id',
    how: 'Rooms are left; the longest admin or member becomes owner. Direct conversations stay for the other person, without what this one chose for themselves.',
  },
  drafts: DELETED,
  messages: {
    leaves: 'words',
    how: 'Kept as those of a former member, or emptied, as the person chose. Their reactions are kept, and what they pinned stays pinned. What others forwarded of them are messages of those others.',
  },
  previewPictures: { leaves: 'nothing', how: 'Kept or deleted with the messages that show them.' },
  savedMessages: DELETED,
  files: {
    leaves: 'id',
    how: 'Those that were not sent are deleted; those of messages, voice messages too, are kept or deleted with them.',
  },
  conversations: { leaves: 'words', how: 'Kept: they hold nothing of a person but their last message.' },
  noticeTasks: {
    leaves: 'nothing',
    how: 'Kept for the seconds in which people are notified of a message: its id.',
  },
  notices: {
    leaves: 'id',
    how: 'Deleted. Those of others of messages that answer the person say so by an id, for seven days at most.',
  },
  noticeSummaries: DELETED,
  birthdayNotices: DELETED,
  contacts: {
    leaves: 'id',
    how: 'Kept: the address book belongs to everyone. The link to the account is taken out; who changed a contact last is said by an id without a name.',
  },
  contactHistory: {
    leaves: 'id',
    how: 'Kept: it says which account changed something, by an id without a name.',
  },
  contactFavourites: DELETED,
  contactPhotos: { leaves: 'nothing', how: 'Kept with the contacts.' },
  contactCounts: EMPTY,
  contactImports: {
    leaves: 'id',
    how: 'Kept until they can no longer be undone: 24 hours at most.',
  },
  contactImportsLeftOut: { leaves: 'nothing', how: 'Deleted with its import.' },
  reports: { leaves: 'words', how: 'Kept for administrators until they are deleted.' },
  audit: {
    leaves: 'words',
    how: 'Kept: it says which account did something, by an id; of an account that an administrator erased, its username.',
  },
  searchHeads: EMPTY,
  searchWords: {
    leaves: 'words',
    how: 'The words of messages that are emptied go within a minute; those of the others stay with them.',
  },
  searchPosts: {
    leaves: 'id',
    how: 'As `searchWords`; it says which account wrote what, by an id without a name.',
  },
  workspace: EMPTY,
  workspaceSettings: EMPTY,
  upgrades: EMPTY,
  jobs: EMPTY,
};
