'use client';

import { EllipsisVertical, SquarePlus } from 'lucide-react';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { isAppleTouch } from '../../_client/notices/is-apple-touch.ts';
import { Button } from '../../_ui/form/button.tsx';
import { AddDrawing, AddToHomeDrawing, HomeDrawing, ShareDrawing } from './iphone-drawings.tsx';

/** What Chrome and Edge say when they can install the page: it is not in the types of the DOM. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

function isInstallPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event;
}

const nothing = () => () => {};
const isInstalled = () => matchMedia('(display-mode: standalone)').matches;

/** How to have Parley as an app: a button where the browser installs it itself, else the way in pictures. */
export function InstallApp() {
  const [prompt, setPrompt] = useState<InstallPrompt | null>(null);
  const isApp = useSyncExternalStore(nothing, isInstalled, () => false);
  const isApple = useSyncExternalStore(nothing, isAppleTouch, () => false);

  useEffect(() => {
    const handle = (event: Event) => {
      if (isInstallPrompt(event)) setPrompt(event);
    };
    window.addEventListener('beforeinstallprompt', handle);
    return () => window.removeEventListener('beforeinstallprompt', handle);
  }, []);

  if (isApp) return <p className="text-14">This is Parley as an app on this device.</p>;
  if (prompt !== null) {
    return (
      <div>
        <Button onClick={() => void prompt.prompt().finally(() => setPrompt(null))}>Install Parley</Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {isApple ? (
        <AppleSteps />
      ) : (
        <>
          <OtherSteps />
          <AppleSteps />
        </>
      )}
    </div>
  );
}

function AppleSteps() {
  return (
    <div>
      <h3 className="text-14 font-medium">On an iPhone or iPad</h3>
      <ol className="mt-3 grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-4">
        <Drawn drawing={<ShareDrawing />}>
          Open this page in Safari, and tap <b>Share</b>. Where it is not in the bar, it is behind the three
          dots.
        </Drawn>
        <Drawn drawing={<AddToHomeDrawing />}>
          Further down, tap <b>Add to Home Screen</b>.
        </Drawn>
        <Drawn drawing={<AddDrawing />}>
          Tap <b>Add</b>.
        </Drawn>
        <Drawn drawing={<HomeDrawing />}>
          Open Parley from the home screen, and turn on notifications here. It works from iOS 16.4 on.
        </Drawn>
      </ol>
    </div>
  );
}

function Drawn({ drawing, children }: { readonly drawing: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="text-14 text-ink-2 flex flex-col gap-3">
      {drawing}
      <span>{children}</span>
    </li>
  );
}

function OtherSteps() {
  return (
    <div>
      <h3 className="text-14 font-medium">On Android, and on a computer</h3>
      <ol className="mt-2 flex flex-col gap-2">
        <Item icon={<EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />}>
          Open the menu of Chrome or Edge.
        </Item>
        <Item icon={<SquarePlus aria-hidden size={20} strokeWidth={1.75} />}>
          Choose <b>Install app</b> or <b>Add to home screen</b>. Notifications also work without it.
        </Item>
      </ol>
    </div>
  );
}

function Item({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="text-14 text-ink-2 flex items-center gap-3">
      <span className="rounded-control border-line bg-surface text-ink grid size-10 shrink-0 place-items-center border">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  );
}
