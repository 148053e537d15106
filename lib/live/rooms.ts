/** The names of Socket.IO rooms: who receives what. Made from rights only, when a socket joins. */
export const rooms = {
  everyone: 'everyone',
  /** No socket joins it: the address book is emitted to everyone. */
  addressBook: 'address-book',
  /** Administrators, as they were when they connected. */
  admins: 'admins',
  /** Those who read too slowly to be sent signals. */
  behind: 'behind',
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  token: (tokenId: string) => `token:${tokenId}`,
  /** Those who have this contact open. */
  contact: (contactId: string) => `contact:${contactId}`,
  /** Those who are shown this person's presence. */
  presence: (userId: string) => `presence:${userId}`,
  conversation: (conversationId: string) => `conversation:${conversationId}`,
} as const;

/** The person that a room's name names, or null for any other room. */
export function userOfRoom(room: string): string | null {
  return room.startsWith('user:') ? room.slice('user:'.length) : null;
}

/** The person whose presence a room is for, or null for any other room. */
export function watchedOfRoom(room: string): string | null {
  return room.startsWith('presence:') ? room.slice('presence:'.length) : null;
}

/** The conversation that a room's name names, or null for any other room. */
export function conversationOfRoom(room: string): string | null {
  return room.startsWith('conversation:') ? room.slice('conversation:'.length) : null;
}
