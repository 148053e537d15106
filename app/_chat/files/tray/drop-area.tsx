import { Paperclip } from 'lucide-react';

/** Over the conversation while files are dragged over it: where they would go. */
export function DropArea({ name }: { readonly name: string }) {
  return (
    <div
      data-border-when-forced
      className="bg-bg/90 animate-fade pointer-events-none absolute inset-0 z-40 grid place-items-center p-4"
    >
      <div className="rounded-composer border-brand text-brand-text text-18 grid size-full place-items-center border-2 border-dashed">
        <p className="flex max-w-full items-center gap-2 px-4 font-medium">
          <Paperclip aria-hidden size={22} strokeWidth={1.75} className="shrink-0" />
          <span className="truncate">
            Drop to attach for <bdi>{name}</bdi>
          </span>
        </p>
      </div>
    </div>
  );
}
