import type { Language } from '../i18n';
import { TransportProblem } from './transport';

/** A file that the server keeps, named by its SHA-256. */
export interface KeptFile {
  sha256: string;
  name: string;
}

/** Either the file is kept, or the server says in words why not. */
export type FileOutcome = { kept: KeptFile } | { refused: string };

/** Puts a file into the store; an act refers to it afterwards. The same file twice is one file. */
export async function keepFile(file: File, language: Language): Promise<FileOutcome> {
  let response: Response;
  try {
    response = await fetch('/files', {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'Content-Type': file.type || 'application/octet-stream', 'Accept-Language': language },
      body: file,
    });
  } catch {
    throw new TransportProblem('offline', '');
  }
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok && typeof answer.sha256 === 'string') return { kept: { sha256: answer.sha256, name: file.name.normalize('NFC') } };
  return { refused: typeof answer.message === 'string' ? answer.message : `HTTP ${response.status}` };
}
