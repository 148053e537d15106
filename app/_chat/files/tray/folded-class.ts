/**
 * The classes of a button of the composer that gives its room to the text on a phone, as soon as there is one. The `+` offers the same.
 */
export const FOLDED_CLASS =
  'max-sm:not-aria-expanded:group-has-[textarea:not(:placeholder-shown)]/composer:hidden';
