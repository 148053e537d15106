import { Mail, Phone } from 'lucide-react';
import { Avatar } from '../_ui/person/avatar.tsx';
import { hueOf } from '../_ui/person/hue-of.ts';

/** What Parley is, without a word of advertising: a contact and a conversation about it. A picture, hidden from screen readers. */
export function Scene() {
  return (
    <div
      aria-hidden
      className="border-line bg-surface hidden place-items-center overflow-hidden border-l select-none lg:grid"
    >
      <div className="flex w-full max-w-112 flex-col gap-3 p-8">
        <div data-hue={hueOf('scene-mira')} className="rounded-card border-line bg-bg mb-5 border">
          <div className="border-line flex items-center gap-4 border-b p-5">
            <Avatar id="scene-ines" name="Ines Prado" size={56} />
            <div>
              <p className="font-title text-22 font-semibold">Ines Prado</p>
              <p className="text-14 text-ink-2">Harbour Bakery</p>
            </div>
          </div>
          <dl className="text-14 flex flex-col">
            <div className="border-person bg-selected flex items-center gap-3 border-l-2 px-5 py-3">
              <Phone size={16} strokeWidth={1.75} className="text-ink-3 shrink-0" />
              <span className="grow tabular-nums">+351 21 555 01 42</span>
              <span className="text-12 text-person">Changed by Mira</span>
            </div>
            <div className="flex items-center gap-3 border-l-2 border-transparent px-5 py-3">
              <Mail size={16} strokeWidth={1.75} className="text-ink-3 shrink-0" />
              <span>ines@harbour.example</span>
            </div>
          </dl>
        </div>
        <div className="flex items-end gap-2">
          <Avatar id="scene-mira" name="Mira Sol" size={32} />
          <p className="rounded-bubble rounded-bl-joined bg-hover text-16 px-3 py-1.5">
            Ines has a new number. I put it in the book.
          </p>
        </div>
        <p className="rounded-bubble rounded-br-joined bg-bubble-own text-16 self-end px-3 py-1.5">
          Saw it change. Calling her now
        </p>
      </div>
    </div>
  );
}
