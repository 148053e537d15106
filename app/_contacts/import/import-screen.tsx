'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type {
  ContactImport,
  ImportDuplicates,
  ImportPreview,
  ImportProgress,
} from '@/lib/contract/contacts/contact-import.ts';
import { newId } from '@/lib/contract/values/new-id.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import { SideScreen } from '../elements/side-screen.tsx';
import { usePages } from '../state/use-pages.ts';
import { FileDrop } from './file-drop.tsx';
import { type ColumnMap, ImportColumns, recognizedIn, withMap } from './import-columns.tsx';
import { ImportEncoding } from './import-encoding.tsx';
import { ImportPreviewList } from './import-preview.tsx';
import { ImportRemainder } from './import-remainder.tsx';
import { ImportResult } from './import-result.tsx';
import {
  beginImport,
  discardUpload,
  previewImport,
  type UploadedImport,
  uploadImport,
} from './send-import.ts';

interface Chosen {
  readonly upload: UploadedImport;
  readonly map: ColumnMap | null;
  readonly encoding: string | null;
  readonly preview: ImportPreview;
  /** The positions of the columns that were recognized before anything was chosen by hand. */
  readonly recognized: ReadonlySet<number>;
}

/** What is to be shown of a file; `recognized` is found out by its first preview. */
type Shown = Omit<Chosen, 'preview' | 'recognized'> & Partial<Pick<Chosen, 'recognized'>>;

/** Contacts from a file: what it would do is shown first, and nothing is written until the import is started. */
export function ImportScreen() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [started, setStarted] = useState<ContactImport | null>(null);
  const [duplicates, setDuplicates] = useState<ImportDuplicates>('skip');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const previewNumber = useRef(0);

  const attempt = async (work: () => Promise<void>) => {
    setIsBusy(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(errorMessage(thrown));
    }
    setIsBusy(false);
  };
  const show = async ({ upload, map, encoding, recognized }: Shown, choice = duplicates) => {
    previewNumber.current += 1;
    const number = previewNumber.current;
    // The choice shows at once; what it does to the rows follows.
    setChosen((now) => (now?.upload === upload ? { ...now, map, encoding } : now));
    const preview = await previewImport({ upload, map, encoding, duplicates: choice });
    if (number !== previewNumber.current) return;
    setChosen({ upload, map, encoding, preview, recognized: recognized ?? recognizedIn(preview.columns) });
    setStarted(null);
  };
  const choose = (file: File) =>
    attempt(async () => {
      const upload = await uploadImport(file);
      try {
        await show({ upload, map: null, encoding: null });
      } catch (thrown) {
        void discardUpload(upload);
        throw thrown;
      }
    });
  const begin = ({ upload, map, encoding }: Chosen) =>
    attempt(async () => {
      setStarted(await beginImport({ upload, map, encoding, duplicates }, newId()));
      setChosen(null);
      void discardUpload(upload);
    });

  return (
    <SideScreen title="Import contacts">
      {chosen === null && (
        <FileDrop onFile={(file) => void choose(file)} isBusy={isBusy}>
          A vCard (.vcf) or a CSV file, up to 25 MB. Nothing is written before you have seen what it would do.
        </FileDrop>
      )}
      {error !== null && (
        <p
          role="alert"
          className="rounded-card border-danger bg-danger-soft text-14 border px-4 py-3"
        >{`${error} Nothing was written. Try again, or choose another file.`}</p>
      )}
      {isBusy && (
        <p role="status" className="text-14 text-ink-2 flex items-center gap-2">
          <Spinner /> Reading the file
        </p>
      )}
      {chosen !== null && (
        <ChosenFile
          chosen={chosen}
          duplicates={duplicates}
          isBusy={isBusy}
          onMap={(map) => void attempt(() => show({ ...chosen, map }))}
          onEncoding={(encoding) => void attempt(() => show({ ...chosen, encoding }))}
          onDuplicates={(choice) => {
            setDuplicates(choice);
            void attempt(() => show(chosen, choice));
          }}
          onBegin={() => void begin(chosen)}
          onCancel={() => {
            void discardUpload(chosen.upload);
            setChosen(null);
          }}
        />
      )}
      {started !== null && <ImportResult key={started.id} first={started} isNew />}
      {chosen === null && <RecentImports without={started?.id ?? null} />}
    </SideScreen>
  );
}

interface ChosenFileProps {
  readonly chosen: Chosen;
  readonly duplicates: ImportDuplicates;
  readonly isBusy: boolean;
  readonly onMap: (map: ColumnMap) => void;
  readonly onEncoding: (encoding: string) => void;
  readonly onDuplicates: (duplicates: ImportDuplicates) => void;
  readonly onBegin: () => void;
  readonly onCancel: () => void;
}

/** What a file would do, with all that can be decided before it is imported. */
function ChosenFile({ chosen, duplicates, isBusy, ...handle }: ChosenFileProps) {
  const { upload, map, preview, recognized } = chosen;
  const count = preview.created + preview.updated;
  return (
    <>
      <p className="text-14 text-ink-2">
        <span className="own-direction text-ink font-medium">{upload.fileName}</span>
        {' · nothing is written yet'}
      </p>
      <ImportPreviewList preview={preview} duplicates={duplicates} onDuplicates={handle.onDuplicates} />
      <ImportRemainder report={preview} />
      {preview.columns.length > 0 && (
        <ImportColumns columns={withMap(preview.columns, map)} known={recognized} onChange={handle.onMap} />
      )}
      <ImportEncoding preview={preview} onChange={handle.onEncoding} />
      <div className="border-line bg-bg sticky bottom-0 flex flex-wrap justify-end gap-2 border-t py-3">
        <Button onClick={handle.onCancel}>Choose another file</Button>
        <Button variant="primary" disabled={count === 0} isBusy={isBusy} onClick={handle.onBegin}>
          {count === 1 ? 'Import 1 contact' : `Import ${count} contacts`}
        </Button>
      </div>
    </>
  );
}

/** Earlier imports, of which those of the last 30 days can be undone. */
function RecentImports({ without }: { readonly without: string | null }) {
  const pages = usePages('imports', () => call('GET /contacts/imports'));
  const { store } = useLiveClient();
  // One that was begun in another tab, or by a program.
  const handleProgress = useEffectEvent(({ id }: ImportProgress) => {
    if (id !== without && !pages.isLoading && pages.items.every((each) => each.id !== id)) pages.again();
  });
  useEffect(
    () =>
      store.watch(
        ({ addressBook }) => addressBook.progress,
        (progress) => progress && handleProgress(progress),
      ),
    [store],
  );
  const shown = pages.items.filter(({ id }) => id !== without);
  // Without them there is nothing to say: the list is an extra.
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="recent-imports" className="flex flex-col gap-3">
      <h3 id="recent-imports" className="text-16 font-medium">
        Earlier imports
      </h3>
      {shown.map((each) => (
        <ImportResult key={each.id} first={each} />
      ))}
    </section>
  );
}
