/** Says whether something unknown is a `T`. For what a browser kept or received: the server checks by its schemas. */
export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isNumber: Guard<number> = (value) => typeof value === 'number';
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';
export const isObject: Guard<object> = (value) => typeof value === 'object' && value !== null;
export const isAnything: Guard<unknown> = (_value): _value is unknown => true;

export function isNullOr<T>(is: Guard<T>): Guard<T | null> {
  return (value) => value === null || is(value);
}

export function isMissingOr<T>(is: Guard<T>): Guard<T | undefined> {
  return (value) => value === undefined || is(value);
}

/** A list of `min` to `max` items. */
export function isListOf<T>(is: Guard<T>, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Guard<T[]> {
  return (value): value is T[] =>
    Array.isArray(value) && value.length >= min && value.length <= max && value.every(is);
}

/** An object whose keys are of no matter. */
export function isRecordOf<T>(is: Guard<T>): Guard<Record<string, T>> {
  return (value): value is Record<string, T> => isObject(value) && Object.values(value).every(is);
}

/** An object with at least these parts. */
export function isShape<T extends object>(parts: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const guards = Object.entries<Guard<unknown>>(parts);
  return (value): value is T => {
    if (!isObject(value)) return false;
    const given = new Map<string, unknown>(Object.entries(value));
    return guards.every(([name, is]) => is(given.get(name)));
  };
}
