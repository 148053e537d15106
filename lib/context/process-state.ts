import type { Context } from './context.ts';

/**
 * A piece of state that each process has once, made when it is first asked for. It is kept in the context, since a module
 * variable would be another one in each bundle.
 */
export function processState<T>(name: string, make: (ctx: Context) => T): (ctx: Context) => T {
  return (ctx) => {
    if (!ctx.state.has(name)) ctx.state.set(name, make(ctx));
    // Only this function sets what is kept under this name.
    return ctx.state.get(name) as T;
  };
}
