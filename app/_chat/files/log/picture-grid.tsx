import clsx from 'clsx';
import { type DrawnFile, PICTURES_SHOWN } from '../file/file-layout.ts';
import { PictureTile } from './picture-tile.tsx';

interface PictureGridProps {
  readonly pictures: readonly DrawnFile[];
  onOpen?(fileId: string): void;
}

/** One to four pictures; of more the last one says how many are left. Fills the space that it is put in. */
export function PictureGrid({ pictures, onOpen }: PictureGridProps) {
  const shown = pictures.slice(0, PICTURES_SHOWN);
  const isAlone = shown.length === 1;
  return (
    <div
      className={clsx('grid size-full gap-1', !isAlone && 'grid-cols-2', shown.length > 2 && 'grid-rows-2')}
    >
      {shown.map((picture, index) => (
        <div
          key={picture.id}
          className={clsx('relative min-h-0 min-w-0', shown.length === 3 && index === 0 && 'col-span-2')}
        >
          <PictureTile
            file={picture}
            more={index === PICTURES_SHOWN - 1 ? pictures.length - PICTURES_SHOWN : 0}
            {...(onOpen && { onOpen: () => onOpen(picture.id) })}
          />
        </div>
      ))}
    </div>
  );
}
