'use client';

import { type ComponentProps, type ReactNode, useId, useRef } from 'react';
import { useEarlyInput } from './use-early-input.ts';

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  readonly label: string;
  readonly hint?: ReactNode;
}

/** Something that is so or not. */
export function CheckField({ label, hint, className, ...rest }: CheckFieldProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  useEarlyInput(frame);
  return (
    <div ref={frame} className={className}>
      <div className="flex min-h-11 items-start gap-3 py-2 sm:min-h-9">
        <input
          {...rest}
          id={id}
          type="checkbox"
          // Else some browsers put back, on a reload, what was ticked before, which would then count as a choice.
          autoComplete="off"
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="size-5 shrink-0 sm:mt-0.5 sm:size-4"
        />
        <div>
          <label htmlFor={id} className="text-14 block font-medium">
            {label}
          </label>
          {hint && (
            <p id={`${id}-hint`} className="text-13 text-ink-3">
              {hint}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
