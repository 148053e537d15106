import { Skeleton } from '../../../_ui/skeleton.tsx';

const WIDTHS = ['w-2/5', 'w-1/2', 'w-1/3', 'w-3/5', 'w-2/5'];

export default function LoadingConversation() {
  return (
    <div role="status" className="animate-late flex h-full flex-col">
      <span className="sr-only">Loading the conversation</span>
      <div className="border-line flex min-h-14 items-center gap-3 border-b px-4">
        <Skeleton className="size-10 rounded-full" />
        <Skeleton className="h-4 w-32" />
      </div>
      <div className="flex grow flex-col justify-end gap-3 p-4">
        {WIDTHS.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: alike and never reordered
          <Skeleton key={index} className={`h-9 ${width} ${index % 2 === 1 ? 'self-end' : ''}`} />
        ))}
      </div>
    </div>
  );
}
