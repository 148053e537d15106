/**
 * One value per process under a name. Next loads its own copy of every module for pages, routes and `server.ts`, so
 * a module variable is not shared between them; `globalThis` is.
 */
export function singleton<T>(name: string): { get(): T | undefined; set(value: T | undefined): void } {
  const key = Symbol.for(`parley.${name}`);
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  return {
    get: () => holder[key],
    set: (value) => {
      holder[key] = value;
    },
  };
}
