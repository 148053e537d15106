/** A point of the window where a menu is asked for. */
export interface MenuPoint {
  readonly kind: 'point';
  readonly x: number;
  readonly y: number;
  /** Asked for by the keyboard: then the first item has the focus. */
  readonly isByKeys: boolean;
  /** What asked for it, unless it was the keyboard. */
  readonly pointerId: number | null;
  /** Whether the button that asked for it is still down. */
  isHeld(): boolean;
}

/** Where a menu without a button opens: at a point, or as a sheet at the bottom, which a finger asks for. */
export type MenuPlace = MenuPoint | { readonly kind: 'sheet' };
