import type { Settings } from '../contract/accounts/account.ts';
import { defineCollection } from '../store/collection.ts';

export type AccountState = 'suspended' | 'leaving' | 'gone';

interface Suspension {
  at: Date;
  byId: string;
  reason: string;
}

interface Leaving {
  /** When the account is erased. */
  erasedAt: Date;
  /** What becomes of the messages then. */
  messages: 'keep' | 'delete';
}

/** A person of the workspace, as stored. Never leaves the server as it is: see `toMe` and `toPerson`. */
export interface UserDoc {
  _id: string;
  /** As shown and typed, in lower case. */
  username: string;
  /** `usernameKey()` of it: look-alike names share one key, so only one of them can be taken. */
  usernameKey: string;
  displayName: string;
  /** What lists are sorted by: the display name, folded. */
  nameKey: string;
  /** Search terms, folded: the username, its parts, and the words of the display name. */
  searchKeys: string[];
  email: string | null;
  status: string;
  role: 'member' | 'admin';
  /** Only on the first account of the workspace; a unique sparse index allows exactly one. */
  isFirst?: true;
  avatarFileId: string | null;
  /** As the person chose it; null or absent for that of the browser. */
  timeZone?: string | null;
  /** Of the browser that they used last. */
  browserTimeZone?: string;
  /** Argon2id in PHC form. */
  passwordHash: string;
  /** When it was last changed or reset; absent while it is the first. */
  passwordChangedAt?: Date;
  /**
   * Absent while the account is in use. `suspended`: by an administrator. `leaving`: closed by its person, who can come
   * back until it is erased. `gone`: erased; only the key of its name is kept, so that no one takes it over.
   */
  state?: AccountState;
  suspension?: Suspension;
  /** Also of one that was suspended after it was closed: it is erased on its day all the same. */
  leaving?: Leaving;
  createdAt: Date;
  /** When their last live connection ended; null before the first. */
  lastSeenAt: Date | null;
  /** Only what the person chose; `settingsOf` adds what holds otherwise. */
  settings?: Partial<Settings>;
}

export const users = defineCollection<UserDoc>('users', [
  { key: { usernameKey: 1 }, name: 'usernameKey', unique: true },
  { key: { isFirst: 1 }, name: 'isFirst', unique: true, sparse: true },
  { key: { nameKey: 1, _id: 1 }, name: 'nameKey' },
  { key: { searchKeys: 1 }, name: 'searchKeys' },
  { key: { role: 1 }, name: 'role' },
  { key: { 'settings.birthdayNotices': 1 }, name: 'birthdayNotices', sparse: true },
  { key: { 'leaving.erasedAt': 1 }, name: 'leaving', sparse: true },
]);
