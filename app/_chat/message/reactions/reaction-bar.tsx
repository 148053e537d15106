'use client';

import clsx from 'clsx';
import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { useMe } from '../../../_client/live/hooks.ts';
import { useEmojiNames } from '../../emoji/use-emoji-set.ts';

/** On a phone 36 px high, and 44 px to a finger. */
const TARGET =
  'relative max-sm:h-9 max-sm:min-w-11 max-sm:after:absolute max-sm:after:inset-x-0 max-sm:after:-inset-y-1';

interface ReactionBarProps {
  readonly message: Message;
  nameOf(userId: string): string;
  /** Adds one's own reaction or removes it. Resolves when that is stored or was refused. */
  onReact(emoji: string, isOn: boolean): Promise<void>;
  /** Another emoji is to be chosen. */
  onPick(): void;
}

/**
 * The reactions under a message: one's own is pressed; who reacted is named on hover, on focus and to a screen reader, and listed after
 * a long press.
 */
export function ReactionBar({ message, nameOf, onReact, onPick }: ReactionBarProps) {
  return (
    <ul aria-label="Reactions" className="mt-1 flex flex-wrap gap-1 max-sm:gap-y-2">
      {message.reactions.map((reaction) => (
        <li key={reaction.emoji}>
          <Reaction
            emoji={reaction.emoji}
            userIds={reaction.userIds}
            nameOf={nameOf}
            onReact={(isOn) => onReact(reaction.emoji, isOn)}
          />
        </li>
      ))}
      <li>
        <button
          type="button"
          aria-label="Add a reaction"
          data-tooltip="Add a reaction"
          onClick={onPick}
          className={clsx(
            TARGET,
            'text-ink-3 hover:bg-hover hover:text-ink grid h-7 min-w-9 place-items-center rounded-full',
          )}
        >
          <SmilePlus aria-hidden size={16} strokeWidth={1.75} />
        </button>
      </li>
    </ul>
  );
}

interface ReactionProps {
  readonly emoji: string;
  readonly userIds: readonly string[];
  nameOf(userId: string): string;
  onReact(isOn: boolean): Promise<void>;
}

function Reaction({ emoji, userIds, nameOf, onReact }: ReactionProps) {
  const me = useMe();
  // Shown as pressed at once, until the answer is here.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isStored = userIds.includes(me.id);
  const isOn = wanted ?? isStored;
  const count = userIds.length + (isOn === isStored ? 0 : isOn ? 1 : -1);
  const names = userIds.filter((id) => id !== me.id).map(nameOf);
  const who = listNames(isOn ? ['You', ...names] : names);
  const name = useEmojiNames([emoji])(emoji);
  const label = `${name}, ${count}: ${who}`;
  if (count === 0) return null;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      data-reaction={emoji}
      data-tooltip={`${who} reacted with ${name}`}
      onClick={() => {
        setWanted(!isOn);
        void onReact(!isOn).finally(() => setWanted(null));
      }}
      className={clsx(
        TARGET,
        'text-14 flex h-7 items-center justify-center gap-1 rounded-full border px-2 tabular-nums transition-colors',
        isOn
          ? 'bg-selected border-brand text-brand-text'
          : 'bg-surface border-line text-ink-2 hover:bg-hover',
      )}
    >
      <span aria-hidden>{emoji}</span>
      <span aria-hidden className="text-13 font-medium">
        {count}
      </span>
    </button>
  );
}

const NAMES_MAX = 8;

/** Names as a sentence has them: "You, Asha and Ben", "You, … and 12 others". */
export function listNames(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? 'no one';
  if (names.length > NAMES_MAX) {
    return `${names.slice(0, NAMES_MAX - 1).join(', ')} and ${names.length - NAMES_MAX + 1} others`;
  }
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
