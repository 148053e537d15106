const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u;

/** The direction of a text's last line, as `unicode-bidi: plaintext` draws it: that of its first letter. */
export function lastLineDirection(text: string): 'ltr' | 'rtl' {
  const first = STRONG.exec(text.slice(text.lastIndexOf('\n') + 1))?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
