'use client';

import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { TextField } from './text-field.tsx';

type SearchFieldProps = Omit<
  ComponentProps<typeof TextField>,
  'label' | 'isLabelHidden' | 'type' | 'leading'
> & {
  /** Shown in the empty box too, unless there is a placeholder. */
  readonly label: string;
};

/** A box to search in: its label is for screen readers, sight has the icon. */
export function SearchField({ label, ...rest }: SearchFieldProps) {
  return (
    <TextField
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="search"
      {...rest}
      label={label}
      isLabelHidden
      type="search"
      leading={<Search aria-hidden size={16} strokeWidth={1.75} />}
    />
  );
}
