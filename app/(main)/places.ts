/** Whether `pathname` lies at or under `place`. The front page is the chats'. */
export function isPlaceOf(place: string, pathname: string): boolean {
  if (pathname === '/') return place === '/chat';
  return pathname === place || pathname.startsWith(`${place}/`);
}

/** Whether a conversation or a room is open: then a phone has no room for the bar of places. */
export function isInConversation(pathname: string): boolean {
  return /^\/chat\/[^/]+/.test(pathname) || /^\/rooms\/(?!new(\/|$))[^/]+/.test(pathname);
}
