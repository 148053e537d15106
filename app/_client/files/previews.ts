/** The pictures of attached files, as addresses inside this page. */
export interface Previews {
  /** Null until it is there, and for what is no picture. */
  of(id: string): string | null;
  drop(id: string): void;
  dropAll(): void;
}

/** `bytesOf` is asked once for each; `onChange` follows when a picture is there. */
export function createPreviews(
  bytesOf: (id: string) => Promise<Blob | null>,
  onChange: () => void,
): Previews {
  const addresses = new Map<string, string | null>();
  const drop = (id: string) => {
    const address = addresses.get(id);
    addresses.delete(id);
    if (address) URL.revokeObjectURL(address);
  };
  const load = async (id: string) => {
    const bytes = await bytesOf(id);
    if (!bytes || !addresses.has(id)) return;
    addresses.set(id, URL.createObjectURL(bytes));
    onChange();
  };
  return {
    of(id) {
      const address = addresses.get(id);
      if (address !== undefined) return address;
      addresses.set(id, null);
      void load(id);
      return null;
    },
    drop,
    dropAll() {
      for (const id of [...addresses.keys()]) drop(id);
    },
  };
}
