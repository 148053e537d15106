import type { z } from 'zod';
import type { Handler } from '@/lib/http/route.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What is said of a door beside what its own schemas say. */
export interface Said {
  readonly summary: string;
  /** The JSON that it answers; none (204) when left out. */
  readonly answer?: z.ZodType;
  /** The status of success: 200 with an answer and 204 without when left out. */
  readonly status?: number;
  /** Other statuses of success, in words. */
  readonly also?: Readonly<Record<number, string>>;
  /** The media types of a body or an answer that is no JSON. */
  readonly takesFile?: readonly string[];
  readonly givesFile?: readonly string[];
  /** Whether `If-Match` guards it, and the answer comes with an `ETag`. */
  readonly isGuarded?: boolean;
}

export interface Operation extends Said {
  readonly method: Method;
  /** Under `/api/v1`, with its named parts in braces. */
  readonly path: string;
  readonly handler: Handler;
}

/** The doors of one address, each with what is said of it; the module of its `route.ts` proves that they are there. */
export function doors<M extends Partial<Record<Method, Handler>>>(
  path: string,
  module: M,
  said: { readonly [K in keyof M & Method]: Said },
): Operation[] {
  return Object.entries(said).map(([method, each]) => {
    const handler = module[method as keyof M & Method];
    if (!handler) throw new Error(`${method} ${path} is described and not there.`);
    return { ...(each as Said), method: method as Method, path, handler };
  });
}
