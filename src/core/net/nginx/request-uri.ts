/** The target of a request as nginx takes it apart. */
export interface RequestUri {
  /** What locations are compared with: decoded, `//` merged, `.` and `..` resolved; bytes. */
  readonly path: string;
  /** After the `?`, as sent; '' if there is none. */
  readonly query: string;
  /** Whether something in the path was written with `%`. */
  readonly isQuoted: boolean;
  /** Whether the path was sent with a `+`, written so or as `%2B`. */
  readonly hasPlus: boolean;
}

type State = 'usual' | 'slash' | 'dot' | 'dot-dot';

const hexDigit = /[0-9a-f]/i;

/**
 * Takes a request's target apart as nginx 1.22 does with merge_slashes on (ngx_http_parse_complex_uri); null if it answers 400: a
 * path that climbs above `/`, a broken `%`, a space, a control character, a zero byte.
 */
export function parseRequestUri(target: string): RequestUri | null {
  if (!target.startsWith('/') || /[\x00-\x20\x7f]/.test(target)) return null;
  const fragment = target.indexOf('#');
  const whole = fragment === -1 ? target : target.slice(0, fragment);
  const mark = whole.indexOf('?');
  const raw = mark === -1 ? whole : whole.slice(0, mark);
  const path = new Path();
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw.charAt(at);
    if (character !== '%') {
      if (!path.take(character)) return null;
      continue;
    }
    const digits = raw.slice(at + 1, at + 3);
    if (digits.length < 2 || !hexDigit.test(digits.charAt(0)) || !hexDigit.test(digits.charAt(1)))
      return null;
    const decoded = String.fromCharCode(parseInt(digits, 16));
    if (decoded === '\0') return null;
    if (decoded === '%' || decoded === '#' || decoded === '?') path.takeLiterally(decoded);
    else if (!path.take(decoded)) return null;
    at += 2;
  }
  const resolved = path.end();
  if (resolved === null) return null;
  const query = mark === -1 ? '' : whole.slice(mark + 1);
  return { path: resolved, query, isQuoted: raw.includes('%'), hasPlus: /\+|%2b/i.test(raw) };
}

/** The path written so far, by segments, so that `..` takes back one. */
class Path {
  private readonly segments: string[] = [];
  private segment = '';
  private state: State = 'usual';
  private hasBegun = false;

  take(character: string): boolean {
    if (character !== '/') {
      this.segment += character;
      this.state = this.segment === '.' ? 'dot' : this.segment === '..' ? 'dot-dot' : 'usual';
      return true;
    }
    if (!this.hasBegun) {
      this.hasBegun = true;
      this.state = 'slash';
      return true;
    }
    if (this.state === 'slash') return true;
    if (this.state === 'dot-dot' && this.segments.pop() === undefined) return false;
    if (this.state === 'usual') this.segments.push(this.segment);
    this.segment = '';
    this.state = 'slash';
    return true;
  }

  takeLiterally(character: string) {
    this.segment += character;
    this.state = 'usual';
  }

  end(): string | null {
    if (this.state === 'dot-dot' && this.segments.pop() === undefined) return null;
    const last = this.state === 'usual' ? this.segment : '';
    return `/${[...this.segments, last].join('/')}`;
  }
}
