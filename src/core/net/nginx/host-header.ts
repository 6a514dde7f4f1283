/**
 * The name in a Host header as nginx 1.22 compares it: without port and final dot, in lower case (ngx_http_validate_host); null if it
 * answers 400.
 */
export function hostName(header: string): string | null {
  if (/[\x00-\x20\x7f/]/.test(header) || header.includes('..')) return null;
  const literal = header.startsWith('[') ? header.indexOf(']') : -1;
  const colon = header.indexOf(':');
  const end = literal !== -1 ? literal + 1 : header.startsWith('[') || colon === -1 ? header.length : colon;
  const name = header.slice(0, end);
  const trimmed = name.endsWith('.') ? name.slice(0, -1) : name;
  return trimmed === '' ? null : trimmed.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
