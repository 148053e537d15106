import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { unsupported } from '../errors/engine-error.ts';

/** A nested field through documents only. */
export function nestedField(doc: Doc, parts: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const part of parts) value = isDoc(value) ? value.get(part) : undefined;
  return value;
}

/** Sets or removes a nested field, creating documents where there are none. */
export function setNested(doc: Doc, parts: readonly string[], value: Value | undefined): Doc {
  const [name = '', ...rest] = parts;
  const copy = new Map(doc);
  const child = doc.get(name);
  const changed = rest.length === 0 ? value : setNested(isDoc(child) ? child : new Map(), rest, value);
  if (Array.isArray(child) && rest.length > 0)
    throw unsupported('Setting a field through an array in this stage');
  if (changed === undefined) copy.delete(name);
  else copy.set(name, changed);
  return copy;
}
