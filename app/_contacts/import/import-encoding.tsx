'use client';

import type { ImportPreview } from '@/lib/contract/contacts/contact-import.ts';
import { SelectField } from '../../_ui/form/select-field.tsx';

/** The encodings in which files of contacts are written, by the names of the WHATWG. */
const ENCODINGS = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western (Windows-1252)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['gbk', 'Chinese, simplified (GBK)'],
  ['big5', 'Chinese, traditional (Big5)'],
  ['shift_jis', 'Japanese (Shift_JIS)'],
  ['euc-jp', 'Japanese (EUC-JP)'],
  ['euc-kr', 'Korean (EUC-KR)'],
  ['utf-16le', 'UTF-16, little-endian'],
  ['utf-16be', 'UTF-16, big-endian'],
  ['macintosh', 'Western (Macintosh)'],
] as const;

interface ImportEncodingProps {
  readonly preview: ImportPreview;
  readonly onChange: (encoding: string) => void;
}

/** In which encoding a file was read, with two names by which one sees whether it is the right one. */
export function ImportEncoding({ preview, onChange }: ImportEncodingProps) {
  const { encoding, isMixed, encodingNames } = preview;
  const isListed = ENCODINGS.some(([value]) => value === encoding);
  const options = [
    ...(isListed ? [] : [{ value: encoding, label: encoding }]),
    ...ENCODINGS.map(([value, label]) => ({ value, label })),
  ];
  return (
    <div className="flex flex-col gap-1 sm:max-w-90">
      <SelectField label="Encoding" name="encoding" value={encoding} options={options} onChange={onChange} />
      {encodingNames.length > 0 && (
        <p className="own-direction text-13 text-ink-2">
          {`Names look so: ${encodingNames.join(', ')}${isMixed ? '. Some lines are in another encoding.' : ''}`}
        </p>
      )}
    </div>
  );
}
