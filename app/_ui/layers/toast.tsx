'use client';

import { X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from '../form/button.tsx';
import { IconButton } from '../form/icon-button.tsx';

const LASTS_MS = 10_000;

interface Toast {
  readonly key: number;
  readonly text: string;
  /** The label of the action, such as "Undo", and what it does. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Says something, for ten seconds; the clock stops while it is pointed at or holds the focus. */
type ShowToast = (text: string, action?: Toast['action']) => void;

const ToastContext = createContext<ShowToast>(() => {});

/** `const toast = useToast(); toast('Mira Sol deleted.', { label: 'Undo', run })` */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Used once in the root layout. Only the newest toast shows: it is the one that can still be undone at a glance. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const nextKey = useRef(1);
  const show = useCallback<ShowToast>((text, action) => {
    const key = nextKey.current;
    nextKey.current += 1;
    setToast({ key, text, ...(action && { action }) });
  }, []);
  const close = useCallback((key: number) => setToast((now) => (now?.key === key ? null : now)), []);
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        aria-label="Notice"
        className="pointer-events-none fixed inset-x-4 bottom-[calc(72px+var(--safe-bottom))] z-50 flex justify-center sm:bottom-6"
      >
        {toast && <ToastCard key={toast.key} toast={toast} onClose={close} />}
      </div>
    </ToastContext>
  );
}

interface ToastCardProps {
  readonly toast: Toast;
  readonly onClose: (key: number) => void;
}

function ToastCard({ toast, onClose }: ToastCardProps) {
  const [isHeld, setIsHeld] = useState(false);
  const close = useMemo(() => () => onClose(toast.key), [onClose, toast.key]);

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(close, LASTS_MS);
    return () => clearTimeout(timer);
  }, [isHeld, close]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only holds the clock; every action is a button inside
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="floating animate-rise pointer-events-auto flex max-w-120 items-center gap-2 py-1 pr-1 pl-4"
    >
      <span className="own-direction text-14 min-w-0 py-1.5">{toast.text}</span>
      {toast.action && (
        <Button
          variant="quiet"
          onClick={() => {
            toast.action?.run();
            close();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Close notice" icon={X} onClick={close} />
    </div>
  );
}
