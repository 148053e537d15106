import clsx from 'clsx';
import type { ReactNode } from 'react';

/*
 * An iPhone, drawn in a few lines, at each step of adding Parley to its home screen: where to tap is ringed. What they show is said
 * beside them.
 */

const WIDTH = 120;
const HEIGHT = 212;

/** Safari with a page open: the button Share in its bar. */
export function ShareDrawing() {
  return (
    <Phone>
      <Line y={34} width={64} isStrong />
      {[48, 58, 68, 78].map((y) => (
        <Line key={y} y={y} width={y === 78 ? 52 : 88} />
      ))}
      <rect x={16} y={92} width={88} height={48} rx={6} className="fill-hover" />
      <rect x={14} y={158} width={92} height={14} rx={7} className="fill-hover" />
      <Line y={163} x={40} width={40} />
      {[24, 96].map((x) => (
        <circle key={x} cx={x} cy={187} r={3} className="fill-control" />
      ))}
      <ShareSign x={60} y={187} />
      <Ring x={60} y={187} radius={12} />
    </Phone>
  );
}

/** The sheet that Share opens: the row Add to Home Screen. */
export function AddToHomeDrawing() {
  return (
    <Phone>
      <Line y={34} width={64} className="fill-line" />
      <path
        d={`M4 ${66 + 12}a12 12 0 0 1 12-12h88a12 12 0 0 1 12 12v122H4z`}
        className="fill-surface stroke-line"
      />
      <rect x={48} y={71} width={24} height={3} rx={1.5} className="fill-control" />
      {[20, 46, 72].map((x) => (
        <circle key={x} cx={x + 8} cy={92} r={9} className="fill-hover" />
      ))}
      <rect x={12} y={112} width={96} height={72} rx={8} className="fill-hover" />
      <Line y={121} x={20} width={40} />
      <Line y={169} x={20} width={48} />
      <text x={20} y={151} className="fill-ink text-[6.5px] font-medium">
        Add to Home Screen
      </text>
      <PlusSign x={98} y={148} />
      <rect x={12} y={136} width={96} height={24} rx={7} className={RING} />
    </Phone>
  );
}

/** The name of the app, and the button Add. */
export function AddDrawing() {
  return (
    <Phone>
      <path d="M4 46a12 12 0 0 1 12-12h88a12 12 0 0 1 12 12v154H4z" className="fill-surface stroke-line" />
      <text x={14} y={53} className="fill-ink-3 text-[8px]">
        Cancel
      </text>
      <text x={106} y={53} textAnchor="end" className="fill-brand-text text-[8px] font-semibold">
        Add
      </text>
      <Ring x={99} y={50} radius={13} />
      <rect x={12} y={70} width={96} height={40} rx={8} className="fill-hover" />
      <AppIcon x={18} y={78} size={24} />
      <text x={50} y={88} className="fill-ink text-[8px] font-medium">
        Parley
      </text>
      <Line y={94} x={50} width={46} />
    </Phone>
  );
}

/** The home screen, with Parley on it. */
export function HomeDrawing() {
  const places = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ row, column })));
  return (
    <Phone>
      {places.map(({ row, column }) => {
        const [x, y] = [18 + column * 32, 36 + row * 36];
        if (row === 1 && column === 1) return <AppIcon key="parley" x={x} y={y} size={20} />;
        return (
          <rect
            key={`${row} ${column}`}
            x={x}
            y={y}
            width={20}
            height={20}
            rx={5}
            className="fill-hover stroke-line"
          />
        );
      })}
      <text x={60} y={105} textAnchor="middle" className="fill-ink text-[6px]">
        Parley
      </text>
      <Ring x={60} y={82} radius={15} />
      <rect x={12} y={170} width={96} height={26} rx={9} className="fill-hover" />
      {[20, 44, 68, 88].map((x) => (
        <rect key={x} x={x} y={175} width={16} height={16} rx={4} className="fill-surface stroke-line" />
      ))}
    </Phone>
  );
}

const RING = 'fill-none stroke-brand stroke-2';

function Phone({ children }: { readonly children: ReactNode }) {
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-53 w-30 max-w-full">
      <rect x={2} y={2} width={116} height={208} rx={20} className="fill-bg stroke-control stroke-2" />
      <rect x={46} y={10} width={28} height={7} rx={3.5} className="fill-control" />
      {children}
      <rect x={44} y={204} width={32} height={2.5} rx={1.25} className="fill-control" />
    </svg>
  );
}

interface LineProps {
  readonly x?: number;
  readonly y: number;
  readonly width: number;
  readonly isStrong?: boolean;
  readonly className?: string;
}

/** A line of text that need not be read. */
function Line({ x = 16, y, width, isStrong = false, className = 'fill-line' }: LineProps) {
  const height = isStrong ? 6 : 4;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={height}
      rx={height / 2}
      className={clsx(isStrong ? 'fill-control' : className)}
    />
  );
}

function Ring({ x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number }) {
  return <circle cx={x} cy={y} r={radius} className={RING} />;
}

/** The sign of Share: an arrow that leaves a box. */
function ShareSign({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <path
      d={`M${x - 3} ${y - 2}h-2v8h10v-8h-2M${x} ${y + 2}v-9M${x - 3} ${y - 4}l3-3 3 3`}
      className="stroke-ink fill-none stroke-[1.4]"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

/** The sign of adding: a plus in a box. */
function PlusSign({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <path
      d={`M${x - 5} ${y - 5}h10v10h-10zM${x} ${y - 2.5}v5M${x - 2.5} ${y}h5`}
      className="stroke-ink fill-none stroke-[1.2]"
      strokeLinejoin="round"
    />
  );
}

function AppIcon({ x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) {
  return <image href="/icon.svg" x={x} y={y} width={size} height={size} />;
}
