'use client';

import clsx from 'clsx';
import {
  Clock,
  Flag,
  Hand,
  Leaf,
  Lightbulb,
  type LucideIcon,
  Plane,
  Shapes,
  Smile,
  Trophy,
  UtensilsCrossed,
} from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  'Smileys & Emotion': Smile,
  'People & Body': Hand,
  'Animals & Nature': Leaf,
  'Food & Drink': UtensilsCrossed,
  'Travel & Places': Plane,
  Activities: Trophy,
  Objects: Lightbulb,
  Symbols: Shapes,
  Flags: Flag,
};

interface GroupBarProps {
  /** Where the groups are. */
  readonly box: RefObject<HTMLElement | null>;
  readonly names: readonly string[];
}

/** A button for each group, which brings it into view. One tab stop; arrow keys go from one to the next. */
export function GroupBar({ box, names }: GroupBarProps) {
  const [current, setCurrent] = useState(names[0]);
  useEffect(() => {
    const scroller = box.current;
    const handleScroll = () => scroller && setCurrent(groupInView(scroller));
    scroller?.addEventListener('scroll', handleScroll, { passive: true });
    return () => scroller?.removeEventListener('scroll', handleScroll);
  }, [box]);
  return (
    <div role="toolbar" aria-label="Groups of emoji" onKeyDown={moveFocus} className="flex">
      {names.map((name) => {
        const Icon = ICONS[name] ?? Clock;
        return (
          <button
            key={name}
            type="button"
            aria-label={name}
            data-tooltip={name}
            aria-current={name === current}
            tabIndex={name === current ? 0 : -1}
            onClick={() => {
              setCurrent(name);
              if (box.current) groupsOf(box.current).find(isNamed(name))?.scrollIntoView({ block: 'start' });
            }}
            className={clsx(
              'rounded-control grid h-9 min-w-0 grow place-items-center border-b-2 outline-offset-[-2px]',
              name === current
                ? 'border-brand text-brand-text'
                : 'text-ink-3 hover:text-ink hover:bg-hover border-transparent',
            )}
          >
            <Icon aria-hidden size={18} strokeWidth={1.75} />
          </button>
        );
      })}
    </div>
  );
}

function groupsOf(scroller: HTMLElement): HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-group]')];
}

function isNamed(name: string): (group: HTMLElement) => boolean {
  return ({ dataset }) => dataset.group === name;
}

function groupInView(scroller: HTMLElement): string | undefined {
  const passed = groupsOf(scroller).filter(({ offsetTop }) => offsetTop <= scroller.scrollTop + 20);
  return passed.at(-1)?.dataset.group;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const next = buttons[(at + step + buttons.length) % buttons.length];
  event.preventDefault();
  next?.focus();
}
