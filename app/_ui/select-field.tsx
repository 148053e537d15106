'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { CONTROL_CLASS, describedBy, FieldFrame } from './field-frame.tsx';

interface SelectFieldProps extends ComponentProps<'select'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** A choice of few, on the browser's own list. The options are its children. */
export function SelectField({
  label,
  isLabelHidden = false,
  hint,
  error,
  className,
  children,
  ...rest
}: SelectFieldProps) {
  const id = useId();
  return (
    <FieldFrame
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      hint={hint}
      error={error}
      className={className}
    >
      <select
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, hint)}
        className={`${CONTROL_CLASS} h-11 sm:h-9`}
      >
        {children}
      </select>
    </FieldFrame>
  );
}
