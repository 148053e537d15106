import clsx from 'clsx';
import { caseKey } from '@/lib/contract/values/text.ts';
import { hueOf } from '../../_ui/person/hue-of.ts';

interface TagLabelProps {
  readonly tag: string;
  readonly className?: string;
}

/** The classes of something that shows a tag, with {@link tagHue} as its `data-hue`. */
export const TAG_CLASS = 'bg-label text-label rounded-full';

/** The colour of a tag: the same for the same tag, however it is written, everywhere and for everybody. */
export const tagHue = (tag: string) => hueOf(caseKey(tag));

/** A tag in its colour. */
export function TagLabel({ tag, className }: TagLabelProps) {
  return (
    <bdi
      data-hue={tagHue(tag)}
      className={clsx(TAG_CLASS, 'text-12 inline-block max-w-full truncate px-2 leading-5', className)}
    >
      {tag}
    </bdi>
  );
}
