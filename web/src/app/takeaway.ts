import { headers, type Speaker, TransportProblem } from './transport';

/** Why the server did not give the file, in its own words. */
export class TakeProblem extends Error {
  constructor(
    readonly code: string,
    readonly words: string | null,
  ) {
    super(code);
    this.name = 'TakeProblem';
  }
}

export interface Taken {
  name: string;
  bytes: number;
  /** SHA-256 of what arrived, in hex; none where the browser does not compute it. */
  sha256: string | null;
}

export interface Progress {
  received: number;
  /** How much there is in all; none when the server does not say. */
  whole: number | null;
}

const nameOf = (disposition: string | null, otherwise: string): string => /filename="([^"/\\]+)"/.exec(disposition ?? '')?.[1] ?? otherwise;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function save(name: string, parts: Blob): void {
  const address = URL.createObjectURL(parts);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function digest(parts: Blob): Promise<string | null> {
  // Only where the connection is secure, and only as long as it fits beside itself in memory.
  if (!('subtle' in crypto) || parts.size > 512 * 1024 * 1024) return null;
  const hash = await crypto.subtle.digest('SHA-256', await parts.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes a file from the server, as the seat acted in, telling how much has arrived; hands it to the browser to save. */
export async function takeFile(speaker: Speaker, path: string, otherwise: string, onProgress?: (progress: Progress) => void, signal?: AbortSignal): Promise<Taken> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', headers: headers(speaker, '*/*'), signal: signal ?? null });
  } catch (problem) {
    if (signal?.aborted) throw problem;
    throw new TransportProblem('offline', '');
  }
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    throw new TakeProblem(text(answer.code) ?? `HTTP ${response.status}`, text(answer.message));
  }
  // A page of ours in its place is no file, whatever stood in between.
  if (response.headers.get('Content-Type')?.startsWith('text/html')) throw new TransportProblem('internal', 'text/html');
  const length = Number(response.headers.get('Content-Length'));
  const whole = response.headers.has('Content-Encoding') || !Number.isFinite(length) || length <= 0 ? null : length;
  const pieces: BlobPart[] = [];
  let received = 0;
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      pieces.push(next.value as BlobPart);
      received += next.value.byteLength;
      onProgress?.({ received, whole });
    }
  } catch (problem) {
    if (signal?.aborted) throw problem;
    throw new TransportProblem('offline', '');
  }
  const parts = new Blob(pieces, { type: 'application/octet-stream' });
  const name = nameOf(response.headers.get('Content-Disposition'), otherwise);
  const sha256 = await digest(parts);
  save(name, parts);
  return { name, bytes: received, sha256 };
}
