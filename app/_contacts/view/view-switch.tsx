'use client';

import { List, Table2 } from 'lucide-react';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { useContactsView } from './view-context.tsx';

/** Shows the contacts as a table, or as a list again; there is no room for a table where there is room for one pane. */
export function ViewSwitch() {
  const { isTable, choose } = useContactsView();
  return (
    <IconButton
      label={isTable ? 'Show as list' : 'Show as table'}
      icon={isTable ? List : Table2}
      onClick={() => choose({ isTable: !isTable })}
      className="max-pane:hidden size-7! [@media(scripting:none)]:hidden"
    />
  );
}
