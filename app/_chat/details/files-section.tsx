'use client';

import { CornerUpLeft } from 'lucide-react';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { formatSize } from '../../_ui/text/format-size.ts';
import { Time } from '../../_ui/time/time.tsx';
import { useJumping } from '../conversation/jumping.ts';
import { fileAddress } from '../files/file/file-address.ts';
import { DetailsSection } from './details-section.tsx';
import { SentFiles } from './sent-files.tsx';
import { useSentFiles } from './use-sent-files.ts';

/** The other files of a conversation, newest first, to download or to see where they were said. */
export function FilesSection({ conversationId }: { readonly conversationId: string }) {
  const found = useSentFiles(conversationId, 'audio,file');
  const { jumpTo } = useJumping();
  return (
    <DetailsSection title="Files">
      <SentFiles found={found} none="No files yet.">
        <ul aria-label="Files" className="-mx-2">
          {found.items.map(({ file, seq, createdAt }) => (
            <li key={file.id} className="flex items-center">
              <a
                href={fileAddress(file.id)}
                download={file.name}
                className="rounded-control hover:bg-hover flex min-h-11 min-w-0 grow flex-col justify-center px-2 py-1"
              >
                <bdi className="text-14 truncate font-medium">{file.name}</bdi>
                <span className="text-12 text-ink-3 tabular-nums">
                  {formatSize(file.size)} · <Time at={createdAt} />
                </span>
              </a>
              <IconButton
                label={`Show ${file.name} in the conversation`}
                icon={CornerUpLeft}
                onClick={() => void jumpTo(seq)}
              />
            </li>
          ))}
        </ul>
      </SentFiles>
    </DetailsSection>
  );
}
