import { LRUCache } from 'lru-cache';
import type { Context } from '../context/context.ts';
import { firstLink } from '../contract/conversations/first-link.ts';
import { consume } from '../limits/rate-limit.ts';
import { type ReadPreview, setPreview, takesPreview } from '../messages/change/set-preview.ts';
import type { MessageDoc } from '../messages/messages.ts';
import { followEdited, followStored } from '../messages/send/stored-messages.ts';
import { createConcurrencyLimit } from '../process/concurrency-limit.ts';
import { count } from '../process/metrics/measures.ts';
import { isAppError } from '../use-case/app-error.ts';
import { readWorkspaceSettings } from '../workspace/workspace-settings.ts';

/** Pages that are visited at once, and links that wait for it; those beyond have no preview. */
const AT_ONCE = 4;
const WAITING_MAX = 200;
/** All that is asked of other servers for one preview must be there by then. */
const WITHIN_MS = 5_000;
/** What was read is used for the same link for so long: what is sent to several conversations is one visit. */
const KEPT_MS = 5 * 60 * 1000;
const KEPT_MAX = 50;

/**
 * Makes previews of the links in messages that this process stores, if the workspace wants them: behind sending, which never waits for
 * it. What a process leaves undone when it ends stays without a preview. Returns how to end it.
 */
export function startPreviews(ctx: Context): () => Promise<void> {
  const line = createConcurrencyLimit(AT_ONCE, WAITING_MAX);
  const works = new Set<Promise<void>>();
  const stopping = new AbortController();
  const kept = new LRUCache<string, Promise<ReadPreview | null>>({ max: KEPT_MAX, ttl: KEPT_MS });

  const visit = (link: string, personId: string): Promise<ReadPreview | null> => {
    const known = kept.get(link);
    if (known !== undefined) return known;
    const visited = visitOnce(ctx, { link, personId, stopping: stopping.signal });
    kept.set(link, visited);
    return visited;
  };

  const make = async (doc: MessageDoc) => {
    const url = firstLink(doc.body);
    if (url === null || stopping.signal.aborted || !takesPreview(doc, url) || doc.preview?.url === url)
      return;
    if (isOwn(ctx, url) || !(await readWorkspaceSettings(ctx)).showsLinkPreviews) return;
    await consume(ctx, 'preview', doc.senderId);
    const read = await visit(url, doc.senderId);
    if (read) await setPreview(ctx, doc, read);
  };

  const begin = (doc: MessageDoc) => {
    if (!doc.body.includes('://') || doc.event) return;
    const work = line
      .run(() => make(doc))
      .catch((error: unknown) => {
        // One too many of a person, or of all, is simply without one.
        if (!isAppError(error)) ctx.log.warn({ reason: String(error) }, 'a link preview could not be stored');
      })
      .finally(() => works.delete(work));
    works.add(work);
  };

  const ends = [followStored(ctx, begin), followEdited(ctx, begin)];
  return async () => {
    for (const end of ends) end();
    stopping.abort();
    await Promise.allSettled([...works]);
  };
}

interface Visit {
  readonly link: string;
  readonly personId: string;
  readonly stopping: AbortSignal;
}

/** Resolves to null also when the page cannot be read. */
async function visitOnce(ctx: Context, { link, personId, stopping }: Visit): Promise<ReadPreview | null> {
  try {
    // Most workspaces never need it.
    const { fetchPreview } = await import('./fetch/fetch-preview.ts');
    const signal = AbortSignal.any([AbortSignal.timeout(WITHIN_MS), stopping]);
    const read = await fetchPreview(ctx, { link, personId, signal });
    count('previews_total', { result: read === null ? 'nothing' : 'made' });
    return read;
  } catch (error) {
    count('previews_total', { result: 'failed' });
    // Where people's links lead is not for the log of every day.
    ctx.log.debug({ reason: String(error), host: new URL(link).host }, 'a page could not be read');
    return null;
  }
}

/** What is here is for who may see it; this server asking itself would see the page for signing in. */
function isOwn({ env }: Pick<Context, 'env'>, link: string): boolean {
  return env.PUBLIC_URL !== undefined && new URL(link).host === new URL(env.PUBLIC_URL).host;
}
