/** One thing that keys do. */
export interface KeyEntry {
  /** The keys that do it, any of them: `Mod+Shift+K`, `F6`, `?`. Names are those of `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  /** What it does, as the sheet of shortcuts says it. */
  readonly does: string;
}

/** Where keys work, in the order of the sheet. */
const EVERYWHERE = {
  goTo: { keys: ['Mod+K'], does: 'Go to anything' },
  searchEverywhere: { keys: ['Mod+Shift+F'], does: 'Search everywhere' },
  nextConversation: { keys: ['Alt+ArrowDown'], does: 'Next conversation' },
  previousConversation: { keys: ['Alt+ArrowUp'], does: 'Previous conversation' },
  nextUnread: { keys: ['Alt+Shift+ArrowDown'], does: 'Next unread conversation' },
  previousUnread: { keys: ['Alt+Shift+ArrowUp'], does: 'Previous unread conversation' },
  nextRegion: { keys: ['F6'], does: 'Next part of the page' },
  previousRegion: { keys: ['Shift+F6'], does: 'Previous part of the page' },
  readAll: { keys: ['Shift+Escape'], does: 'Mark everything as read' },
  showKeys: { keys: ['?'], does: 'Show these shortcuts' },
} as const satisfies Record<string, KeyEntry>;

const CONVERSATION = {
  openContact: { keys: ['Alt+C'], does: 'The contact of the person, and back from there' },
  searchHere: { keys: ['/'], does: 'Search in this conversation' },
  send: { keys: ['Enter', 'Mod+Enter'], does: 'Send the message' },
  breakLine: { keys: ['Shift+Enter'], does: 'Begin a new line' },
  bold: { keys: ['Mod+B'], does: 'Bold' },
  italic: { keys: ['Mod+I'], does: 'Italic' },
  code: { keys: ['Mod+E'], does: 'Code' },
  attach: { keys: ['Mod+Shift+U'], does: 'Attach files' },
  editLast: { keys: ['ArrowUp'], does: 'Edit your last message, while nothing is written' },
  replyAbove: { keys: ['Mod+ArrowUp'], does: 'Reply to the message above' },
  toComposer: { keys: ['Escape'], does: 'Cancel the edit or reply, or go back to writing' },
} as const satisfies Record<string, KeyEntry>;

const MESSAGE = {
  messageAbove: { keys: ['ArrowUp'], does: 'The message above' },
  messageBelow: { keys: ['ArrowDown'], does: 'The message below' },
  latest: { keys: ['End'], does: 'The latest message' },
  reply: { keys: ['R'], does: 'Reply' },
  react: { keys: ['+'], does: 'React' },
  edit: { keys: ['E'], does: 'Edit' },
  forward: { keys: ['F'], does: 'Forward' },
  save: { keys: ['S'], does: 'Save for yourself, or take it out' },
  pin: { keys: ['P'], does: 'Pin, or unpin' },
  copy: { keys: ['Mod+C'], does: 'Copy the text' },
  markUnread: { keys: ['U'], does: 'Mark unread from here' },
  remove: { keys: ['Delete', 'Backspace'], does: 'Delete for everyone' },
} as const satisfies Record<string, KeyEntry>;

const CONTACTS = {
  searchContacts: { keys: ['/'], does: 'Search contacts' },
  moveInContacts: { keys: ['ArrowDown', 'ArrowUp'], does: 'Move in the list, also from the search' },
  newContact: { keys: ['N'], does: 'New contact' },
  editContact: { keys: ['E'], does: 'Edit the open or focused contact' },
  selectContact: { keys: ['X'], does: 'Select, to tag, merge, export or delete several' },
  saveContact: { keys: ['Mod+S'], does: 'Save the form' },
  messageContact: { keys: ['M'], does: 'Message them' },
  leaveContact: { keys: ['Escape'], does: 'Empty the search, or back to the list' },
} as const satisfies Record<string, KeyEntry>;

/** Every key of the app: the handlers ask it (`isKey`) and the sheet shows it, so that the two cannot differ. */
export const KEY_GROUPS = [
  { title: 'Everywhere', entries: EVERYWHERE },
  { title: 'In a conversation', entries: CONVERSATION },
  { title: 'On a focused message', entries: MESSAGE },
  { title: 'Contacts', entries: CONTACTS },
] as const;

const ALL = { ...EVERYWHERE, ...CONVERSATION, ...MESSAGE, ...CONTACTS };
export type KeyName = keyof typeof ALL;

/** What the table says of one thing. */
export function keyEntry(name: KeyName): KeyEntry {
  return ALL[name];
}
