import clsx from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

const ITEM_CLASS =
  'flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-left text-16 outline-offset-[-2px] hover:bg-hover focus:bg-hover sm:min-h-8 sm:text-14';

interface MenuItemProps extends Omit<ComponentProps<'button'>, 'role'> {
  readonly icon?: LucideIcon;
  readonly tone?: 'plain' | 'danger';
}

function ItemIcon({ icon: Icon }: { readonly icon: LucideIcon | undefined }) {
  return Icon ? <Icon aria-hidden size={18} strokeWidth={1.75} className="shrink-0" /> : null;
}

/** One action of a menu. With `type="submit"` inside a `<form role="none">` it also works without JavaScript. */
export function MenuItem({
  icon,
  tone = 'plain',
  type = 'button',
  children,
  className,
  ...rest
}: MenuItemProps) {
  return (
    <button
      {...rest}
      type={type}
      role="menuitem"
      className={clsx(ITEM_CLASS, tone === 'danger' ? 'text-danger' : 'text-ink', className)}
    >
      <ItemIcon icon={icon} />
      {children}
    </button>
  );
}

interface MenuChoiceProps extends Omit<ComponentProps<'button'>, 'role' | 'aria-checked'> {
  readonly icon?: LucideIcon;
  readonly isChecked: boolean;
}

/** One of several choices; the menu stays open, so that the effect is seen. */
export function MenuRadio({ icon, isChecked, children, type = 'button', ...rest }: MenuChoiceProps) {
  return (
    <button
      {...rest}
      type={type}
      role="menuitemradio"
      aria-checked={isChecked}
      data-keep-open
      className={clsx(ITEM_CLASS, 'text-ink')}
    >
      <Choice icon={icon} isChecked={isChecked}>
        {children}
      </Choice>
    </button>
  );
}

/** Something that is so or not; the menu stays open. */
export function MenuCheck({ icon, isChecked, children, type = 'button', ...rest }: MenuChoiceProps) {
  return (
    <button
      {...rest}
      type={type}
      role="menuitemcheckbox"
      aria-checked={isChecked}
      data-keep-open
      className={clsx(ITEM_CLASS, 'text-ink')}
    >
      <Choice icon={icon} isChecked={isChecked}>
        {children}
      </Choice>
    </button>
  );
}

interface ChoiceProps {
  readonly icon: LucideIcon | undefined;
  readonly isChecked: boolean;
  readonly children: ReactNode;
}

function Choice({ icon, isChecked, children }: ChoiceProps) {
  return (
    <>
      <ItemIcon icon={icon} />
      <span className="grow">{children}</span>
      {isChecked && <Check aria-hidden size={16} strokeWidth={2} className="text-brand-text" />}
    </>
  );
}

interface MenuGroupProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Several items under one small heading. */
export function MenuGroup({ label, children }: MenuGroupProps) {
  return (
    <fieldset aria-label={label} className="py-1">
      <p aria-hidden className="text-12 text-ink-3 px-3 pb-1 font-medium">
        {label}
      </p>
      {children}
    </fieldset>
  );
}

/** A hairline between two parts of a menu. */
export function MenuLine() {
  return <hr className="border-line my-1" />;
}
