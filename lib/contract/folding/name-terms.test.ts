import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldName, foldNameWithPositions } from './fold-name.ts';
import { nameFinder, termRanges, termsOfQuery } from './name-terms.ts';

const finds = (query: string, name: string) => nameFinder(query)([name]);

describe('a name is found', () => {
  test.each([
    ['철수', '김철수'],
    ['김철수', '김 철수'],
    ['김 철수', '김철수'],
    ['전자', '삼성전자'],
    ['太郎', '山田太郎'],
    ['山田太郎', '山田 太郎'],
    ['さくら', 'サクラ'],
    ['がく', 'ガク'],
    ['ชาย', 'สมชาย'],
    ['obrien', "O'Brien"],
    ["o'brien", 'O’Brien'],
    ['o’brien', 'OBrien'],
    ['obrien', 'Pat O Brien'],
    ['brien', 'OʼBrien'],
    ['darc', "Jeanne d'Arc"],
    ["jean-d'arc", "Jean-d'Arc"],
    ['jeanluc', 'Jean-Luc Godard'],
    ['luc', 'Jean-Luc Godard'],
    ['mcdonald', 'Ronald Mc Donald'],
    ['vanderberg', 'Jan van der Berg'],
    ['демянчук', 'Дем’янчук'],
    ["дем'янчук", 'Демʼянчук'],
    ['abd', 'ʿAbd al-Raḥmān'],
    ['alrahman', 'ʿAbd al-Raḥmān'],
    ['محمد', 'مُحَمَّد'],
    ['احمد', 'أحمد'],
    ['שלום', 'שָׁלוֹם'],
    ['anna', 'An\u200bna'],
    ['an\u00adna', 'Anna'],
    ['\u202aanna\u202c', 'Anna'],
    ['anna', '\u200eAnna'],
    ['strasse', 'Straße'],
    ['lukasz', 'Łukasz'],
    ['ßtraße', 'SSTRASSE'],
    ['ada', '𝒜𝒹𝒶'],
    ['İpek', 'ipek'],
    ['प्रिया', 'प्रिया शर्मा'],
  ])('by %s: %s', (query, name) => {
    expect(finds(query, name)).toBe(true);
  });

  test.each([
    ['rien', "O'Brien"],
    ['hul', '김철수'],
    ['प्र', 'परिया'],
    ['!?', 'Anna!?'],
  ])('not by %s: %s', (query, name) => {
    expect(finds(query, name)).toBe(false);
  });
});

it('finds all that a blank search asks for', () => {
  expect(finds(' ', 'Anna')).toBe(true);
});

it('shows where it was found', () => {
  const shown = (text: string, query: string) =>
    termRanges(text, termsOfQuery(query)).map((range) => text.slice(...range));
  expect(shown('김철수', '철수')).toEqual(['철수']);
  expect(shown("Pat O'Brien", 'obri')).toEqual(["O'Bri"]);
  expect(shown("Pat O'Brien", 'brien')).toEqual(['Brien']);
  expect(shown('An\u200bna', 'anna')).toEqual(['An\u200bna']);
  expect(shown('Straße', 'stras')).toEqual(['Straß']);
});

it('is the same however the name was composed, with positions or without', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const folded = foldName(text);
      expect(foldName(text.normalize('NFD'))).toBe(foldName(text.normalize('NFC')));
      const { folded: again, starts, ends } = foldNameWithPositions(text);
      expect(again).toBe(folded);
      expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
    }),
  );
});
