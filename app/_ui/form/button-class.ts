import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'sm';

const BASE =
  'relative inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-control border font-medium no-underline transition-colors active:translate-y-px disabled:opacity-55 disabled:active:translate-y-0 aria-busy:cursor-progress';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-brand text-on-brand enabled:hover:bg-brand-hover [a&]:hover:bg-brand-hover',
  plain: 'border-control bg-surface text-ink enabled:hover:bg-hover [a&]:hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-brand-text enabled:hover:bg-hover [a&]:hover:bg-hover',
  danger: 'border-control bg-surface text-danger enabled:hover:border-danger enabled:hover:bg-danger-soft',
};

// 44 px where the finger points, 36 where the mouse does.
const SIZES: Record<ButtonSize, string> = {
  md: 'min-h-11 px-4 text-16 sm:min-h-9 sm:text-14',
  sm: 'min-h-9 px-3 text-14 sm:min-h-7 sm:px-2 sm:text-13',
};

/** The classes of a button, for links drawn as one. */
export function buttonClass(
  variant: ButtonVariant = 'plain',
  size: ButtonSize = 'md',
  extra?: string,
): string {
  return clsx(BASE, VARIANTS[variant], SIZES[size], extra);
}
