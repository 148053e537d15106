'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { CONTROL_CLASS, describedBy, FieldFrame } from '../../_ui/field-frame.tsx';

interface SelectFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One of several choices, by the browser's own list. */
export function SelectField({
  label,
  isLabelHidden = false,
  name,
  value,
  options,
  hint,
  error,
  onChange,
}: SelectFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
      <span className="relative block">
        <select
          id={id}
          name={name}
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, error, hint)}
          onChange={(event) => onChange(event.target.value)}
          className={clsx(CONTROL_CLASS, 'h-11 appearance-none truncate pr-8 sm:h-9')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className="text-ink-3 pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2"
        />
      </span>
    </FieldFrame>
  );
}
