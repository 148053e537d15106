'use client';

import clsx from 'clsx';
import { Users } from 'lucide-react';
import { PersonAvatar } from '../../../_client/live/person-avatar.tsx';
import type { CompletionOption } from './completion-option.ts';
import type { Completion } from './use-completion.ts';

interface CompletionListProps {
  readonly id: string;
  readonly completion: Completion;
}

/** The id of one option, by which the text box says which one Enter inserts. */
export function completionOptionId(id: string, index: number): string {
  return `${id}-${index}`;
}

/** What fits what is being typed, above the text box. */
export function CompletionList({ id, completion }: CompletionListProps) {
  const { label, options, current } = completion;
  if (options.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      className="floating absolute bottom-full left-0 z-30 mb-1 w-full max-w-80 p-1"
    >
      {options.map((option, index) => (
        <div
          key={option.key}
          id={completionOptionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          // Before the text box loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            completion.choose(option);
          }}
          className={clsx(
            'rounded-control flex min-h-11 items-center gap-2 px-2 sm:min-h-9',
            index === current ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <Option option={option} />
        </div>
      ))}
    </div>
  );
}

function Option({ option }: { readonly option: CompletionOption }) {
  if (option.kind === 'emoji') {
    return (
      <>
        <span className="text-22 w-7 text-center">{option.emoji}</span>
        <span className="text-14 truncate">:{option.name}:</span>
      </>
    );
  }
  if (option.kind === 'group') {
    return (
      <>
        <span className="bg-signal text-on-signal grid size-6 place-items-center rounded-full">
          <Users aria-hidden size={14} strokeWidth={1.75} />
        </span>
        <span className="text-14 font-medium">{option.text}</span>
        <span className="text-13 text-ink-3 truncate">{option.name}</span>
      </>
    );
  }
  const { userId, displayName, username } = option.member;
  return (
    <>
      <PersonAvatar id={userId} name={displayName} size={24} />
      <bdi className="text-14 truncate font-medium">{displayName}</bdi>
      <span className="text-13 text-ink-3 truncate">@{username}</span>
    </>
  );
}
