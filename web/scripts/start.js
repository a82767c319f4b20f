/**
 * Runs while the code of the screens is still on its way: asks the server who is here and for what the page asked for shows
 * first, and names the files of that page, so that nothing waits for anything. What it asked is taken over by
 * `src/app/early.ts`; whatever is missing there is asked again as always. Whoever is not signed in reads the words of the
 * sign-in page meanwhile. The build puts pages, files, questions and words in.
 */
function sauroKept(store, key) {
  try {
    return window[store].getItem(key);
  } catch {
    return null;
  }
}

(() => {
  // The screens were quicker, from what the browser keeps: there is nothing to hurry for.
  if ('sauroStart' in window) return;
  const PAGES = __PAGES__;
  const FILES = __FILES__;
  const QUESTIONS = __QUESTIONS__;
  const ENGLISH = __ENGLISH__;
  const DOOR = __DOOR__;
  const { pathname, search } = window.location;
  const asked = new URLSearchParams(search);
  const language = ['vi', 'en'].includes(asked.get('lang')) ? asked.get('lang') : sauroKept('localStorage', 'sauro.language') === 'en' ? 'en' : 'vi';
  const acting = sauroKept('sessionStorage', 'sauro.acting');

  const page = PAGES.find(([pattern]) => new RegExp(pattern).test(pathname.replace(/(.)\/$/, '$1')));
  for (const file of [...(page ? page[1] : []), ...(language === 'en' ? ENGLISH : [])].map((index) => FILES[index])) {
    const link = document.createElement('link');
    link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload';
    if (link.rel === 'preload') link.as = 'style';
    link.crossOrigin = '';
    link.href = file;
    document.head.append(link);
  }

  const common = { 'Content-Type': 'application/json', 'Accept-Language': language };
  const ask = ([documentId, variables]) => ({
    documentId,
    variables,
    answer: fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...common, Accept: 'application/graphql-response+json', ...(acting ? { 'X-Sauro-Acting': acting } : {}) },
      body: JSON.stringify({ documentId, variables }),
    }).then((response) => (response.ok ? response.json() : null)).catch(() => null),
  });
  const known = fetch('/auth/info', { credentials: 'same-origin', headers: { 'Accept-Language': language, Accept: 'application/json' } })
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  /** Nothing any more once the screens stand: they draw the same words in the same place. */
  const door = () => {
    const frame = document.querySelector('main.opening');
    if (!frame || frame.querySelector('h1')) return;
    const words = document.createElement('div');
    words.className = 'page page-narrow';
    const title = document.createElement('h1');
    const lede = document.createElement('div');
    lede.className = 'lede';
    [title.textContent, lede.textContent] = DOOR[language];
    const head = document.createElement('div');
    head.className = 'page-title';
    head.append(title, lede);
    words.append(head, ...frame.childNodes);
    frame.append(words);
    document.documentElement.lang = language;
  };
  // Once the page is read: its later event waits for the code of the screens.
  const atDoor = () => (document.readyState === 'loading' ? document.addEventListener('readystatechange', door, { once: true }) : door());
  if (pathname === '/dang-nhap') atDoor();
  else known.then((info) => info && !info.signedIn && atDoor());
  // What is prepared here is the page as it opens by itself: in the present, without filters.
  const questions = [...(QUESTIONS['*'] ?? []), ...(search === '' ? (QUESTIONS[pathname] ?? []) : [])];
  window.sauroStart = { language, acting, known, asked: known.then((info) => (info && info.signedIn ? questions.map(ask) : [])) };
})();
