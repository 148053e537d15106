'use client';

import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { CONTROL_CLASS, FieldFrame, type FieldProps } from './field-frame.tsx';

interface SelectFieldProps extends FieldProps {
  readonly name?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of several choices, by the browser's own list. */
export function SelectField({ name, value, options, onChange, ...frame }: SelectFieldProps) {
  const ref = useRef<HTMLSelectElement>(null);
  // React empties a form that it has sent, and the browser then shows the first choice instead of the one that holds.
  useEffect(() => {
    const select = ref.current;
    const form = select?.form;
    if (!form) return;
    const handleReset = () =>
      setTimeout(() => {
        select.value = value;
      });
    form.addEventListener('reset', handleReset);
    return () => form.removeEventListener('reset', handleReset);
  }, [value]);
  return (
    <FieldFrame {...frame}>
      {(ties) => (
        <span className="relative block">
          <select
            ref={ref}
            name={name}
            // As in the box of a `CheckField`.
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            {...ties}
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
      )}
    </FieldFrame>
  );
}
