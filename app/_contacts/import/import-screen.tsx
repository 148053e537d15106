'use client';

import { useRef, useState } from 'react';
import type {
  ContactImport,
  ImportDuplicates,
  ImportMap,
  ImportPreview,
} from '@/lib/contract/contacts/contact-import.ts';
import { newId } from '@/lib/contract/values/ids.ts';
import { ApiError } from '../../_client/rest/api-request.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import { SideScreen } from '../side-screen.tsx';
import { usePages } from '../state/use-pages.ts';
import { FileDrop } from './file-drop.tsx';
import { importApi } from './import-api.ts';
import { ImportColumns, withMap } from './import-columns.tsx';
import { ImportPreviewList, writtenBy } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';

interface Chosen {
  readonly file: File;
  readonly map: ImportMap | null;
  readonly preview: ImportPreview;
}

const messageOf = (thrown: unknown) =>
  thrown instanceof ApiError ? thrown.message : 'The file could not be read. Choose it again.';

/** Contacts from a file: what it would do is shown first, and nothing is written before it is said so. */
export function ImportScreen() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [started, setStarted] = useState<ContactImport | null>(null);
  const [duplicates, setDuplicates] = useState<ImportDuplicates>('skip');
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const lookNumber = useRef(0);

  const attempt = async (work: () => Promise<void>) => {
    setIsBusy(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(messageOf(thrown));
    }
    setIsBusy(false);
  };
  const look = (file: File, map: ImportMap | null) =>
    attempt(async () => {
      lookNumber.current += 1;
      const number = lookNumber.current;
      // What was chosen stands at once; what it makes of the rows follows.
      setChosen((now) => (now && now.file === file ? { ...now, map } : now));
      const preview = await importApi.preview({ file, map, duplicates });
      if (number !== lookNumber.current) return;
      setChosen({ file, map, preview });
      setStarted(null);
    });
  const begin = ({ file, map }: Chosen) =>
    attempt(async () => {
      setStarted(await importApi.begin({ file, map, duplicates }, newId()));
      setChosen(null);
    });

  const count = chosen ? writtenBy(chosen.preview, duplicates) : 0;
  return (
    <SideScreen title="Import contacts">
      {chosen === null && (
        <FileDrop onFile={(file) => void look(file, null)} isBusy={isBusy}>
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
        <>
          <p className="text-14 text-ink-2">
            <span className="own-direction text-ink font-medium">{chosen.file.name}</span>
            {' · nothing is written yet'}
          </p>
          {chosen.preview.columns.length > 0 && (
            <ImportColumns
              columns={withMap(chosen.preview.columns, chosen.map)}
              onChange={(map) => void look(chosen.file, map)}
            />
          )}
          <ImportPreviewList preview={chosen.preview} duplicates={duplicates} onDuplicates={setDuplicates} />
          <div className="border-line bg-bg sticky bottom-0 flex flex-wrap justify-end gap-2 border-t py-3">
            <Button onClick={() => setChosen(null)}>Choose another file</Button>
            <Button
              variant="primary"
              disabled={count === 0}
              isBusy={isBusy}
              onClick={() => void begin(chosen)}
            >
              {count === 1 ? 'Import 1 contact' : `Import ${count} contacts`}
            </Button>
          </div>
        </>
      )}
      {started !== null && <ImportResult key={started.id} first={started} isNew />}
      {chosen === null && <RecentImports without={started?.id ?? null} />}
    </SideScreen>
  );
}

/** Imports of before, of which those of the last 30 days can be undone. */
function RecentImports({ without }: { readonly without: string | null }) {
  const pages = usePages('imports', importApi.recent);
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
