/** Says of a link that it leads to this machine only, where it does. */
export function OnlyHere({ url }: { readonly url: string }) {
  if (!/^https?:\/\/(localhost|127\.|\[::1\])/.test(url)) return null;
  return (
    <p className="text-13 text-ink-2 mt-3">
      Only this machine can open it. To let others in, start Parley with HOST=0.0.0.0, or behind a proxy with
      PUBLIC_URL.
    </p>
  );
}
