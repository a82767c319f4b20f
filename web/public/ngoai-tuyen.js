// The page without a network: in the language chosen on this device, and gone as soon as the network is back.
(function () {
  var english = false;
  try {
    english = window.localStorage.getItem('sauro.language') === 'en';
  } catch {
    english = false;
  }
  if (english) {
    document.documentElement.lang = 'en';
    document.title = 'No network · Sáu Rõ';
    document.getElementById('en').hidden = false;
  }
  document.getElementById(english ? 'vi' : 'en').remove();
  window.addEventListener('online', function () {
    window.location.reload();
  });
  // A network that comes back without a word, or a server that was away alone.
  window.setInterval(function () {
    if (navigator.onLine) window.location.reload();
  }, 15000);
})();
