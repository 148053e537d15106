'use client';

import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { CONTROL_CLASS, FieldFrame, type FieldProps } from './field-frame.tsx';

interface TextFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'children'> {
  /** Something at the start of the box, such as a search icon. */
  readonly leading?: ReactNode;
  /** Something at the end of the box, such as a show/hide button. */
  readonly trailing?: ReactNode;
}

/** One line of text with its label, hint and error. Its direction is that of what is typed. */
export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  leading,
  trailing,
  id,
  className,
  ...rest
}: TextFieldProps) {
  const frame = { id, label, isLabelHidden, hint, error, className };
  return (
    <FieldFrame {...frame}>
      {(ties) => (
        <span className="relative block">
          {leading && (
            <span className="text-ink-3 pointer-events-none absolute inset-y-0 left-3 grid place-items-center">
              {leading}
            </span>
          )}
          <input
            dir="auto"
            {...rest}
            {...ties}
            className={clsx(CONTROL_CLASS, 'h-11 sm:h-9', leading && 'pl-9', trailing && 'pr-11')}
          />
          {trailing && <span className="absolute inset-y-0 right-0 grid place-items-center">{trailing}</span>}
        </span>
      )}
    </FieldFrame>
  );
}
