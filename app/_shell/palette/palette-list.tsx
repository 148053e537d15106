import clsx from 'clsx';
import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import type { findEntries } from './find-entries.ts';
import type { PaletteItem } from './palette-items.ts';

interface PaletteListProps {
  /** What the ids of the list and its options begin with. */
  readonly id: string;
  readonly groups: ReturnType<typeof findEntries<PaletteItem>>;
  readonly active: PaletteItem | undefined;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (item: PaletteItem) => void;
}

/** The element of an option; an id may hold no space. */
export function optionId(listId: string, { id }: PaletteItem): string {
  return `${listId}-${id.replace(/\W+/g, '-')}`;
}

/** What was found, by group. The focus stays in the search box, which names the active option. */
export function PaletteList({ id, groups, active, onPoint, onChoose }: PaletteListProps) {
  return (
    <div
      role="listbox"
      id={`${id}-list`}
      aria-label="Results"
      className="min-h-0 overflow-y-auto overscroll-contain p-1 empty:hidden"
    >
      {groups.map(({ group, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group} role="group" aria-label={group} className="pb-1">
          <p aria-hidden className="text-12 text-ink-3 px-3 pt-2 pb-1 font-medium">
            {group}
          </p>
          {entries.map((item) => (
            <Option
              key={item.id}
              elementId={optionId(id, item)}
              item={item}
              isActive={item === active}
              onPoint={onPoint}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps extends Pick<PaletteListProps, 'onPoint' | 'onChoose'> {
  readonly elementId: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
}

function Option({ elementId, item, isActive, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search box holds the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the search box does it
    <div
      role="option"
      id={elementId}
      aria-selected={isActive}
      onPointerMove={() => !isActive && onPoint(item.id)}
      onClick={() => onChoose(item)}
      className={clsx(
        'rounded-control flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1',
        isActive && 'bg-selected',
      )}
    >
      <Picture item={item} />
      <bdi className="text-14 min-w-0 shrink truncate">{item.name}</bdi>
      {item.detail !== '' && (
        <bdi className="text-13 text-ink-3 ml-auto max-w-1/2 min-w-0 shrink-0 truncate">{item.detail}</bdi>
      )}
    </div>
  );
}

function Picture({ item: { picture, name } }: { readonly item: PaletteItem }) {
  if (picture.kind === 'avatar')
    return <PersonAvatar id={picture.id} name={name} shape={picture.shape} size={24} />;
  const { icon: Icon } = picture;
  return (
    <span className="text-ink-2 grid size-6 shrink-0 place-items-center">
      <Icon aria-hidden size={18} strokeWidth={1.75} />
    </span>
  );
}
