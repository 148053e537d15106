'use client';

import { useState } from 'react';
import type { Conversation, Member } from '@/lib/contract/conversations/conversation.ts';
import { isolate } from '@/lib/contract/values/isolate.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { RequestResult } from '../../_client/rest/request-result.tsx';
import { useRequest } from '../../_client/rest/use-request.ts';
import { SearchField } from '../../_ui/form/search-field.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { canInviteTo } from '../conversation/can-invite-to.ts';
import { useMemberName } from '../conversation/use-member-name.ts';
import { AddPeopleButtons, useAddingPeople } from './add-people.tsx';
import { DetailsSection } from './details-section.tsx';
import { MemberRow } from './member-row.tsx';

/** Who is in a room, with their roles; invite, change a role, remove, as one's own role allows. */
export function MembersSection({ conversation }: { readonly conversation: Conversation }) {
  const toast = useToast();
  const memberName = useMemberName();
  const adding = useAddingPeople(conversation);
  const { id, name, memberCount, members, myRole } = conversation;
  const isWhole = members.length >= memberCount;

  const attempt = (work: Promise<void>) => {
    work.catch((thrown: unknown) => toast(`Not done — ${errorMessage(thrown)}`));
  };
  const remove = (member: Member) => {
    const { userId, role } = member;
    const undo = () =>
      attempt(
        call('PUT /conversations/{id}/members/{userId}', {
          params: { id, userId },
          body: myRole === 'owner' ? { role } : {},
        }),
      );
    attempt(
      call('DELETE /conversations/{id}/members/{userId}', { params: { id, userId } }).then(() =>
        toast(`${memberName(member)} is no longer in ${isolate(name ?? 'the room')}.`, {
          label: 'Undo',
          run: undo,
        }),
      ),
    );
  };
  const rows = (shown: readonly Member[]) => (
    <ul aria-label="Members" className="-mx-2">
      {[...shown].sort(byRole).map((member) => (
        <MemberRow
          key={member.userId}
          member={member}
          myRole={myRole}
          onRole={(role) =>
            attempt(
              call('PUT /conversations/{id}/members/{userId}', {
                params: { id, userId: member.userId },
                body: { role },
              }),
            )
          }
          onRemove={() => remove(member)}
        />
      ))}
    </ul>
  );

  return (
    <DetailsSection
      title={memberCount === 1 ? '1 member' : `${memberCount} members`}
      action={
        canInviteTo(conversation) && (
          <span className="flex flex-wrap gap-2">
            <AddPeopleButtons roomId={id} size="sm" onAdd={adding.open} />
          </span>
        )
      }
    >
      {isWhole ? rows(members) : <ManyMembers conversation={conversation} rows={rows} />}
      {adding.layer}
    </DetailsSection>
  );
}

interface ManyMembersProps {
  readonly conversation: Conversation;
  rows(members: readonly Member[]): React.ReactNode;
}

/** Of a large room the page knows some members only: the others are searched for. */
function ManyMembers({ conversation: { id, version }, rows }: ManyMembersProps) {
  const [query, setQuery] = useState('');
  const answer = useRequest(`${id} ${version} ${query}`, () =>
    call('GET /conversations/{id}/members', {
      params: { id },
      query: { query: query || undefined, limit: 100 },
    }),
  );
  return (
    <>
      <SearchField
        label="Search members"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="mb-2"
      />
      <RequestResult answer={answer}>
        {({ items, nextCursor }) => (
          <>
            {rows(items)}
            {nextCursor !== null && <p className="text-13 text-ink-3 pt-2">Search to find the others.</p>}
          </>
        )}
      </RequestResult>
    </>
  );
}

const RANK: Readonly<Record<Member['role'], number>> = { owner: 0, admin: 1, member: 2 };

function byRole(a: Member, b: Member): number {
  return RANK[a.role] - RANK[b.role] || a.displayName.localeCompare(b.displayName, 'en');
}
