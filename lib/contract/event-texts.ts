import type { ClientEventName, ServerEventName } from './events.ts';

/** When the server sends each event, for docs/API.md. Pages do not load this. */
export const serverEventTexts: Readonly<Record<ServerEventName, string>> = {
  'contact:created': 'a contact was added; a restored one comes as created',
  'contact:updated': 'a contact was changed; `changedFields` says where',
  'contact:deleted': 'a contact went to the bin',
  'contacts:imported': 'many contacts at once, under every revision after `since` up to `revision`',
  'contact:favourite': 'to your own devices: you added or removed a favourite',
  'contact:apart': 'a person said that two contacts are not duplicates, or took that back',
  'contact:viewing': 'another person has the contact open that you have open',
  'message:created': 'in a conversation of yours, in the order of `seq`',
  'message:updated': 'a message was edited, or reacted to',
  'message:deleted': 'a message was deleted or taken back; its `seq` stays',
  'conversation:created': 'you are a member from now on',
  'conversation:updated': 'its name, settings or summary changed for you',
  'conversation:removed': 'you are no longer a member (`byUserId`: who ended it), and nothing of it follows',
  'receipt:changed': 'how far a member has received and read; in rooms of more than 50 members only your own',
  typing: 'a member is writing, until `until`',
  'presence:changed':
    'a person comes, goes or is away: the other one of each direct conversation, and whom you watch',
  'people:changed': 'accounts that are new, without their presence; at most once a second',
  'lobby:changed': 'public rooms changed; at most once a second. Read `GET /rooms` again if you show it',
  'me:changed': 'to your own devices: your profile or settings changed; read `GET /me`',
  'draft:changed': 'to your own devices: one of them saved a draft',
  'admin:changed': 'to administrators: a part of the admin panel changed; read it again if you show it',
  'report:handled': 'a message that you reported was handled by an administrator',
  'sync:required': 'something may have been missed: catch up by the `changes` calls',
  'session:ended': 'the session or token ended; the server then closes the socket',
};

/** What each event from the client is for. */
export const clientEventTexts: Readonly<Record<ClientEventName, string>> = {
  'message:send': 'sends a message; the same `clientId` again is stored once',
  'message:read': 'moves your read position forward',
  'message:delivered': 'moves your delivered position forward',
  typing: 'says that you are writing; at most every 3 s, ends by itself after 6 s',
  'contact:viewing': 'says which contact you have open, and in which field you write; each may be null',
  activity: 'says whether you are at the device',
  'presence:watch':
    'says whose presence you show, at most 300 people, instead of those before; unknown ones are left out of the answer',
  'sync:check':
    'asks how far everything of yours has come; `heads` is null when nothing changed since `mark`',
};
