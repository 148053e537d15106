'use client';

import { Columns3 } from 'lucide-react';
import { buttonClass } from '../../_ui/form/button-class.ts';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuCheck } from '../../_ui/layers/menu-item.tsx';
import { COLUMNS } from '../view/view-choice.ts';
import { useContactsView } from '../view/view-context.tsx';
import { COLUMN_RULES } from './table-columns.ts';

/** Which columns the table has on this device. */
export function ColumnsMenu() {
  const { columns, choose } = useContactsView();
  return (
    <Menu
      label="Columns"
      trigger={
        <>
          <Columns3 aria-hidden size={14} strokeWidth={1.75} />
          Columns
        </>
      }
      triggerClassName={buttonClass('quiet', 'sm')}
      align="end"
      isLong
    >
      {COLUMNS.map((column) => {
        const isChecked = columns.includes(column);
        return (
          <MenuCheck
            key={column}
            isChecked={isChecked}
            onClick={() =>
              choose({
                columns: COLUMNS.filter((each) => (each === column ? !isChecked : columns.includes(each))),
              })
            }
          >
            {COLUMN_RULES[column].label}
          </MenuCheck>
        );
      })}
    </Menu>
  );
}
