import { Binary } from 'bson';
import { isDoc } from '../../bson/value.ts';
import type { Args } from './args.ts';

/** The session that a command belongs to, as text. */
export function sessionOf(args: Args): string | undefined {
  const id = args.doc.get('lsid');
  const uuid = isDoc(id) ? id.get('id') : undefined;
  return uuid instanceof Binary ? uuid.toString('hex') : undefined;
}
