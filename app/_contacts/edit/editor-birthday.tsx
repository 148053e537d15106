'use client';

import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import { SelectField } from '../../_ui/form/select-field.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import { MONTHS } from '../../_ui/time/format-time.ts';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import type { FormValues } from '../form/form-values.ts';

const MONTH_CHOICES = [
  { value: '', label: 'Month' },
  ...MONTHS.map((label, index) => ({ value: String(index + 1), label })),
];

/** In the order in which the person writes dates. */
const PARTS = {
  day: ['day', 'month', 'year'],
  month: ['month', 'day', 'year'],
  year: ['year', 'month', 'day'],
} as const;
const WIDTHS = { day: 'w-16 shrink-0', month: 'min-w-0 grow', year: 'w-36 shrink-0' };

interface EditorBirthdayProps {
  readonly birthday: FormValues['birthday'];
  readonly error: string | undefined;
  readonly onChange: (birthday: FormValues['birthday']) => void;
}

/** A day of birth; many people give theirs without the year. */
export function EditorBirthday({ birthday, error, onChange }: EditorBirthdayProps) {
  const id = useId();
  const { dateOrder } = useTimeFormat().style;
  const number = (part: 'day' | 'year', digits: number) => ({
    name: `birthday.${part}`,
    value: birthday[part],
    inputMode: 'numeric' as const,
    maxLength: digits,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ ...birthday, [part]: event.target.value }),
  });
  const fields = {
    day: (
      <TextField
        label="Day"
        isLabelHidden
        placeholder="Day"
        aria-invalid={error ? true : undefined}
        {...number('day', 2)}
      />
    ),
    month: (
      <SelectField
        label="Month"
        isLabelHidden
        name="birthday.month"
        value={birthday.month}
        options={MONTH_CHOICES}
        onChange={(value) => onChange({ ...birthday, month: value })}
      />
    ),
    year: (
      <TextField label="Year, if known" isLabelHidden placeholder="Year, if known" {...number('year', 4)} />
    ),
  };
  return (
    <fieldset aria-describedby={error ? id : undefined} className="flex flex-col gap-1.5">
      <legend className="text-14 text-ink-2 mb-1.5 font-medium">Birthday</legend>
      <div className="flex gap-2">
        {PARTS[dateOrder].map((part) => (
          <div key={part} className={WIDTHS[part]}>
            {fields[part]}
          </div>
        ))}
      </div>
      {error && (
        <p id={id} className="text-13 text-danger flex items-start gap-1.5">
          <CircleAlert aria-hidden size={14} strokeWidth={2} className="mt-0.5 shrink-0" />
          <span>Choose a day and a month that exist together; the year may be left out.</span>
        </p>
      )}
    </fieldset>
  );
}
