/** Under which reference the server's log has a fault; nothing where it is none of the server's. */
export function FaultReference({ id }: { readonly id: string | undefined }) {
  if (id === undefined) return null;
  return <p className="text-14 text-ink-3 mt-2 mb-4">Reference: {id}</p>;
}
