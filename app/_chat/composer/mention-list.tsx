'use client';

import clsx from 'clsx';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import type { MentionCompletion } from './use-mention-completion.ts';

interface MentionListProps {
  readonly id: string;
  readonly completion: MentionCompletion;
}

/** The id of one name, by which the text box says which one Enter inserts. */
export function mentionOptionId(id: string, index: number): string {
  return `${id}-${index}`;
}

/** The names that fit what follows an `@`, above the text box. */
export function MentionList({ id, completion }: MentionListProps) {
  const { found, current } = completion;
  if (found.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label="People to mention"
      className="floating absolute bottom-full left-0 z-30 mb-1 w-full max-w-80 p-1"
    >
      {found.map((member, index) => (
        <div
          key={member.userId}
          id={mentionOptionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          // Before the text box loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            completion.choose(member);
          }}
          className={clsx(
            'rounded-control flex min-h-11 items-center gap-2 px-2 sm:min-h-9',
            index === current ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <PersonAvatar id={member.userId} name={member.displayName} size={24} />
          <bdi className="text-14 truncate font-medium">{member.displayName}</bdi>
          <span className="text-13 text-ink-3 truncate">@{member.username}</span>
        </div>
      ))}
    </div>
  );
}
