/**
 * What becomes of each collection when an account is erased: for people who ask, and for a test that fails when a new
 * collection is not in it.
 */
export const erasureInventory = {
  users:
    'Emptied, time zone and settings included: the id and the key of the username stay, so that no one takes the name over.',
  avatars: 'Deleted.',
  sessions: 'Deleted, and with them where their browsers take pushes.',
  tokens: 'Deleted, and with them where their programs take pushes.',
  resetLinks: 'Deleted.',
  invitations: 'Those the person sent end. That they joined by one is taken out.',
  blocks: 'Deleted, both ways.',
  members:
    'Rooms are left; the longest admin or member becomes owner. Direct conversations stay for the other person.',
  drafts: 'Deleted.',
  messages:
    'Kept as those of a former member, or emptied, as the person chose. Their reactions are kept. What others forwarded of them are messages of those others.',
  savedMessages: 'Deleted.',
  files: 'Those that were not sent are deleted; those of messages are kept or deleted with them.',
  conversations: 'Kept: they hold nothing of a person but their last message.',
  notices: 'Deleted.',
  noticeSummaries: 'Deleted.',
  birthdayNotices:
    'Ends by itself after three days; it says on which day an account was notified, by an id without a name.',
  contacts: 'Kept: the address book belongs to everyone. The link to the account is taken out.',
  contactHistory: 'Kept: it says which account changed something, by an id without a name.',
  contactFavourites: 'Deleted.',
  contactPhotos: 'Kept with the contacts.',
  contactCounts: 'Holds nothing of a person.',
  contactImports: 'Kept until they can no longer be undone: 24 hours at most.',
  contactImportsLeftOut: 'Deleted with its import.',
  reports: 'Kept for administrators until they are deleted.',
  audit: 'Kept: it says which account did something, by an id without a name.',
  searchHeads: 'Holds nothing of a person.',
  searchWords:
    'The words of messages that are emptied go within a minute; those of the others stay with them.',
  searchPosts: 'As `searchWords`; it says which account wrote what, by an id without a name.',
  workspace: 'Holds nothing of a person.',
  workspaceSettings: 'Holds nothing of a person.',
  upgrades: 'Holds nothing of a person.',
  jobs: 'Holds nothing of a person.',
} as const satisfies Record<string, string>;
