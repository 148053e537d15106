/** A small turning ring, hidden from screen readers; whoever shows it also says "busy" in text or by aria-busy. */
export function Spinner() {
  return (
    <span
      aria-hidden
      className="size-3.5 shrink-0 animate-[var(--animate-spin),var(--animate-late)] rounded-full border-2 border-current border-t-transparent"
    />
  );
}
