import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useContext, useId, useRef, useState } from 'react';
import { AnswerContext } from './answer-context.ts';
import { useEarlyInput } from './use-early-input.ts';

/** What every field accepts besides the properties of its control. */
export interface FieldProps {
  readonly label: string;
  /** The label is read aloud but not drawn, for a search box with an icon. */
  readonly isLabelHidden?: boolean | undefined;
  readonly hint?: ReactNode;
  /** What is wrong with the value; shown under the field in place of a hint that is a text, and read with it. */
  readonly error?: string | undefined;
}

interface FieldFrameProps extends FieldProps {
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  /** Draws the control with the attributes that tie it to its label, hint and error. */
  readonly children: (ties: ControlTies) => ReactNode;
}

interface ControlTies {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

export const CONTROL_CLASS =
  'block w-full min-w-0 rounded-control border border-control bg-surface px-3 text-16 text-ink transition-colors enabled:hover:border-ink-3 disabled:opacity-60 aria-invalid:border-danger sm:text-14';

/** A label above its control, an error or a hint below. */
export function FieldFrame({
  id: givenId,
  label,
  isLabelHidden = false,
  hint: givenHint,
  error: givenError,
  children,
  className,
}: FieldFrameProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const frame = useRef<HTMLDivElement>(null);
  useEarlyInput(frame);
  const answer = useContext(AnswerContext);
  const [editedAfter, setEditedAfter] = useState<unknown>(never);
  const error = editedAfter === answer ? undefined : givenError;
  // It mostly says what the hint said.
  const hint = error && typeof givenHint === 'string' ? undefined : givenHint;
  const descriptions = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  return (
    <div
      ref={frame}
      onInput={answer === undefined ? undefined : () => setEditedAfter(answer)}
      className={clsx('flex flex-col gap-1.5', className)}
    >
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-14 text-ink-2 font-medium'}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': descriptions.join(' ') || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="text-13 text-danger flex items-start gap-1.5">
          <CircleAlert aria-hidden size={14} strokeWidth={2} className="mt-0.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-13 text-ink-3 text-pretty">
          {hint}
        </p>
      )}
    </div>
  );
}

/** No answer is this one. */
const never = Symbol('never');
