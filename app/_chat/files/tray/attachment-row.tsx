import { File as FileIcon, Film, GripVertical, Music, RotateCcw, X } from 'lucide-react';
import { type KeyboardEvent, useSyncExternalStore } from 'react';
import { FILE_ALT_MAX } from '@/lib/contract/files/file-rules.ts';
import type { Attachments } from '../../../_client/files/attachments.ts';
import type { Attachment } from '../../../_client/files/kept/attachment.ts';
import { useConnection } from '../../../_client/live/hooks.ts';
import { CheckField } from '../../../_ui/form/check-field.tsx';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import { TextField } from '../../../_ui/form/text-field.tsx';
import { formatSize } from '../../../_ui/text/format-size.ts';

interface AttachmentRowProps {
  readonly attachment: Attachment;
  readonly attachments: Attachments;
  /** Which one of how many. */
  readonly position: string;
  onMoveBy(by: number): void;
  /** It is dragged to this height of the window. */
  onDragTo(y: number): void;
}

/** Out of these the server takes the place where they were taken. */
const WITH_PLACE = new Set(['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/quicktime']);

/** One file before it is sent. */
export function AttachmentRow(props: AttachmentRowProps) {
  const { attachment, attachments } = props;
  const { id, name, kind, type, alt, keepsOriginal, failure, upload } = attachment;
  const isWhole = upload?.wholeAt != null;
  return (
    <li className="flex items-start gap-2 px-1 py-1.5">
      <MoveHandle {...props} />
      <Thumbnail attachment={attachment} attachments={attachments} />
      <div className="flex min-w-0 grow flex-col gap-1">
        <p className="text-14 truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <State {...props} />
        {kind !== 'file' && (
          <TextField
            label={`Alternative text for ${name}`}
            isLabelHidden
            placeholder="Describe this picture"
            maxLength={FILE_ALT_MAX}
            defaultValue={alt}
            onChange={({ target }) => attachments.setAlt(id, target.value)}
            className="max-w-100"
          />
        )}
        {WITH_PLACE.has(type) && (
          <CheckField
            label="Send as file"
            hint={
              keepsOriginal
                ? 'The original goes as a file, with the place where it was taken if it says one.'
                : undefined
            }
            checked={keepsOriginal}
            onChange={({ target }) => void attachments.setKeepsOriginal(id, target.checked)}
          />
        )}
      </div>
      {failure !== null && (
        <IconButton label={`Retry ${name}`} icon={RotateCcw} onClick={() => attachments.retry(id)} />
      )}
      <IconButton
        label={isWhole || failure !== null ? `Remove ${name}` : `Cancel upload of ${name}`}
        icon={X}
        onClick={() => void attachments.remove(id)}
      />
    </li>
  );
}

function MoveHandle({ attachment, position, onMoveBy, onDragTo }: AttachmentRowProps) {
  const handleKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMoveBy(by);
  };
  return (
    <button
      type="button"
      aria-label={`Move ${attachment.name}, ${position}. Arrow keys move it up and down.`}
      onKeyDown={handleKeyDown}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={({ currentTarget, pointerId, clientY }) => {
        if (currentTarget.hasPointerCapture(pointerId)) onDragTo(clientY);
      }}
      className="rounded-control text-ink-3 hover:bg-hover grid h-11 w-7 shrink-0 cursor-grab touch-none place-items-center active:cursor-grabbing"
    >
      <GripVertical aria-hidden size={16} strokeWidth={1.75} />
    </button>
  );
}

const ICONS = { video: Film, audio: Music, file: FileIcon, image: FileIcon } as const;

function Thumbnail({ attachment, attachments }: Pick<AttachmentRowProps, 'attachment' | 'attachments'>) {
  const preview = useSyncExternalStore(attachments.subscribe, () => attachments.previewOf(attachment.id));
  const Icon = ICONS[attachment.kind];
  return (
    <span className="bg-hover text-ink-2 rounded-control grid size-12 shrink-0 place-items-center overflow-hidden">
      {preview === null ? (
        <Icon aria-hidden size={20} strokeWidth={1.75} />
      ) : (
        // biome-ignore lint/performance/noImgElement: a picture of this page's own memory
        <img src={preview} alt="" className="size-full object-cover" />
      )}
    </span>
  );
}

/** How large it is and how far it has come, or why it was refused. */
function State({ attachment, attachments }: AttachmentRowProps) {
  const { id, name, size, failure, upload } = attachment;
  const { state } = useConnection();
  const sent = useSyncExternalStore(attachments.subscribe, () => attachments.sentOf(id));
  if (failure !== null) {
    return (
      <p role="alert" className="text-13 text-danger">
        Not uploaded — {failure}
      </p>
    );
  }
  const percent = Math.floor((100 * sent) / Math.max(1, size));
  const isWhole = upload?.wholeAt != null;
  const words = isWhole ? 'Uploaded' : state === 'connected' ? `${percent} %` : 'Waiting for connection';
  return (
    <div className="text-12 text-ink-3 flex items-center gap-2 tabular-nums">
      <span className="shrink-0">
        {formatSize(size)} · {words}
      </span>
      {!isWhole && (
        <span
          role="progressbar"
          aria-label={`Upload of ${name}`}
          aria-valuenow={percent}
          data-border-when-forced
          className="bg-hover h-1 max-w-50 grow overflow-hidden rounded-full"
        >
          <span data-fill-when-forced className="bg-brand block h-full" style={{ width: `${percent}%` }} />
        </span>
      )}
    </div>
  );
}
