'use client';

import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { longWordClass } from '../text/long-word.ts';
import { CONTROL_CLASS, FieldFrame, type FieldProps } from './field-frame.tsx';

type TextAreaProps = FieldProps & ComponentProps<'textarea'>;

/** Several lines of text; grows with what is typed where the browser can, up to 8 lines. */
export function TextArea({ label, isLabelHidden, hint, error, id, className, ...rest }: TextAreaProps) {
  const frame = { id, label, isLabelHidden, hint, error, className };
  return (
    <FieldFrame {...frame}>
      {(ties) => (
        <textarea
          dir="auto"
          rows={3}
          {...rest}
          {...ties}
          className={clsx(
            CONTROL_CLASS,
            'field-sizing-content max-h-52 min-h-18 resize-y py-2',
            longWordClass(`${rest.value ?? ''}`),
          )}
        />
      )}
    </FieldFrame>
  );
}
