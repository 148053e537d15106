import { foldKey } from './text.ts';

// Pairs that read alike in most typefaces (Unicode TR 39 lists them as confusable), and the three separators.
const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/1/g, 'l'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/[._-]/g, '-'],
];

/** The key of a username: two that look alike share it. */
export function lookAlikeKey(folded: string): string {
  return LOOK_ALIKES.reduce((key, [pattern, to]) => key.replace(pattern, to), folded);
}

/** Letters of other scripts that look as Latin ones do, capitals before they are folded: their small forms may not. */
const AS_LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АΑ', 'A'],
    ['ВΒ', 'B'],
    ['СϹ', 'C'],
    ['ЕΕ', 'E'],
    ['НΗ', 'H'],
    ['ІΙӀ', 'I'],
    ['Ј', 'J'],
    ['КΚ', 'K'],
    ['МΜ', 'M'],
    ['Ν', 'N'],
    ['ОΟ', 'O'],
    ['РΡ', 'P'],
    ['Ѕ', 'S'],
    ['ТΤ', 'T'],
    ['ХΧ', 'X'],
    ['УΥ', 'Y'],
    ['Ζ', 'Z'],
    ['аα', 'a'],
    ['сϲ', 'c'],
    ['ԁ', 'd'],
    ['е', 'e'],
    ['һ', 'h'],
    ['іιı', 'i'],
    ['ј', 'j'],
    ['ӏ', 'l'],
    ['оο', 'o'],
    ['рρ', 'p'],
    ['ѕ', 's'],
    ['ν', 'v'],
    ['ѡԝ', 'w'],
    ['хχ', 'x'],
    ['уγ', 'y'],
  ].flatMap(([others = '', latin = '']) => [...others].map((other) => [other, latin])),
);

/** What a name looks like: names with the same skeleton cannot be distinguished at a glance. */
export function nameSkeleton(name: string): string {
  const seen = name
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{White_Space}\u2800]/gu, '');
  const latin = [...seen].map((character) => AS_LATIN[character] ?? character).join('');
  return lookAlikeKey(foldKey(latin))
    .replace(/[il|]/g, 'l')
    .replace(/[’‘`´ʼ]/g, "'");
}
