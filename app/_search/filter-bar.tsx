import type { FilterName } from '@/lib/contract/search/search-terms.ts';
import { otherMember } from '../_chat/conversation/conversation-name.ts';
import { useConversations, useMe, usePeople } from '../_client/live/hooks.ts';
import { SelectField } from '../_ui/form/select-field.tsx';
import { useNow } from '../_ui/time/use-now.ts';
import { filterIn, withFilter } from './search-text.ts';

interface FilterBarProps {
  readonly typed: string;
  onType(typed: string): void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const AGES = [
  [1, 'Since yesterday'],
  [7, 'Past week'],
  [30, 'Past month'],
  [365, 'Past year'],
] as const;

/** The filters, picked instead of typed: what is picked stands in the box. */
export function FilterBar({ typed, onType }: FilterBarProps) {
  const me = useMe();
  const people = usePeople();
  const conversations = useConversations();
  const now = useNow();
  const dayBefore = (days: number) => new Date(now.getTime() - days * DAY_MS).toLocaleDateString('sv');
  const places = conversations.flatMap((conversation): Option[] => {
    const other = otherMember(conversation, me.id);
    if (other) return [{ value: other.username, label: other.displayName }];
    return conversation.slug ? [{ value: conversation.slug, label: `#${conversation.name}` }] : [];
  });
  const filters: readonly (readonly [FilterName, string, readonly Option[]])[] = [
    [
      'from',
      'From anyone',
      [
        { value: me.username, label: 'From me' },
        ...people.map(({ username, displayName }) => ({ value: username, label: displayName })),
      ],
    ],
    ['in', 'Everywhere', places],
    ['after', 'Any time', AGES.map(([days, label]) => ({ value: dayBefore(days), label }))],
    [
      'has',
      'With anything',
      [
        { value: 'file', label: 'With a file' },
        { value: 'image', label: 'With a picture' },
        { value: 'link', label: 'With a link' },
      ],
    ],
  ];
  return (
    <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
      {filters.map(([name, none, options]) => {
        const value = filterIn(typed, name);
        return (
          <SelectField
            key={name}
            name={name}
            label={LABELS[name]}
            isLabelHidden
            value={value}
            options={[{ value: '', label: none }, ...withOwn(options, value)]}
            onChange={(picked) => onType(withFilter(typed, name, picked))}
          />
        );
      })}
    </div>
  );
}

const LABELS: Readonly<Record<FilterName, string>> = {
  from: 'Who wrote it',
  in: 'Where',
  before: 'Before',
  after: 'When',
  has: 'What it has',
};

/** What was typed is a choice, too. */
function withOwn(options: readonly Option[], value: string): readonly Option[] {
  if (value === '' || options.some((option) => option.value === value)) return options;
  return [{ value, label: value }, ...options];
}
