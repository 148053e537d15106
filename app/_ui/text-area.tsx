'use client';

import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { CONTROL_CLASS, describedBy, FieldFrame } from './field-frame.tsx';

interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** Several lines of text; grows with what is typed where the browser can, up to 8 lines. */
export function TextArea({
  label,
  isLabelHidden = false,
  hint,
  error,
  id: givenId,
  className,
  ...rest
}: TextAreaProps) {
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
      <textarea
        dir="auto"
        rows={3}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, hint)}
        className={clsx(CONTROL_CLASS, 'field-sizing-content max-h-52 min-h-18 resize-y py-2')}
      />
    </FieldFrame>
  );
}
