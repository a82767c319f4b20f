import { afterEach, expect, test, vi } from 'vitest';
import { takeFile, TakeProblem } from './takeaway';

const speaker = { language: 'vi' as const, acting: 'Position_1' };
const clicked: string[] = [];

vi.stubGlobal('document', { createElement: () => ({ click() { clicked.push((this as unknown as { download: string }).download); } }) });
vi.stubGlobal('window', { setTimeout: () => 0 });
vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined }));
afterEach(() => { clicked.length = 0; });

test('what arrives is saved under the name the server gave, with how much came and its digest', async () => {
  const asked = vi.fn(async (_path: string, options: RequestInit) => {
    expect((options.headers as Headers).get('X-Sauro-Acting')).toBe('Position_1');
    return new Response('abc', { headers: { 'Content-Disposition': 'attachment; filename="so-7.tlog-proof"', 'Content-Length': '3' } });
  });
  vi.stubGlobal('fetch', asked);
  const told: unknown[] = [];
  const taken = await takeFile(speaker, '/receipts/8', 'otherwise', (progress) => told.push(progress));
  expect(taken).toEqual({ name: 'so-7.tlog-proof', bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' });
  expect(told.at(-1)).toEqual({ received: 3, whole: 3 });
  expect(clicked).toEqual(['so-7.tlog-proof']);
});

test('a name that leads elsewhere is not taken', async () => {
  vi.stubGlobal('fetch', async () => new Response('abc', { headers: { 'Content-Disposition': 'attachment; filename="../x"' } }));
  expect((await takeFile(speaker, '/bundle', 'bundle.tar')).name).toBe('bundle.tar');
});

test('a page in the place of the file is not saved', async () => {
  vi.stubGlobal('fetch', async () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
  await expect(takeFile(speaker, '/bundle', 'bundle.tar')).rejects.toMatchObject({ kind: 'internal' });
  expect(clicked).toEqual([]);
});

test('a refusal comes in the words of the server, and nothing is saved', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ code: 'NOT_YET', message: 'Thử lại sau ít giây.' }), { status: 409 }));
  const problem: unknown = await takeFile(speaker, '/receipts/9', 'otherwise').catch((one: unknown) => one);
  expect(problem).toBeInstanceOf(TakeProblem);
  expect(problem).toMatchObject({ code: 'NOT_YET', words: 'Thử lại sau ít giây.' });
  expect(clicked).toEqual([]);
});
