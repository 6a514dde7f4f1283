/** The path with `%` for all bytes that nginx 1.22 does not send on as they are (NGX_ESCAPE_URI). */
export function escapePath(path: string): string {
  return path.replace(/[\x00-\x20"#%<>?\\^`{|}\x7f-\xff]/g, asPercent);
}

/** As `escapePath`, for a value put into a query (NGX_ESCAPE_ARGS): `&`, `+` and `;` too. */
export function escapeQueryValue(value: string): string {
  return value.replace(/[\x00-\x20"#%&+;<>?\\^`{|}\x7f-\xff]/g, asPercent);
}

/** The URL of a redirect with what needs no `%` in its path written plainly (NGX_UNESCAPE_REDIRECT); a `?` ends the path. */
export function unescapeRedirect(url: string): string {
  let path = '';
  for (let at = 0; at < url.length;) {
    const [found = ''] = /^%[0-9A-Fa-f]{2}/.exec(url.slice(at, at + 3)) ?? [];
    const byte = found === '' ? url.charAt(at) : String.fromCharCode(parseInt(found.slice(1), 16));
    const length = found === '' ? 1 : 3;
    if (byte === '?') return `${path}?${url.slice(at + length)}`;
    // A `%` that begins nothing is dropped, as nginx does.
    if (found !== '') path += byte > '%' && byte < '\x7f' ? byte : found;
    else if (byte !== '%') path += byte;
    at += length;
  }
  return path;
}

function asPercent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
