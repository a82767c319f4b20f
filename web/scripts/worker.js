/**
 * The service worker. It keeps the code of the screens so that they open at once, and one page that says what is kept when
 * there is no network. What the register holds never passes through it: /graphql, /auth and /files are left to the network.
 * The build puts the list of files and their fingerprint in.
 */
const VERSION = '__VERSION__';
const FILES = __FILES__;
const OFFLINE = '/ngoai-tuyen.html';
const NEVER = ['/graphql', '/auth', '/files', '/schema.graphql'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(VERSION).then((cache) => cache.addAll(FILES.map((path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' })))),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || NEVER.some((door) => pathname === door || pathname.startsWith(`${door}/`))) return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE).then((page) => page ?? Response.error())));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  } else if (FILES.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request).then((kept) => kept ?? Response.error())));
  }
});
