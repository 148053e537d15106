/** A map that forgets its oldest entries beyond `max`: for what can be looked up again. */
export function createMemory(max: number): Map<string, number> {
  const memory = new Map<string, number>();
  const set = memory.set.bind(memory);
  memory.set = (key, value) => {
    memory.delete(key);
    set(key, value);
    const oldest = memory.size > max ? memory.keys().next().value : undefined;
    if (oldest !== undefined) memory.delete(oldest);
    return memory;
  };
  return memory;
}
