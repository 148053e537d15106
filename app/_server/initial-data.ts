import { cache } from 'react';
import { listPeople } from '@/lib/accounts/people/list-people.ts';
import { listContactLinks } from '@/lib/contacts/people/list-contact-links.ts';
import { listFirstConversations } from '@/lib/conversations/list-conversations.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { partnerIds } from '../_client/state/conversation-list.ts';

// What every page knows from the start; the rest is asked for where it is shown. The frame and the page in it share one
// reading of each.

const CONVERSATIONS = 100;
const PEOPLE = 200;

/** The conversations with the newest activity, and those that are pinned. */
export const knownConversations = cache(async () => {
  const { ctx, caller } = await requireCaller();
  return await listFirstConversations(ctx, caller, CONVERSATIONS);
});

/** The first people whom one can write to. */
export const knownPeople = cache(async () => {
  const { ctx, caller } = await requireCaller();
  return await listPeople(ctx, caller, { limit: PEOPLE });
});

/** Which contacts the other people of the known direct conversations are linked to. */
export async function knownContactLinks() {
  const { ctx, caller } = await requireCaller();
  const userIds = partnerIds(await knownConversations(), caller.userId);
  return await listContactLinks(ctx, { userIds });
}
