import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface CardFrameProps {
  /** The contact's name. */
  readonly label: string;
  readonly head: ReactNode;
  /** The way to reach them. */
  readonly middle?: ReactNode;
  /** Who changed it, and when. */
  readonly foot?: ReactNode;
}

/** The frame of a contact card, as high whatever it holds: nothing moves when the contact comes, or changes. */
export function CardFrame({ label, head, middle, foot }: CardFrameProps) {
  return (
    <fieldset
      aria-label={`Contact ${label}`}
      className="rounded-card border-line bg-surface w-full min-w-0 border px-3 py-2"
    >
      <div className="flex h-11 items-center gap-3">{head}</div>
      <div className="flex h-11 items-center gap-1 sm:h-9">{middle}</div>
      <p className="text-12 text-ink-3 h-4 truncate">{foot}</p>
    </fieldset>
  );
}

interface CardNameProps {
  readonly id: string;
  readonly name: string;
  /** What they do, and where. */
  readonly work?: string;
}

/** The name, which leads to the contact. */
export function CardName({ id, name, work = '' }: CardNameProps) {
  return (
    <span className="flex min-w-0 grow flex-col">
      <Link
        href={`/contacts/${encodeURIComponent(id)}` as Route}
        prefetch={false}
        className="text-16 text-ink truncate font-medium hover:underline"
      >
        <bdi>{name}</bdi>
      </Link>
      {work !== '' && (
        <bdi title={work} className="text-13 text-ink-2 truncate">
          {work}
        </bdi>
      )}
    </span>
  );
}
