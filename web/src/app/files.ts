import type { Language } from '../i18n';
import { TransportProblem } from './transport';

/** A file that the server keeps, named by its SHA-256. */
export interface KeptFile {
  sha256: string;
  name: string;
}

/** Either the file is kept, or the server says in words why not. */
export type FileOutcome = { kept: KeptFile } | { refused: string };

/** Puts a file into the store; an act refers to it afterwards. The same file twice is one file. Progress is told from 0 to 1. */
export function keepFile(file: File, language: Language, onProgress?: (share: number) => void, signal?: AbortSignal): Promise<FileOutcome> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lost = () => reject(new TransportProblem('offline', ''));
    request.open('PUT', '/files');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Accept-Language', language);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    request.addEventListener('load', () => {
      let answer: Record<string, unknown> = {};
      try {
        answer = JSON.parse(request.responseText) as Record<string, unknown>;
      } catch {
        // An answer that is not ours is told by its status below.
      }
      if (request.status < 300 && typeof answer.sha256 === 'string') resolve({ kept: { sha256: answer.sha256, name: file.name.normalize('NFC') } });
      else resolve({ refused: typeof answer.message === 'string' ? answer.message : `HTTP ${request.status}` });
    });
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Kinds of files that can be shown on the screen without leaving the page to whatever program the device has. */
export type Shown = { kind: 'image' | 'pdf'; url: string } | { kind: 'text'; text: string } | { kind: 'other' };

const LONGEST_TEXT = 200_000;
const IMAGES = new Set(['image/png', 'image/jpeg']);

/**
 * Reads a kept file for the screen. The server has found out what it is by its bytes; nothing else than pictures, PDF
 * and plain text is shown, and never as a page of ours. Whoever asked gives the address back with `URL.revokeObjectURL`.
 */
export async function showFile(sha256: string): Promise<Shown> {
  let response: Response;
  try {
    response = await fetch(`/files/${encodeURIComponent(sha256)}`, { credentials: 'same-origin' });
  } catch {
    throw new TransportProblem('offline', '');
  }
  if (!response.ok) throw new TransportProblem('internal', `HTTP ${response.status}`);
  const type = (response.headers.get('Content-Type') ?? '').split(';')[0]?.trim() ?? '';
  const bytes = await response.blob();
  if (IMAGES.has(type)) return { kind: 'image', url: `/files/${encodeURIComponent(sha256)}` };
  if (type === 'application/pdf') return { kind: 'pdf', url: URL.createObjectURL(new Blob([bytes], { type })) };
  if (type === 'text/plain' || type === 'text/csv') return { kind: 'text', text: (await bytes.text()).slice(0, LONGEST_TEXT) };
  return { kind: 'other' };
}
