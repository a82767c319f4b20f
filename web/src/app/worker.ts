const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);

/** Registers the service worker once the page is drawn; without one everything works, only not as quickly. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register);
}
