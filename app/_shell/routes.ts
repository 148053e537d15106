/** Whether `pathname` lies at or under `section`. The front page is the chats'. */
export function isSectionOf(section: string, pathname: string): boolean {
  if (pathname === '/') return section === '/chat';
  return pathname === section || pathname.startsWith(`${section}/`);
}

interface Addressed {
  readonly id: string;
  readonly slug: string | null;
}

/** The id of the conversation that is open at `pathname`, by its id or as a room by its name; null for none. */
export function openConversationId(pathname: string, conversations: readonly Addressed[]): string | null {
  const [, section, name] = /^\/(chat|rooms)\/([^/]+)/.exec(pathname) ?? [];
  if (section === 'rooms') return conversations.find(({ slug }) => slug === decoded(name))?.id ?? null;
  return name ?? null;
}

function decoded(name = ''): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // No room has an address that cannot be read.
    return name;
  }
}

/** Whether a conversation or a room is open: then a phone has no room for the navigation bar. */
export function isInConversation(pathname: string): boolean {
  return /^\/chat\/[^/]+/.test(pathname) || /^\/rooms\/(?!new(\/|$))[^/]+/.test(pathname);
}
