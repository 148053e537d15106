import type { ReactNode } from 'react';

interface MessageLinkProps {
  /** http, https or mailto. */
  readonly href: string;
  readonly children: ReactNode;
}

/** A link in a message: it opens in a new tab, and the page behind it learns nothing of this one. */
export function MessageLink({ href, children }: MessageLinkProps) {
  return (
    <a
      href={href}
      title={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-brand-text [overflow-wrap:anywhere] underline underline-offset-2"
    >
      <bdi>{children}</bdi>
    </a>
  );
}
