import { headers } from 'next/headers';
import type { ZodType } from 'zod';
import type { ClientInfo } from '../accounts/sessions/client-info.ts';
import type { Context } from '../context/context.ts';
import { getRuntime } from '../context/runtime.ts';
import type { Endpoint } from '../contract/endpoints/endpoint.ts';
import type { Refusal } from '../contract/errors.ts';
import { admitWrite } from '../limits/write-limit.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { admitCaller, admitStranger } from './admit-caller.ts';
import { clientInfoOf } from './client-info.ts';
import { isOwnOrigin } from './origin.ts';
import { replyTo } from './reply.ts';

export type ActionResult<T> = { ok: true; value: T } | Refusal;

/** What an action does: a write of one kind, which it shares with the endpoint of the REST API that does the same. */
interface ActionCall<I> {
  readonly as: Endpoint;
  readonly schema: ZodType<I>;
}

/**
 * A server action of a person who is signed in: checks the origin, the caller and the limits, parses, runs, and answers
 * in one shape.
 */
export async function runAction<I, T>(
  { as, schema }: ActionCall<I>,
  input: unknown,
  useCase: (ctx: Context, caller: Caller, input: I) => Promise<T>,
): Promise<ActionResult<T>> {
  return await answer(async (ctx, sent) => {
    const known = await admitCaller(ctx, sent);
    if (!known) throw new AppError('unauthenticated');
    if (known.caller.scope === 'read') throw new AppError('forbidden');
    await admitWrite(ctx, as, known.caller.userId);
    return await useCase(ctx, known.caller, await schema.parseAsync(input));
  });
}

/**
 * The refusal of an action unless a person is signed in; null then. For an action that reads a form before it knows what
 * is to be done, which then goes through {@link runAction}.
 */
export async function refusalOfCaller(): Promise<Refusal | null> {
  const result = await answer(async (ctx, sent) => {
    if (!(await admitCaller(ctx, sent))) throw new AppError('unauthenticated');
  });
  return result.ok ? null : result;
}

/** A server action that needs no sign-in, such as signing in. */
export async function runPublicAction<I, T>(
  schema: ZodType<I>,
  input: unknown,
  useCase: (ctx: Context, client: ClientInfo, input: I) => Promise<T>,
): Promise<ActionResult<T>> {
  return await answer(async (ctx, sent) => {
    admitStranger(ctx, sent);
    return await useCase(ctx, clientInfoOf(sent), await schema.parseAsync(input));
  });
}

async function answer<T>(work: (ctx: Context, sent: Headers) => Promise<T>): Promise<ActionResult<T>> {
  const { ctx } = getRuntime();
  try {
    const sent = await headers();
    if (!isOwnOrigin(ctx.env, sent)) throw new AppError('foreign_origin');
    return { ok: true, value: await work(ctx, sent) };
  } catch (thrown) {
    return replyTo(thrown, ctx.log);
  }
}
