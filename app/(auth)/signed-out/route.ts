import { redirect } from 'next/navigation';
import { optionalCaller } from '@/lib/http/page.ts';

/**
 * Where signing out without a script leads: the browser removes what it keeps of this site, then comes the log-in page.
 * Only for a browser that was sent here by a page of ours and is signed out: a link of another site removes nothing.
 */
export async function GET(request: Request): Promise<Response> {
  const { caller } = await optionalCaller();
  if (caller) redirect('/');
  const isOurs = request.headers.get('sec-fetch-site') === 'same-origin';
  return new Response(null, {
    status: 303,
    headers: { location: '/login', ...(isOurs ? { 'clear-site-data': '"storage"' } : {}) },
  });
}
