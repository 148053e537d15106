import type { ReactNode } from 'react';
import type { Visibility } from '@/lib/contract/conversations/room.ts';

/** Who sees a room, as two choices. */
export function VisibilityField({ value }: { readonly value: string }) {
  return (
    <fieldset>
      <legend className="text-14 text-ink-2 mb-1 font-medium">Who sees it</legend>
      <Choice value="public" label="Public" isFirst={value !== 'private'}>
        Everyone here finds it and can join.
      </Choice>
      <Choice value="private" label="Private" isFirst={value === 'private'}>
        Only those who are invited know of it.
      </Choice>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly value: Visibility;
  readonly label: string;
  readonly isFirst: boolean;
  readonly children: ReactNode;
}

function Choice({ value, label, isFirst, children }: ChoiceProps) {
  const id = `visibility-${value}`;
  return (
    <div className="flex min-h-11 items-start gap-3 py-2 sm:min-h-9">
      <input
        type="radio"
        name="visibility"
        id={id}
        value={value}
        defaultChecked={isFirst}
        aria-describedby={`${id}-hint`}
        className="size-5 shrink-0 sm:mt-0.5 sm:size-4"
      />
      <div>
        <label htmlFor={id} className="text-14 block font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-13 text-ink-3">
          {children}
        </p>
      </div>
    </div>
  );
}
