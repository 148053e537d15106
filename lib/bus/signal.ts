/** Something that happens again and again, and who wants to know. */
export interface Signal {
  /** Returns how to stop. */
  on(listener: () => void): () => void;
  emit(): void;
  clear(): void;
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit() {
      for (const listener of listeners) listener();
    },
    clear: () => listeners.clear(),
  };
}
