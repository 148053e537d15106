import { expect, it } from 'vitest';
import { compareKeys, letterOf, letterStart, nameOrderKey } from './name-order.ts';

const names = [
  'Ærø',
  'Aaron',
  'Ängström',
  'Anders',
  "O'Neill",
  'Oakley',
  'Øberg',
  'Œuvre',
  'Oz',
  'Łukasz',
  'Lund',
  'Lzzz',
  'Đorđe',
  'Dora',
  'Straße',
  'Strasse',
  'Strata',
  'Zoë',
  'Zora',
  'Þór',
  'Ñandú',
  'Nadia',
  'Nora',
  'İpek',
  'Ilse',
  '3M',
  '10cc',
  '(Plumber)',
  '_x',
  '& Co',
  'Анна',
  'Іван',
  'Ирина',
  'Йосип',
  'Ёлка',
  'Ева',
  'Єва',
  'Ґалаґан',
  'Галина',
  'Џемал',
  'Чайка',
  'Шура',
  'Αλέξης',
  'Ωμέγα',
  'Ἄννα',
  'Βασίλης',
  'אברהם',
  'יצחק',
  'محمد',
  'پرویز',
  'تامر',
  'बालक',
  'หญิง',
  '김철수',
  '안나',
  'あおい',
  'アキラ',
  'かおり',
  'ガク',
  '李伟',
  '山田太郎',
  'Ⅷ Legion',
  'ＡＢＣ',
  'van Dyk',
  'Van Dyke',
  'Əli',
  'Ely',
];

it('puts names of any script into the order of Intl.Collator', () => {
  const collator = new Intl.Collator('und', { sensitivity: 'base' });
  for (const a of names) {
    for (const b of names) {
      const ours = Math.sign(compareKeys(nameOrderKey(a), nameOrderKey(b)));
      expect(`${a} ${b} ${ours}`).toBe(`${a} ${b} ${Math.sign(collator.compare(a, b))}`);
    }
  }
});

it('puts every name behind the beginning of its letter and before that of the next', () => {
  const sorted = [...names].sort((a, b) => compareKeys(nameOrderKey(a), nameOrderKey(b)));
  const letters = [...new Set(sorted.map(letterOf))];
  expect(letters.map(letterStart)).toEqual([...letters.map(letterStart)].sort(compareKeys));
  for (const name of names)
    expect(compareKeys(letterStart(letterOf(name)), nameOrderKey(name))).toBeLessThanOrEqual(0);
});

it.each(['\u200eAnna', '\u202aAnna\u202c', '\u2068Anna\u2069', '\ufeffAnna', '\u200bAnna', '\u00adAnna'])(
  'a mark without width moves no name: %j',
  (name) => {
    expect(letterOf(name)).toBe('A');
    expect(nameOrderKey(name)).toBe(nameOrderKey('Anna'));
  },
);

it('compares by code point as the store does, not by halves of surrogate pairs', () => {
  expect(compareKeys('\u{10fffd}', '\uffee')).toBeGreaterThan(0);
  expect(Buffer.from('\u{10fffd}').compare(Buffer.from('\uffee'))).toBeGreaterThan(0);
});
