import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LanguageProvider } from '../../app/language';
import { signInSearch } from '../../app/search';
import { SessionProvider } from '../../app/session';
import { UiProvider } from '../../ui/UiProvider';
import { SignInPage } from './SignInPage';

const server = vi.fn<(path: string, init?: RequestInit) => Promise<Response>>();

beforeEach(() => {
  server.mockReset();
  server.mockImplementation((path) =>
    Promise.resolve(
      path === '/auth/info'
        ? Response.json({ installation: 'Đảng ủy phường Cẩm Lệ', demo: true, password: 'thu', accounts: [{ account: 'bi-thu', name: 'A', office: 'Bí thư' }], signedIn: false })
        : Response.json({ code: 'BAD_CREDENTIALS' }, { status: 401 }),
    ),
  );
  vi.stubGlobal('fetch', server);
});
afterEach(() => vi.unstubAllGlobals());

async function show() {
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: '/dang-nhap', validateSearch: signInSearch, component: SignInPage });
  const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: ['/dang-nhap'] }) });
  await act(async () => {
    render(
      <UiProvider>
        <LanguageProvider>
          <Suspense fallback={null}>
            <SessionProvider>
              <RouterProvider router={router as never} />
            </SessionProvider>
          </Suspense>
        </LanguageProvider>
      </UiProvider>,
    );
  });
  await screen.findByRole('heading', { level: 1, name: 'Đăng nhập' });
}

test('an empty form says what is missing and sends nothing', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('Nhập tài khoản.'));
  expect(server.mock.calls.filter(([path]) => path === '/auth/sign-in')).toEqual([]);
});

test('a wrong password is said at the field, and what was typed stays', async () => {
  await show();
  fireEvent.change(screen.getByLabelText('Tài khoản'), { target: { value: 'bi-thu' } });
  fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: 'sai' } });
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('Tài khoản hoặc mật khẩu không đúng.'));
  expect(screen.getByLabelText('Tài khoản')).toHaveProperty('value', 'bi-thu');
});

test('a demonstration account enters with one press', async () => {
  await show();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Vào với tư cách Bí thư' })));
  const call = server.mock.calls.find(([path]) => path === '/auth/sign-in');
  expect(JSON.parse(String(call?.[1]?.body))).toEqual({ account: 'bi-thu', password: 'thu' });
});
