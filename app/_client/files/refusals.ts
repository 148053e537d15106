import { FILES_PER_MESSAGE } from '../../../lib/contract/files/file-rules.ts';
import { formatSize } from '../../_ui/text/format-size.ts';

interface Chosen {
  readonly name: string;
  readonly size: number;
}

/** What of the files that a person chose can be attached, and why the others cannot, before anything is sent. */
export function sortOut<F extends Chosen>(
  chosen: readonly F[],
  { attached, fileMax }: { readonly attached: number; readonly fileMax: number },
): { readonly accepted: readonly F[]; readonly refused: readonly string[] } {
  const refused: string[] = [];
  const fitting = chosen.filter(({ name, size }) => {
    if (size === 0) refused.push(`${name} is empty.`);
    else if (size > fileMax) refused.push(`${name} is larger than ${formatSize(fileMax)}.`);
    return size > 0 && size <= fileMax;
  });
  const free = Math.max(0, FILES_PER_MESSAGE - attached);
  if (fitting.length > free) refused.push(`A message takes at most ${FILES_PER_MESSAGE} files.`);
  return { accepted: fitting.slice(0, free), refused };
}
