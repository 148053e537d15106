// The page that the worker shows while the server cannot be reached: what this device keeps of conversations and contacts, to
// read and to write. What is written goes into the outbox, from which the app sends it once. It is loaded without the app, so it
// is plain: what it reads is described in app/_client/offline/kept-records.ts and app/_client/outbox/outbox-record.ts.

const ASK_MS = 5000;
const BODY_MAX = 4000;
const PENDING = 'Waiting for the network';

const main = document.querySelector('main');
let clock = clockIn({});

/** Day and time as this person chose to read them, or as is usual in the language of this browser. */
function clockIn({ clock = 'browser', dateOrder = 'browser' }) {
  const usual = new Intl.DateTimeFormat(navigator.language, {
    day: 'numeric',
    month: 'numeric',
    hour: 'numeric',
  });
  const is12 = clock === 'browser' ? usual.resolvedOptions().hour12 : clock === '12';
  const [first] = usual.formatToParts().filter(({ type }) => type === 'day' || type === 'month');
  const isDayFirst = (dateOrder === 'browser' ? first.type : dateOrder) === 'day';
  return new Intl.DateTimeFormat(isDayFirst ? 'en-GB' : 'en-US', {
    day: 'numeric',
    month: 'short',
    hour: is12 ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: is12 ? 'h12' : 'h23',
  });
}

/** Opens one of the app's databases in the shape that the app gives it, so that either may be the first to make it. */
function open(name, make) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => make(request.result);
  return resultOf(request);
}
const openKept = () => open('parley-offline', (db) => db.createObjectStore('kept', { keyPath: 'key' }));
const openOutbox = () =>
  open('parley', (db) =>
    db.createObjectStore('outbox', { keyPath: 'clientId' }).createIndex('userId', 'userId'),
  );

function resultOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function readAll(opened, store) {
  const database = await opened;
  return await resultOf(database.transaction(store).objectStore(store).getAll());
}

/** An element with its properties and children; texts are texts, never markup. */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

function showTheme() {
  const [, theme] = /(?:^|; )(?:__Host-)?parley-theme=(light|dark)/.exec(document.cookie) ?? [];
  if (theme) document.documentElement.dataset.theme = theme;
}

async function start() {
  showTheme();
  const kept = await readAll(openKept(), 'kept').catch(() => []);
  const me = kept.find(({ key }) => key === 'me');
  const [, part, id] = location.pathname.split('/');
  for (const link of document.querySelectorAll('nav a'))
    if (link.pathname === (part === 'contacts' ? '/contacts' : '/chat')) link.ariaCurrent = 'page';
  if (!me) return showNothing();
  clock = clockIn(me);
  const own = kept.filter(({ userId }) => userId === me.userId);
  const conversation = part === 'chat' && own.find(({ key }) => key === `conversation:${id}`);
  if (conversation) await showConversation(conversation, me);
  else if (part === 'contacts') showContacts(own.find(({ key }) => key === 'contacts')?.items ?? [], id);
  else showConversations(own.filter(({ key }) => key.startsWith('conversation:')));
}

function about(text) {
  return element('p', { className: 'about' }, text);
}

function showNothing() {
  main.replaceChildren(
    element('h1', {}, 'You are offline'),
    about('Nothing is kept on this device to read. Parley opens by itself when it can be reached again.'),
  );
}

/** What is pinned comes first, in the order of pinning. */
function byPlace(a, b) {
  const [aPin, bPin] = [a.pinnedAt ?? '', b.pinnedAt ?? ''];
  if (aPin !== bPin) return aPin === '' || (bPin !== '' && aPin > bPin) ? 1 : -1;
  return a.activityAt < b.activityAt ? 1 : -1;
}

function showConversations(conversations) {
  const rows = conversations
    .toSorted(byPlace)
    .map(({ id, name, lastText, unreadCount }) =>
      element(
        'li',
        {},
        element(
          'a',
          { className: 'row', href: `/chat/${id}` },
          element('strong', { dir: 'auto' }, name),
          element(
            'span',
            { dir: 'auto' },
            unreadCount > 0 ? `${unreadCount} unread · ${lastText}` : lastText,
          ),
        ),
      ),
    );
  main.replaceChildren(
    element('h1', {}, 'Chats'),
    about('As they were when this device was online last. What you write is sent when it is again.'),
    element('ul', { ariaLabel: 'Conversations' }, ...rows),
  );
}

function showContacts(contacts, id) {
  const list = element('ul', { ariaLabel: 'Contacts' });
  const search = element('input', {
    type: 'search',
    className: 'search',
    ariaLabel: 'Search contacts',
    placeholder: 'Search contacts',
  });
  const show = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    const found = contacts.filter(({ name, organization, phones, emails }) =>
      [name, organization, ...[...phones, ...emails].map(({ value }) => value)].some((text) =>
        text.toLocaleLowerCase().includes(wanted),
      ),
    );
    list.replaceChildren(...found.map(contactRow));
  };
  search.oninput = show;
  show();
  main.replaceChildren(
    element('h1', {}, 'Contacts'),
    search,
    contacts.length > 0 ? list : about('No contacts are kept on this device.'),
  );
  list.querySelector(`[data-id="${CSS.escape(id ?? '')}"]`)?.scrollIntoView({ block: 'center' });
}

function contactRow({ id, name, organization, phones, emails }) {
  const row = element('li', { className: 'row' }, element('strong', { dir: 'auto' }, name));
  row.dataset.id = id;
  if (organization) row.append(element('span', { dir: 'auto' }, organization));
  for (const { value } of phones)
    row.append(element('span', {}, element('a', { href: `tel:${value.replaceAll(/[^+\d]/g, '')}` }, value)));
  for (const { value } of emails)
    row.append(element('span', {}, element('a', { href: `mailto:${encodeURIComponent(value)}` }, value)));
  return row;
}

async function showConversation({ id, name, kind, isWritable, messages }, me) {
  document.title = `${name} · Parley`;
  const log = element('ol', { className: 'log', role: 'log', ariaLabel: 'Messages', tabIndex: 0 });
  log.append(...messages.map((message) => messageRow(message, kind)));
  if (messages.length === 0)
    log.append(element('li', { className: 'message event' }, 'No messages are kept on this device.'));
  for (const record of await readPending(me.userId, id))
    log.append(pendingRow(pendingText(record), record.createdAt));
  main.replaceChildren(
    element('h1', { dir: 'auto' }, name),
    log,
    isWritable ? composer(id, me, log) : about('Nothing can be written here.'),
  );
  log.scrollTop = log.scrollHeight;
}

function messageRow({ senderName, isMine, isEvent, text, createdAt }, kind) {
  const row = element('li', { className: `message${isEvent ? ' event' : isMine ? ' own' : ''}` });
  if (kind === 'room' && !isMine && !isEvent) row.append(element('small', { dir: 'auto' }, senderName));
  row.append(element('div', { dir: 'auto' }, text), element('small', {}, clock.format(new Date(createdAt))));
  return row;
}

function pendingText({ body, contacts = [] }) {
  return body === '' ? contacts.map(({ name }) => `Contact: ${name}`).join(', ') : body;
}

function pendingRow(body, createdAt) {
  return element(
    'li',
    { className: 'message own' },
    element('div', { dir: 'auto' }, body),
    element('small', {}, `${clock.format(new Date(createdAt))} · ${PENDING}`),
  );
}

async function readPending(userId, conversationId) {
  const records = await readAll(openOutbox(), 'outbox').catch(() => []);
  return records
    .filter((record) => record.userId === userId && record.conversationId === conversationId)
    .toSorted((a, b) => a.order - b.order);
}

/** What is typed is kept as the app keeps it, so that it is there again in whichever of the two. */
function composer(conversationId, me, log) {
  const draftKey = `parley:draft:${me.userId}:${conversationId}`;
  const field = element('textarea', {
    ariaLabel: 'Message',
    rows: 1,
    maxLength: BODY_MAX,
    dir: 'auto',
    value: localStorage.getItem(draftKey) ?? '',
  });
  const keepDraft = () => {
    if (field.value.trim() === '') localStorage.removeItem(draftKey);
    else localStorage.setItem(draftKey, field.value);
  };
  const send = async () => {
    const body = field.value.trim();
    if (body === '') return;
    field.value = '';
    keepDraft();
    const createdAt = new Date().toISOString();
    await addToOutbox({ conversationId, body, createdAt, userId: me.userId });
    log.append(pendingRow(body, createdAt));
    log.scrollTop = log.scrollHeight;
  };
  field.oninput = keepDraft;
  field.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  };
  const form = element(
    'form',
    { className: 'composer' },
    field,
    element('button', { type: 'submit' }, 'Send'),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    void send();
  };
  return form;
}

async function addToOutbox({ conversationId, body, createdAt, userId }) {
  const database = await openOutbox();
  const transaction = database.transaction('outbox', 'readwrite');
  const store = transaction.objectStore('outbox');
  const records = await resultOf(store.getAll());
  const order =
    Math.max(0, ...records.filter((record) => record.userId === userId).map((record) => record.order)) + 1;
  store.put({
    kind: 'message',
    clientId: newId(),
    userId,
    conversationId,
    body,
    replyToId: null,
    files: [],
    contacts: [],
    isPageOnly: false,
    createdAt,
    order,
    failure: null,
    isDelayed: true,
  });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

/** A UUID of version 7 (RFC 9562), as the app makes them. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Back to the app, at the same address, as soon as the server answers. */
async function returnWhenReached() {
  if (navigator.onLine === false) return;
  const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) return;
  if (location.pathname.startsWith('/offline/')) location.replace('/');
  else location.reload();
}

addEventListener('online', () => void returnWhenReached());
document.addEventListener('visibilitychange', () => void returnWhenReached());
setInterval(() => void returnWhenReached(), ASK_MS);
void start().then(returnWhenReached);
