import type { Context } from '../../context/context.ts';

/** What a notice shows, and where a press on it leads: a path of this app. */
export interface ShownNotice {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  /** The next notice of the same tag takes the place of this one. */
  readonly tag: string;
}

interface More {
  /** Conversations of which notices were shown and that were read since: they are closed. */
  readonly readIds?: readonly string[];
  /** Of a push that only tries whether pushes arrive. */
  readonly testId?: string;
}

/**
 * The JSON of a push, in the form of Declarative Web Push, which Safari shows without a worker
 * (https://webkit.org/blog/16535/meet-declarative-web-push/); in other browsers `public/sw.js` reads the same.
 */
export function pushPayload(
  { env }: Pick<Context, 'env'>,
  { title, body, path, tag }: ShownNotice,
  { readIds = [], testId }: More = {},
): string {
  return JSON.stringify({
    web_push: 8030,
    notification: { title, body, tag, navigate: `${env.PUBLIC_URL ?? ''}${path}`, lang: 'en', dir: 'auto' },
    parley: { path, ...(readIds.length > 0 ? { readIds } : {}), ...(testId === undefined ? {} : { testId }) },
  });
}
