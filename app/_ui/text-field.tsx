'use client';

import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { CONTROL_CLASS, describedBy, FieldFrame } from './field-frame.tsx';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'children'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong with the value; stands under the field and is read with it. */
  readonly error?: string | undefined;
  /** Something at the start of the box, such as a search icon. */
  readonly leading?: ReactNode;
  /** Something at the end of the box, such as a show/hide button. */
  readonly trailing?: ReactNode;
}

/** One line of text with its label, hint and error. Takes its direction from what is typed. */
export function TextField({
  label,
  isLabelHidden = false,
  hint,
  error,
  leading,
  trailing,
  id: givenId,
  className,
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <FieldFrame
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      hint={hint}
      error={error}
      className={className}
    >
      <span className="relative block">
        {leading && (
          <span className="text-ink-3 pointer-events-none absolute inset-y-0 left-3 grid place-items-center">
            {leading}
          </span>
        )}
        <input
          dir="auto"
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, error, hint)}
          className={clsx(CONTROL_CLASS, 'h-11 sm:h-9', leading && 'pl-9', trailing && 'pr-11')}
        />
        {trailing && <span className="absolute inset-y-0 right-0 grid place-items-center">{trailing}</span>}
      </span>
    </FieldFrame>
  );
}
