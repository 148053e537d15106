// The worker of the app: shows pushes, leads to what they are about, and keeps one page for when there is no network.
// Of pages with data it keeps nothing: what is there to read offline is in the device's own storage (app/_client/offline).

/** Named by what is in the files, so that this file changes with them. */
const SHELL = 'parley-shell-4bc0cf3fc891';
const FILES = ['/offline/page.html', '/offline/page.css', '/offline/page.js', '/icon.svg', '/icon-192.png'];
const PAGE = FILES[0];
/** What proxies answer while the server behind them is away. */
const AWAY = [502, 503, 504];
/** What another app shared waits so long for the person to choose a conversation. */
const SHARED_MS = 24 * 60 * 60 * 1000;
/** How long an open page has to say that it leads to where a notice points. */
const ANSWER_MS = 1000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(begin());
});

self.addEventListener('fetch', (event) => {
  const { request, preloadResponse } = event;
  const { pathname } = new URL(request.url);
  const isPage = request.mode === 'navigate' && request.method === 'GET';
  if (request.method === 'POST' && pathname === '/share') event.respondWith(takeShared(request));
  else if (isPage && !pathname.startsWith('/api/')) event.respondWith(pageOr(request, preloadResponse));
  else if (FILES.includes(pathname)) event.respondWith(fileOf(request, pathname));
});

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead(event.notification.data?.path));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(subscribeAgain(event.oldSubscription, event.newSubscription));
});

async function keepShell() {
  const cache = await caches.open(SHELL);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
  // It holds no state of open pages: the new one may take over at once.
  await self.skipWaiting();
}

async function begin() {
  for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
  // The page is asked for while the worker is still starting.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** A page of the server; only when it cannot be reached, or a proxy says so in its place, the one that is kept. */
async function pageOr(request, preloadResponse) {
  let answer = null;
  try {
    answer = (await preloadResponse) ?? (await fetch(request));
    if (!AWAY.includes(answer.status)) return answer;
  } catch {
    // As below.
  }
  return (await caches.match(PAGE)) ?? answer ?? Response.error();
}

async function fileOf(request, pathname) {
  return (await caches.match(pathname)) ?? (await fetch(request));
}

/** Keeps what another app shares, and leads to where the person chooses for whom it is. Nothing of it goes to the server yet. */
async function takeShared(request) {
  let id = crypto.randomUUID();
  try {
    const form = await request.formData();
    const [title, text, url] = ['title', 'text', 'url'].map((name) => String(form.get(name) ?? ''));
    const files = form.getAll('files').filter((file) => file instanceof File && file.size > 0);
    await keepShared({ id, at: Date.now(), title, text, url, files });
  } catch {
    // No room for it, or nothing that can be read: the page says that there is nothing.
    id = 'none';
  }
  return Response.redirect(`/share?shared=${id}`, 303);
}

/** In the shape that app/_client/shared/shared-storage.ts reads. */
async function keepShared(shared) {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('parley-shared', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('shared', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction('shared', 'readwrite');
  const store = transaction.objectStore('shared');
  const old = store.getAll();
  old.onsuccess = () => {
    for (const { id, at } of old.result) if (at < shared.at - SHARED_MS) store.delete(id);
  };
  store.put(shared);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

/** Shows what a push says. Always something: phones end the subscription of a worker that shows nothing. */
async function show(data) {
  const { notification = {}, parley = {} } = read(data);
  const { title = 'Parley', body = 'You have new messages.', tag = 'parley', lang, dir } = notification;
  for (const id of parley.readIds ?? []) await close(`parley ${id}`);
  await self.registration.showNotification(title, {
    body,
    tag,
    lang,
    dir,
    icon: '/icon-192.png',
    badge: '/badge-96.png',
    data: { path: parley.path },
  });
  if (!parley.testId) return;
  for (const page of await pages()) page.postMessage({ type: 'push test', id: parley.testId });
}

function read(data) {
  try {
    return data.json();
  } catch {
    return {};
  }
}

async function close(tag) {
  for (const notification of await self.registration.getNotifications({ tag })) notification.close();
}

/** Brings the app forward and leads it to a path of ours, without loading it anew; opens it where none is open. */
async function lead(given) {
  const path = typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/';
  const open = await pages();
  const page = open.find(({ focused }) => focused) ?? open.find(isVisible) ?? open[0];
  if (!page) return await self.clients.openWindow(path);
  await page.focus().catch(() => undefined);
  if (await isTaken(page, path)) return;
  await page.navigate(path).catch(() => self.clients.openWindow(path));
}

function isVisible({ visibilityState }) {
  return visibilityState === 'visible';
}

function pages() {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true });
}

function isTaken(page, path) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), ANSWER_MS);
    page.postMessage({ type: 'lead', path }, [port2]);
  });
}

/** The browser has given up a subscription: another one takes its place. */
async function subscribeAgain(old, made) {
  const subscription = made ?? (old && (await self.registration.pushManager.subscribe(old.options)));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  await fetch('/api/v1/me/push', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys }),
  });
}
