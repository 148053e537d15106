import { foldKey } from '../values/text.ts';

/** The key by which people and rooms are sorted: as {@link foldKey}, without accents, so that Ö sorts beside O. */
export function sortKey(text: string): string {
  return foldKey(text)
    .normalize('NFD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFC');
}
