'use client';

import { EllipsisVertical, UserMinus } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Member, MemberRole } from '@/lib/contract/conversations/conversation.ts';
import { useIsLive, useMe, usePresence } from '../../_client/live/hooks.ts';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { usePresenceWatch } from '../../_client/live/use-presence-watch.ts';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuGroup, MenuItem, MenuLine, MenuRadio } from '../../_ui/layers/menu-item.tsx';
import { Badge } from '../../_ui/layout/badge.tsx';
import { useMemberName } from '../conversation/use-member-name.ts';

interface MemberRowProps {
  readonly member: Member;
  readonly myRole: MemberRole;
  onRole(role: MemberRole): void;
  onRemove(): void;
}

const ROLES: readonly { readonly role: MemberRole; readonly label: string }[] = [
  { role: 'owner', label: 'Owner' },
  { role: 'admin', label: 'Admin' },
  { role: 'member', label: 'Member' },
];

/** One member of a room: leads to the conversation with them, with what one may change. */
export function MemberRow({ member, myRole, onRole, onRemove }: MemberRowProps) {
  const me = useMe();
  const person = usePresence(member.userId);
  const watch = usePresenceWatch(member.userId);
  const isLive = useIsLive();
  const memberName = useMemberName();
  const isMe = member.userId === me.id;
  const canRemove = !isMe && (myRole === 'owner' || (myRole === 'admin' && member.role === 'member'));
  const name = (
    <>
      <PersonAvatar
        id={member.userId}
        name={member.displayName}
        size={32}
        {...(person && isLive && { presence: person.presence })}
      />
      <span className="min-w-0 grow">
        <bdi className="text-14 block truncate font-medium">{member.displayName}</bdi>
        <span className="text-13 text-ink-3 block truncate">@{member.username}</span>
      </span>
    </>
  );
  return (
    <li ref={watch} className="rounded-card hover:bg-hover flex items-center gap-2 px-2 py-1">
      {isMe ? (
        <span className="flex min-h-11 min-w-0 grow items-center gap-3">{name}</span>
      ) : (
        <Link
          href={`/chat/with/${member.userId}` as Route}
          prefetch={false}
          className="flex min-h-11 min-w-0 grow items-center gap-3 no-underline"
        >
          {name}
        </Link>
      )}
      {isMe && <Badge>You</Badge>}
      {member.role !== 'member' && <Badge>{member.role === 'owner' ? 'Owner' : 'Admin'}</Badge>}
      {(canRemove || (myRole === 'owner' && !isMe)) && (
        <Menu
          label={`Options for ${memberName(member)}`}
          align="end"
          trigger={<EllipsisVertical aria-hidden size={18} strokeWidth={1.75} />}
          triggerClassName="grid size-10 shrink-0 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink"
        >
          {myRole === 'owner' && (
            <MenuGroup label="Role">
              {ROLES.map(({ role, label }) => (
                <MenuRadio key={role} isChecked={member.role === role} onClick={() => onRole(role)}>
                  {label}
                </MenuRadio>
              ))}
            </MenuGroup>
          )}
          {canRemove && (
            <>
              {myRole === 'owner' && <MenuLine />}
              <MenuItem icon={UserMinus} tone="danger" onClick={onRemove}>
                Remove from room
              </MenuItem>
            </>
          )}
        </Menu>
      )}
    </li>
  );
}
