import type { ReactNode } from 'react';
import type { MenuPlace } from './menu-place.ts';
import { MenuSheet } from './menu-sheet.tsx';
import { PointMenu } from './point-menu.tsx';

interface PlacedMenuProps {
  readonly label: string;
  readonly place: MenuPlace;
  onClose(): void;
  /** As in a Menu. */
  readonly children: ReactNode;
}

/** A menu where it was asked for: in a sheet for a finger, else at the point. */
export function PlacedMenu({ place, ...menu }: PlacedMenuProps) {
  return place.kind === 'sheet' ? <MenuSheet {...menu} /> : <PointMenu {...menu} at={place} />;
}
