const SIZE = 64;
const DOT = 22;
const COLOURS = { fill: '#fab73d', text: '#3a2606' };

/**
 * Puts a number on the page's icon, and on the app's where it is installed; 0 takes it off. `link` is the page's icon
 * element and `plain` its own address.
 */
export async function drawIconCount(link: HTMLLinkElement, plain: string, count: number): Promise<void> {
  if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined);
  if (count === 0) {
    if (link.href !== plain) link.href = plain;
    return;
  }
  const image = new Image(SIZE, SIZE);
  image.src = plain;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.drawImage(image, 0, 0, SIZE, SIZE);
  const at = SIZE - DOT;
  pen.fillStyle = COLOURS.fill;
  pen.beginPath();
  pen.arc(at, at, DOT, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = COLOURS.text;
  pen.font = `600 ${count > 9 ? 24 : 32}px sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(count > 99 ? '99' : String(count), at, at + 2);
  link.href = canvas.toDataURL('image/png');
}
