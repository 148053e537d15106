import type { Me } from '../contract/accounts/account.ts';
import type { Contact } from '../contract/contacts/contact.ts';
import { EMPTY_FIELDS } from '../contract/contacts/contact-fields.ts';
import type { Conversation, Member } from '../contract/conversations/conversation.ts';
import type { Message } from '../contract/conversations/message.ts';
import type { MessageFile } from '../contract/files/file.ts';

const TIME = '2026-01-01T00:00:00.000Z';

/** A message as a server would send it, for tests that check only some of its fields. */
export function sampleMessage(more: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    conversationId: 'k',
    seq: 1,
    revision: 1,
    senderId: 'a',
    clientId: 'c1',
    body: 'text',
    replyToId: null,
    files: [],
    contacts: [],
    reactions: [],
    mentions: [],
    versions: 0,
    isUndone: false,
    createdAt: TIME,
    editedAt: null,
    deletedAt: null,
    event: null,
    ...more,
  };
}

/** A picture of a message as a server would send it, for tests that check only some of its fields. */
export function sampleFile(more: Partial<MessageFile> = {}): MessageFile {
  return {
    id: 'f1',
    name: 'kite.jpg',
    type: 'image/jpeg',
    kind: 'image',
    size: 1_200_000,
    alt: '',
    hasThumbnail: true,
    width: 1200,
    height: 900,
    ...more,
  };
}

/** A conversation as a server would send it, for tests that check only some of its fields. */
export function sampleConversation(more: Partial<Conversation> = {}): Conversation {
  return {
    id: 'k',
    kind: 'direct',
    name: null,
    slug: null,
    visibility: null,
    topic: '',
    isAnnouncement: false,
    archivedAt: null,
    members: [],
    memberCount: 2,
    isBlockedByMe: false,
    myRole: 'member',
    notify: 'all',
    mutedUntil: null,
    pinnedAt: null,
    lastMessage: null,
    lastSeq: 0,
    lastReadSeq: 0,
    unreadFromSeq: null,
    unreadCount: 0,
    mentionCount: 0,
    undoneSeqs: [],
    revision: 0,
    version: 1,
    activityAt: TIME,
    createdAt: TIME,
    ...more,
  };
}

/** A member of a conversation, who has received and read nothing yet. */
export function sampleMember(userId: string, more: Partial<Member> = {}): Member {
  return { userId, displayName: 'N', username: 'n', role: 'member', deliveredSeq: 0, readSeq: 0, ...more };
}

/** A contact as a server would send it, for tests that check only some of its fields. */
export function sampleContact(more: Partial<Contact> = {}): Contact {
  return {
    id: 'p',
    revision: 1,
    ...EMPTY_FIELDS,
    name: 'Name',
    photo: null,
    createdAt: TIME,
    updatedAt: TIME,
    updatedByUserId: null,
    ...more,
  };
}

/** The person who is signed in on a page, for tests that check only some of the fields. */
export function sampleMe(more: Partial<Me> = {}): Me {
  return {
    id: 'me',
    username: 'me',
    displayName: 'Me',
    email: null,
    status: '',
    role: 'member',
    avatarFileId: null,
    timeZone: null,
    browserTimeZone: null,
    settings: {
      hidePresence: false,
      directPage: 15,
      roomPage: 50,
      singleKeys: true,
      announce: 'everything',
      enterSends: true,
      quietHours: null,
      birthdayNotices: false,
      clock: 'browser',
      dateOrder: 'browser',
    },
    createdAt: TIME,
    ...more,
  };
}

/** The head of a PNG that says it has this size; a few bytes, whatever it is. */
export function samplePng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}
