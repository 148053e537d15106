'use client';

import { Bookmark, Keyboard, LogOut, Search, Settings, ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { signOutAction } from '../../_actions/accounts.ts';
import { useConnection, useMe } from '../../_client/live/hooks.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { useSignOut } from '../../_client/sign-out/sign-out-provider.tsx';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuItem, MenuLine } from '../../_ui/layers/menu-item.tsx';
import { ThemeMenuGroup } from '../../_ui/theme/theme-switch.tsx';
import { useShowLayer } from '../shortcuts/layer-context.ts';
import { seenAs } from './seen-as.ts';

/** Who is signed in, the appearance, and signing out. */
export function AccountMenu() {
  const me = useMe();
  const connection = useConnection();
  const signOut = useSignOut();
  const router = useRouter();
  const show = useShowLayer();
  return (
    <Menu
      label="Account menu"
      side="right"
      align="end"
      triggerClassName="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 font-medium text-12 text-ink-2 sm:size-10 sm:min-h-0 sm:flex-none sm:rounded-full"
      trigger={
        <>
          <PersonAvatar id={me.id} name={me.displayName} size={24} className="-my-0.5 sm:hidden" />
          <PersonAvatar id={me.id} name={me.displayName} size={32} className="max-sm:hidden" />
          <span className="sm:hidden">Account</span>
        </>
      }
    >
      <div role="none" className="px-3 py-2">
        <p className="own-direction text-14 font-medium">{me.displayName}</p>
        <p className="text-13 text-ink-3">@{me.username}</p>
        <p className="text-13 text-ink-2 mt-1">
          {seenAs({ ...connection, hidePresence: me.settings.hidePresence })}
        </p>
      </div>
      <MenuLine />
      <ThemeMenuGroup />
      <MenuLine />
      <MenuItem icon={Bookmark} onClick={() => router.push('/saved')}>
        Saved messages
      </MenuItem>
      <MenuItem icon={Settings} onClick={() => router.push('/settings')}>
        Settings
      </MenuItem>
      {me.role === 'admin' && (
        <MenuItem icon={ShieldCheck} onClick={() => router.push('/admin')}>
          Admin
        </MenuItem>
      )}
      <MenuItem icon={Search} onClick={() => show('palette')}>
        Go to anything
      </MenuItem>
      <MenuItem icon={Keyboard} onClick={() => show('keys')}>
        Keyboard shortcuts
      </MenuItem>
      <form
        role="none"
        action={signOutAction}
        onSubmit={(event) => {
          event.preventDefault();
          signOut();
        }}
      >
        <MenuItem icon={LogOut} type="submit">
          Sign out
        </MenuItem>
      </form>
    </Menu>
  );
}
