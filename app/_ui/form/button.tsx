import type { ComponentProps } from 'react';
import { Spinner } from '../layout/spinner.tsx';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class.ts';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one main action of a page. `plain`: any other. `quiet`: no border. `danger`: something is lost. */
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Working on it: the label stays readable, a second press does nothing, and it is announced as busy. */
  readonly isBusy?: boolean;
}

/** A button. `type="button"` unless said otherwise, so that it never sends a form by accident. */
export function Button({
  variant = 'plain',
  size = 'md',
  isBusy = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      data-print="hide"
      {...rest}
      type={type}
      className={buttonClass(variant, size, className)}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  );
}
