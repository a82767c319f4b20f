import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

afterEach(cleanup);

/** jsdom has no layout: the kit asks for these and is content with the answer "nothing". */
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
window.matchMedia ??= (query: string) => ({
  matches: false, media: query, onchange: null,
  addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {}, dispatchEvent: () => false,
});
window.scrollTo = () => undefined;
window.HTMLElement.prototype.scrollIntoView ??= () => {};
