'use client';

import type { ComponentProps, FormEvent, MouseEvent } from 'react';
import { Button } from '../../_ui/form/button.tsx';
import { useAddressBook } from '../state/address-book-context.ts';
import { type ContactRoute, pathOfRoute } from '../state/contact-route.ts';

interface ContactLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  readonly to: ContactRoute;
}

/** A link within the address book: at once with a script, an ordinary link without one or in a new tab. */
export function ContactLink({ to, ...rest }: ContactLinkProps) {
  const { go, state } = useAddressBook();
  const handleClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={pathOfRoute(to, state.listQuery)} onClick={handleClick} />;
}

interface ContactLinkButtonProps extends ComponentProps<typeof Button> {
  readonly to: ContactRoute;
  readonly isReplaced?: boolean;
}

/** A button that leads somewhere in the address book, also without a script. */
export function ContactLinkButton({ to, isReplaced = false, ...rest }: ContactLinkButtonProps) {
  const { go } = useAddressBook();
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    go(to, isReplaced);
  };
  return (
    <form action={pathOfRoute(to)} onSubmit={handleSubmit} className="contents">
      {to.mode === 'new' && to.name && <input type="hidden" name="name" value={to.name} />}
      {to.mode === 'new' && to.userId && <input type="hidden" name="userId" value={to.userId} />}
      <Button {...rest} type="submit" />
    </form>
  );
}
