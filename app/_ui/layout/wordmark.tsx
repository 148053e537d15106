import clsx from 'clsx';

interface LogoProps {
  readonly size?: number;
  readonly className?: string;
}

/** The logo without its name: a P whose bowl is a speech bubble, with one marigold word in it. */
export function Logo({ size = 24, className }: LogoProps) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" className={clsx('shrink-0', className)}>
      <rect width="32" height="32" rx="8" className="fill-brand" />
      <path d="M9.5 25.5V8.5a2 2 0 0 1 2-2h5.75a7 7 0 0 1 0 14h-3.6z" className="fill-on-brand" />
      <circle cx="17" cy="13.5" r="2.75" className="fill-signal" />
    </svg>
  );
}

/** The name as it is written, with its sign. */
export function Wordmark({ className }: { readonly className?: string }) {
  return (
    <span
      className={clsx('font-title text-22 text-ink inline-flex items-center gap-2 font-semibold', className)}
    >
      <Logo size={28} />
      Parley
    </span>
  );
}
