import clsx from 'clsx';

interface StatusLineProps {
  /** What happened: "Saved", or why not. Empty: nothing is shown, but the line stays so that the next text is announced. */
  readonly text: string;
  readonly tone?: 'quiet' | 'danger';
  readonly id?: string;
  readonly className?: string;
}

/** One line that speaks the result of something: shown, and read aloud without moving the focus. */
export function StatusLine({ text, tone = 'quiet', id, className }: StatusLineProps) {
  return (
    <p
      id={id}
      role="status"
      className={clsx(
        'text-14',
        tone === 'danger' ? 'text-danger' : 'text-ink-3',
        text !== '' && 'animate-fade',
        className,
      )}
    >
      {text}
    </p>
  );
}
