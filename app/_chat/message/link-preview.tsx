import type { MessagePreview } from '@/lib/contract/conversations/message-preview.ts';
import { fileAddress } from '../files/file/file-address.ts';

/**
 * What the page of a link says of itself, under the text that has the link: the reader's browser asks that site for nothing until the
 * card is pressed. Its picture has its place before it comes.
 */
export function LinkPreview({ preview }: { readonly preview: MessagePreview }) {
  const { url, siteName, title, description, picture } = preview;
  return (
    <fieldset
      aria-label={`Link preview: ${title}`}
      className="rounded-card border-line bg-surface hover:bg-hover relative -mx-1.5 my-1 flex w-80 max-w-[calc(100%+12px)] min-w-0 items-start gap-3 border px-3 py-2"
    >
      <div className="flex min-w-0 grow flex-col">
        <span className="text-12 text-ink-3 truncate">
          {/* Where it leads comes first: the rest is what the page says. */}
          <bdi>{new URL(url).host}</bdi>
          {siteName !== '' && (
            <>
              {' · '}
              <bdi>{siteName}</bdi>
            </>
          )}
        </span>
        <a
          href={url}
          title={url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          dir="auto"
          className="own-direction text-14 text-ink line-clamp-2 font-medium [overflow-wrap:anywhere] after:absolute after:inset-0"
        >
          {title}
        </a>
        {description !== '' && (
          <p dir="auto" className="own-direction text-13 text-ink-2 line-clamp-2 [overflow-wrap:anywhere]">
            {description}
          </p>
        )}
      </div>
      {picture && (
        // biome-ignore lint/performance/noImgElement: it is small already, and served to its readers only
        <img
          src={fileAddress(picture.id)}
          alt=""
          loading="lazy"
          decoding="async"
          width={64}
          height={64}
          className="bg-hover rounded-control size-16 shrink-0 object-cover"
        />
      )}
    </fieldset>
  );
}
