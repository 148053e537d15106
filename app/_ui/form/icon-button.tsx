import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** What it does: its accessible name, and the tooltip after 400 ms. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** A key shown after the label in the tooltip, such as "Mod+K". */
  readonly keys?: string;
  readonly tone?: 'plain' | 'brand' | 'danger';
}

const TONES = {
  plain: 'text-ink-2 enabled:hover:bg-hover enabled:hover:text-ink',
  brand: 'bg-brand text-on-brand enabled:hover:bg-brand-hover',
  danger: 'text-danger enabled:hover:bg-danger-soft',
};

/** A square button with an icon only: 44 px for the finger, 36 for the mouse. The tooltip is drawn by TooltipLayer. */
export function IconButton({
  label,
  icon: Icon,
  keys,
  tone = 'plain',
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      data-print="hide"
      aria-label={label}
      data-tooltip={keys ? `${label} (${keys})` : label}
      className={clsx(
        'rounded-control inline-grid size-11 shrink-0 place-items-center transition-colors disabled:opacity-55 sm:size-9',
        TONES[tone],
        className,
      )}
    >
      <Icon aria-hidden size={18} strokeWidth={1.75} />
    </button>
  );
}
