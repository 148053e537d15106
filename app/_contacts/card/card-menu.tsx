'use client';

import { Copy, Download, Ellipsis, Trash2 } from 'lucide-react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { copyText } from '../../_ui/form/copy-text.ts';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuItem, MenuLine } from '../../_ui/layers/menu-item.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { downloadContacts } from '../actions/download-contacts.ts';
import { useContactActions } from '../actions/use-contact-actions.ts';
import { ADDRESS_BOOK } from '../state/contact-route.ts';

/** What is done with a contact now and then. */
export function CardMenu({ contact }: { readonly contact: Contact }) {
  const { remove } = useContactActions();
  const toast = useToast();
  const copyLink = async () => {
    const { href } = new URL(`${ADDRESS_BOOK}/${encodeURIComponent(contact.id)}`, window.location.href);
    toast((await copyText(href)) ? 'Link copied' : 'This browser does not let pages copy.');
  };
  const download = async () => {
    try {
      await downloadContacts('vcard', [contact.id]);
    } catch (thrown) {
      toast(`There is no file. ${errorMessage(thrown)}`);
    }
  };
  return (
    <Menu
      label={`More for ${contact.name}`}
      trigger={<Ellipsis aria-hidden size={18} strokeWidth={1.75} />}
      triggerClassName="rounded-control text-ink-2 hover:bg-hover inline-grid size-11 shrink-0 place-items-center sm:size-9 [@media(scripting:none)]:hidden"
      align="end"
    >
      <MenuItem icon={Copy} onClick={() => void copyLink()}>
        Copy link
      </MenuItem>
      <MenuItem icon={Download} onClick={() => void download()}>
        Save as vCard
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} tone="danger" onClick={() => remove(contact)}>
        Delete contact
      </MenuItem>
    </Menu>
  );
}
