'use client';

import { PersonAvatar } from '../../_client/live/person-avatar.tsx';
import { hueOf } from '../../_ui/person/hue-of.ts';
import { useNamedViewers } from './use-viewers.ts';

const SHOWN = 4;

/** The others who have this contact open, in the header. */
export function Viewers({ contactId }: { readonly contactId: string }) {
  const viewers = useNamedViewers(contactId);
  if (viewers.length === 0) return null;
  return (
    <ul aria-label="Also here" data-print="hide" className="animate-fade flex -space-x-1.5">
      {viewers.slice(0, SHOWN).map(({ userId, name, field }) => {
        const label = field === null ? `${name} is viewing this` : `${name} is editing this`;
        return (
          <li key={userId} data-tooltip={label} className="ring-bg rounded-full ring-2">
            <PersonAvatar id={userId} name={name} size={24} />
            <span className="sr-only">{label}</span>
          </li>
        );
      })}
      {viewers.length > SHOWN && (
        <li className="text-12 text-ink-2 ps-3 leading-6">{`+${viewers.length - SHOWN}`}</li>
      )}
    </ul>
  );
}

interface FieldViewersProps {
  readonly contactId: string | null;
  /** `title`, or `phones.a1b2`. */
  readonly fieldKey: string;
}

/** Says at a field who else is writing in it, each in their own colour. */
export function FieldViewers({ contactId, fieldKey }: FieldViewersProps) {
  const here = useNamedViewers(contactId).filter(({ field }) => field === fieldKey);
  return here.map(({ userId, name }) => (
    <p
      key={userId}
      data-hue={hueOf(userId)}
      className="rounded-control border-person bg-surface text-12 text-person animate-fade min-w-0 truncate border px-1.5 font-medium"
    >
      {`${name} is editing`}
    </p>
  ));
}
