import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask, TransportProblem } from './transport';

const server = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const speaker = { language: 'en', acting: 'Seat_01J' } as const;
const asked = { documentId: 'a'.repeat(64), variables: { text: 'Cẩm Lệ'.normalize('NFD') } };

beforeEach(() => {
  server.mockReset();
  vi.stubGlobal('fetch', server);
});
afterEach(() => vi.unstubAllGlobals());

test('only the document’s id goes out, with language, position and composed text', async () => {
  server.mockResolvedValue(Response.json({ data: { viewer: null } }));
  await ask(speaker, asked);
  const [path, init] = server.mock.calls[0] ?? [];
  expect(path).toBe('/graphql');
  expect(JSON.parse(String(init?.body))).toEqual({ documentId: asked.documentId, variables: { text: 'Cẩm Lệ' } });
  const headers = new Headers(init?.headers);
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('accept')).toBe('application/graphql-response+json');
  expect(headers.get('accept-language')).toBe('en');
  expect(headers.get('x-sauro-acting')).toBe('Seat_01J');
});

test.each([
  ['nobody is signed in', Response.json({ errors: [{ message: 'm', extensions: { code: 'UNAUTHENTICATED' } }] }, { status: 401 }), 'unauthenticated', ''],
  ['the position is not mine any more', Response.json({ code: 'NOT_YOUR_POSITION', message: 'm' }, { status: 403 }), 'not-your-seat', ''],
  ['the server failed', Response.json({ errors: [{ message: 'm', extensions: { code: 'INTERNAL', correlationId: 'c-7' } }] }, { status: 500 }), 'internal', 'c-7'],
  ['something else answered', new Response('<html>', { status: 502 }), 'internal', 'HTTP 502'],
])('%s', async (_what, response, kind, reference) => {
  server.mockResolvedValue(response);
  const problem = await ask(speaker, asked).catch((caught: unknown) => caught);
  expect(problem).toBeInstanceOf(TransportProblem);
  expect(problem).toMatchObject({ kind, reference });
});

test('no network is told apart from a fault', async () => {
  server.mockRejectedValue(new TypeError('Failed to fetch'));
  await expect(ask(speaker, asked)).rejects.toMatchObject({ kind: 'offline' });
});

test('an answer with data and a failing field still counts', async () => {
  server.mockResolvedValue(Response.json({ data: { a: 1, b: null }, errors: [{ message: 'm', path: ['b'] }] }));
  await expect(ask(speaker, asked)).resolves.toMatchObject({ data: { a: 1 } });
});
