// Runs before the first paint, so that nobody who chose a dark screen is blinded by a white one.
// The same rule as src/app/look.ts; a test holds the two together.
(function () {
  var kept = {};
  try {
    kept = JSON.parse(window.localStorage.getItem('sauro.look') || '{}') || {};
  } catch {
    kept = {};
  }
  var dark = kept.scheme === 'dark' || (kept.scheme !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  var more = kept.contrast === 'more' || (kept.contrast !== 'normal' && window.matchMedia('(prefers-contrast: more)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  document.documentElement.dataset.contrast = more ? 'more' : 'normal';
})();
