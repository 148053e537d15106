import clsx from 'clsx';
import { hueOf } from './hue-of.ts';
import { initialsOf } from './initials.ts';
import { type Presence, PresenceDot } from './presence-dot.tsx';

interface AvatarProps {
  /** Decides the ink: the same id has the same one everywhere. */
  readonly id: string;
  readonly name: string;
  /** People are round, rooms rounded squares. */
  readonly shape?: 'person' | 'room';
  /** The address of a photo, shown over the initials once it is there. */
  readonly image?: string | null;
  readonly size?: 24 | 32 | 40 | 56;
  /** Shows the dot; its label is read unless `isPresenceSilent` because the same is beside it in text. */
  readonly presence?: Presence;
  readonly isPresenceSilent?: boolean;
  readonly className?: string;
}

const SIZES = {
  24: 'size-6 text-12',
  32: 'size-8 text-13',
  40: 'size-10 text-14',
  56: 'size-14 text-18',
};

/**
 * A photo, or initials on the colour of their owner. Decorative: the name is beside it in text. They are painted, not text, so that
 * the name of a button that holds an avatar is what is read of it.
 */
export function Avatar({
  id,
  name,
  shape = 'person',
  image = null,
  size = 40,
  presence,
  isPresenceSilent,
  className,
}: AvatarProps) {
  return (
    <span className={clsx('relative inline-block shrink-0', className)}>
      <span
        aria-hidden
        data-hue={hueOf(id)}
        data-initials={initialsOf(name)}
        className={clsx(
          'bg-person relative grid place-items-center overflow-hidden font-medium text-[oklch(1_0_0)] before:content-[attr(data-initials)]',
          SIZES[size],
          shape === 'person' ? 'rounded-full' : 'rounded-card',
        )}
      >
        {image !== null && (
          // biome-ignore lint/performance/noImgElement: small, private and not to be kept by an image service
          <img
            src={image}
            alt=""
            loading="lazy"
            decoding="async"
            className="absolute inset-0 size-full object-cover"
          />
        )}
      </span>
      {presence && <PresenceDot presence={presence} isSilent={isPresenceSilent ?? false} size={size} />}
    </span>
  );
}
