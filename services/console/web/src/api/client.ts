// One way to the API: JSON in and out, the CSRF token on writes, problems as ApiProblem.

export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly messageId: string,
    readonly messageEn: string,
    readonly detail: string,
  ) {
    super(code);
  }
}

const unreachable = () =>
  new ApiProblem(
    0,
    'unreachable',
    'Konsol tidak terjangkau. Periksa sambungan internet Anda; halaman mencoba lagi sendiri.',
    'The console cannot be reached. Check your connection; the page tries again by itself.',
    '',
  );

let csrf = '';
export function keepCsrfToken(token: string) {
  csrf = token;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const body = await response.json();
    return new ApiProblem(
      response.status,
      String(body.code),
      String(body.message_id),
      String(body.message_en),
      String(body.detail ?? ''),
    );
  } catch {
    const problem = unreachable();
    return new ApiProblem(response.status, 'unreadable', problem.messageId, problem.messageEn, '');
  }
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1/${path}`, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>(path, { signal });
}

// `key` makes a repeat harmless: the desk answers it with the first result.
export function post<T>(path: string, body: unknown, key?: string): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (csrf) headers['X-Serap-CSRF'] = csrf;
  if (key) headers['Idempotency-Key'] = key;
  // keepalive: an answer on its way is finished though the tab is closed.
  return call<T>(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true });
}

// A file for an answer that is being written.
export function upload<T>(path: string, bytes: Blob): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': bytes.type };
  if (csrf) headers['X-Serap-CSRF'] = csrf;
  return call<T>(path, { method: 'POST', headers, body: bytes });
}

export function mintKey(): string {
  // randomUUID exists on HTTPS and on loopback only; getRandomValues everywhere.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
