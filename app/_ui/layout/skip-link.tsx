interface SkipLinkProps {
  /** The id of the element to go to; it needs `tabIndex={-1}`. */
  readonly to: string;
  readonly children: string;
}

/** The first thing the Tab key meets: seen only while it has the focus. */
export function SkipLink({ to, children }: SkipLinkProps) {
  return (
    <a
      href={`#${to}`}
      className="focus:rounded-control focus:bg-brand focus:text-on-brand sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-4 focus:py-2 focus:font-medium"
    >
      {children}
    </a>
  );
}
