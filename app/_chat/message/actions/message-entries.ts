import type { Message } from '@/lib/contract/conversations/message.ts';
import type { KeyName } from '../../../_shell/shortcuts/key-table.ts';
import { isKey, type KeyPress } from '../../../_shell/shortcuts/match-key.ts';
import type { MessageActions } from './message-actions.ts';

/** A message as the person who may do something with it sees it. */
export interface ActedOn {
  readonly message: Message;
  readonly isOwn: boolean;
  /** Whether anything can be written or changed here. */
  readonly isWritable: boolean;
  /** Whether this person saved it for themselves. */
  readonly isSaved: boolean;
  /** Whether this person may pin messages here, while anything can be written. */
  readonly mayPin: boolean;
}

/** One thing that can be done with a message. */
export interface MessageEntry {
  /** Its icon goes by it. */
  readonly name: string;
  readonly label: string;
  /** The key that does it on a focused message. */
  readonly key?: KeyName;
  readonly isLoss?: boolean;
  /** Whether it is offered; always, when not given. */
  isOffered?(on: ActedOn): boolean;
  act(actions: MessageActions, message: Message): void;
}

/**
 * Everything that can be done with a message, in the order of its menu, with a line between two groups. The menu, the buttons beside
 * the message, the sheet and the keys go by it.
 */
export const MESSAGE_ENTRIES = [
  [
    {
      name: 'react',
      label: 'React…',
      key: 'react',
      isOffered: ({ isWritable }) => isWritable,
      act: (actions, message) => actions.pickReaction(message),
    },
    {
      name: 'reply',
      label: 'Reply',
      key: 'reply',
      isOffered: ({ isWritable }) => isWritable,
      act: (actions, message) => actions.reply(message),
    },
    {
      name: 'forward',
      label: 'Forward…',
      key: 'forward',
      act: (actions, message) => actions.forward(message),
    },
    {
      name: 'save',
      label: 'Save',
      key: 'save',
      isOffered: ({ isSaved }) => !isSaved,
      act: (actions, message) => actions.save(message, true),
    },
    {
      name: 'unsave',
      label: 'Take out of Saved',
      key: 'save',
      isOffered: ({ isSaved }) => isSaved,
      act: (actions, message) => actions.save(message, false),
    },
    {
      name: 'pin',
      label: 'Pin',
      key: 'pin',
      isOffered: ({ message, isWritable, mayPin }) => isWritable && mayPin && message.pinned === undefined,
      act: (actions, message) => actions.pin(message, true),
    },
    {
      name: 'unpin',
      label: 'Unpin',
      key: 'pin',
      isOffered: ({ message, isWritable, mayPin }) => isWritable && mayPin && message.pinned !== undefined,
      act: (actions, message) => actions.pin(message, false),
    },
    {
      name: 'copy',
      label: 'Copy text',
      key: 'copy',
      isOffered: ({ message }) => message.body !== '',
      act: (actions, message) => actions.copy(message),
    },
    { name: 'copyLink', label: 'Copy link', act: (actions, message) => actions.copyLink(message) },
    {
      name: 'markUnread',
      label: 'Mark unread from here',
      key: 'markUnread',
      act: (actions, message) => actions.markUnread(message),
    },
    {
      name: 'showReactions',
      label: 'Who reacted',
      isOffered: ({ message }) => message.reactions.length > 0,
      act: (actions, message) => actions.showReactions(message),
    },
    {
      name: 'showVersions',
      label: 'Earlier versions',
      isOffered: ({ message }) => message.editedAt !== null,
      act: (actions, message) => actions.showVersions(message),
    },
    {
      name: 'report',
      label: 'Report…',
      isOffered: ({ isOwn }) => !isOwn,
      act: (actions, message) => actions.report(message),
    },
    { name: 'info', label: 'Info', act: (actions, message) => actions.showReceipts(message) },
  ],
  [
    {
      name: 'edit',
      label: 'Edit',
      key: 'edit',
      // What is forwarded are the words of another person.
      isOffered: ({ message, isOwn, isWritable }) => isOwn && isWritable && message.forwarded === undefined,
      act: (actions, message) => actions.edit(message),
    },
    {
      name: 'removePreview',
      label: 'Remove preview',
      isOffered: ({ message, isOwn }) => isOwn && message.preview !== undefined,
      act: (actions, message) => actions.removePreview(message),
    },
    {
      name: 'remove',
      label: 'Delete for everyone',
      key: 'remove',
      isLoss: true,
      isOffered: ({ isOwn, isWritable }) => isOwn && isWritable,
      act: (actions, message) => actions.remove(message),
    },
  ],
] as const satisfies readonly (readonly MessageEntry[])[];

export type EntryName = (typeof MESSAGE_ENTRIES)[number][number]['name'];

const GROUPS: readonly (readonly (MessageEntry & { readonly name: EntryName })[])[] = MESSAGE_ENTRIES;

/** What is offered for a message, in groups; none is empty. */
export function entriesFor(on: ActedOn): typeof GROUPS {
  return GROUPS.map((group) => group.filter(({ isOffered }) => isOffered?.(on) ?? true)).filter(
    (group) => group.length > 0,
  );
}

/** What a key does on a focused message, if anything; letters can be switched off. */
export function entryOfKey(press: KeyPress, on: ActedOn, hasSingleKeys: boolean): MessageEntry | undefined {
  return entriesFor(on)
    .flat()
    .find(({ key }) => key !== undefined && isKey(press, key, { hasSingleKeys }));
}
