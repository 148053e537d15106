'use client';

import { Download, Merge, Tag, Trash2, X } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuItem } from '../../_ui/layers/menu-item.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { loadLater } from '../../_ui/layout/load-later.ts';
import { downloadContacts } from '../actions/download-contacts.ts';
import { useKnownTags } from '../state/use-known-tags.ts';
import { useSelection } from './selection.tsx';
import { TagChosen } from './tag-chosen.tsx';
import { useChosen } from './use-chosen.ts';
import { useMergeAll } from './use-merge-all.ts';
import { useRemoveAll } from './use-remove-all.ts';
import { useTagAll } from './use-tag-all.ts';

const MergeDialog = loadLater(() => import('./merge-dialog.tsx').then(({ MergeDialog }) => MergeDialog));

/** More are not one person. */
const MERGED_MAX = 20;

/** What can be done with all that was chosen. */
export function SelectionBar() {
  const { selected, isSelecting, clear } = useSelection();
  const chosen = useChosen();
  const { progress } = chosen;
  const removeAll = useRemoveAll(chosen);
  const tagAll = useTagAll(chosen);
  const mergeAll = useMergeAll(chosen);
  const { known, ask } = useKnownTags();
  const [isTagging, setIsTagging] = useState(false);
  const [merging, setMerging] = useState<readonly Contact[] | null>(null);
  if (!isSelecting && progress === null) return null;
  const isIdle = selected.size > 0 && progress === null;
  const startMerge = async () => {
    const contacts = await chosen.read();
    if (contacts.length > 1) setMerging(contacts);
  };
  return (
    <section
      aria-label="Selected contacts"
      className="border-line bg-surface flex flex-col gap-2 border-t px-3 py-2"
    >
      {isTagging && isIdle && (
        <TagChosen
          known={known}
          onTag={(tag, isOn) => {
            setIsTagging(false);
            void tagAll(tag, isOn);
          }}
        />
      )}
      <div className="flex flex-wrap items-center justify-end gap-1">
        <p role="status" className="text-14 grow whitespace-nowrap tabular-nums">
          {progress ? `${progress.done} of ${progress.total} done` : `${selected.size} selected`}
        </p>
        <IconButton
          label="Tag the selected"
          icon={Tag}
          disabled={!isIdle}
          onClick={() => {
            ask();
            setIsTagging(!isTagging);
          }}
        />
        <IconButton
          label="Merge the selected"
          icon={Merge}
          disabled={!isIdle || selected.size < 2 || selected.size > MERGED_MAX}
          onClick={() => void startMerge()}
        />
        <ExportMenu isIdle={isIdle} />
        <IconButton
          label="Delete the selected"
          icon={Trash2}
          tone="danger"
          disabled={!isIdle}
          onClick={() => void removeAll()}
        />
        <IconButton label="End selecting" icon={X} onClick={clear} />
      </div>
      {merging && (
        <Suspense fallback={null}>
          <MergeDialog
            contacts={merging}
            onClose={() => setMerging(null)}
            onMerge={(kept, others) => {
              setMerging(null);
              void mergeAll(kept, others);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

/** Saves the chosen as a file. */
function ExportMenu({ isIdle }: { readonly isIdle: boolean }) {
  const { selected } = useSelection();
  const toast = useToast();
  const exportAll = async (format: 'csv' | 'vcard') => {
    try {
      await downloadContacts(format, [...selected]);
    } catch (thrown) {
      toast(`There is no file. ${errorMessage(thrown)}`);
    }
  };
  if (!isIdle) return null;
  return (
    <Menu
      label="Export the selected"
      trigger={<Download aria-hidden size={18} strokeWidth={1.75} />}
      triggerClassName="rounded-control text-ink-2 hover:bg-hover inline-grid size-11 shrink-0 place-items-center sm:size-9"
      side="top"
      align="end"
    >
      <MenuItem icon={Download} onClick={() => void exportAll('vcard')}>
        Export as vCard
      </MenuItem>
      <MenuItem icon={Download} onClick={() => void exportAll('csv')}>
        Export as CSV
      </MenuItem>
    </Menu>
  );
}
