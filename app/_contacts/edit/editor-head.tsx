'use client';

import { Button } from '../../_ui/form/button.tsx';
import { PaneHead } from '../../_ui/layout/panes.tsx';
import { Viewers } from '../viewers/viewers.tsx';

interface EditorHeadProps {
  /** Null for a new contact. */
  readonly contactId: string | null;
  readonly isSaving: boolean;
  readonly isGone: boolean;
  readonly onCancel: () => void;
}

/** The line on top of the form. Save is its first button, so that Enter in a field saves. */
export function EditorHead({ contactId, isSaving, isGone, onCancel }: EditorHeadProps) {
  return (
    <PaneHead
      level={2}
      title={contactId === null ? 'New contact' : 'Edit contact'}
      actions={
        <div className="flex flex-row-reverse items-center gap-2">
          {!isGone && (
            <Button
              type="submit"
              variant="primary"
              isBusy={isSaving}
              data-tooltip="Mod+S"
              aria-keyshortcuts="Control+S Meta+S"
            >
              Save
            </Button>
          )}
          <Button
            type="submit"
            name="intent"
            value="cancel"
            onClick={(event) => {
              event.preventDefault();
              onCancel();
            }}
          >
            Cancel
          </Button>
          {contactId !== null && <Viewers contactId={contactId} />}
        </div>
      }
    />
  );
}
