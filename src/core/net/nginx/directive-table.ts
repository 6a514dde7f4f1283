/** Where a directive may stand. */
export type Context = 'http' | 'server' | 'location' | 'upstream';

/** What is known of a directive (nginx.org/en/docs/dirindex.html). */
export interface DirectiveRule {
  readonly contexts: readonly Context[];
  /** Least and most parameters. */
  readonly least: number;
  readonly most: number;
  readonly isBlock: boolean;
  /** `followed`, `harmless` (does not change which server, location or backend answers, nor what the backend sees) or `unjudged`. */
  readonly standing: 'followed' | 'harmless' | 'unjudged';
}

const letters: Record<string, Context> = { h: 'http', s: 'server', l: 'location', u: 'upstream' };

/** One directive each: name, contexts by letter, least and most parameters, and `{` if it has a block. */
const followed = `
  server h 0 0 {
  server u 1 99
  upstream h 1 1 {
  location sl 1 2 {
  listen s 1 99
  server_name s 1 99
  proxy_pass l 1 1
  proxy_set_header hsl 2 2
  proxy_http_version hsl 1 1
  rewrite sl 2 3
  return sl 1 2
  set sl 2 2
  break sl 0 0
  internal l 0 0
  ip_hash u 0 0
  least_conn u 0 0`;

const harmless = `
  access_log hsl 1 99
  add_header hsl 2 3
  alias l 1 1
  charset hsl 1 1
  client_body_buffer_size hsl 1 1
  client_body_timeout hsl 1 1
  client_header_timeout hs 1 1
  client_max_body_size hsl 1 1
  default_type hsl 1 1
  error_log hsl 1 2
  etag hsl 1 1
  expires hsl 1 2
  gzip hsl 1 1
  gzip_comp_level hsl 1 1
  gzip_min_length hsl 1 1
  gzip_proxied hsl 1 99
  gzip_types hsl 1 99
  gzip_vary hsl 1 1
  index hsl 1 99
  keepalive u 1 1
  keepalive_requests hslu 1 1
  keepalive_time hslu 1 1
  keepalive_timeout hslu 1 2
  large_client_header_buffers hs 2 2
  log_format h 2 99
  log_not_found hsl 1 1
  proxy_buffer_size hsl 1 1
  proxy_buffering hsl 1 1
  proxy_buffers hsl 2 2
  proxy_busy_buffers_size hsl 1 1
  proxy_cache hsl 1 1
  proxy_cache_key hsl 1 1
  proxy_cache_path h 2 99
  proxy_cache_valid hsl 1 99
  proxy_connect_timeout hsl 1 1
  proxy_hide_header hsl 1 1
  proxy_ignore_headers hsl 1 99
  proxy_intercept_errors hsl 1 1
  proxy_pass_header hsl 1 1
  proxy_read_timeout hsl 1 1
  proxy_redirect hsl 1 2
  proxy_request_buffering hsl 1 1
  proxy_send_timeout hsl 1 1
  proxy_ssl_certificate hsl 1 1
  proxy_ssl_certificate_key hsl 1 1
  proxy_ssl_name hsl 1 1
  proxy_ssl_protocols hsl 1 99
  proxy_ssl_server_name hsl 1 1
  proxy_ssl_trusted_certificate hsl 1 1
  proxy_ssl_verify hsl 1 1
  proxy_ssl_verify_depth hsl 1 1
  reset_timedout_connection hsl 1 1
  root hsl 1 1
  send_timeout hsl 1 1
  sendfile hsl 1 1
  server_names_hash_bucket_size h 1 1
  server_names_hash_max_size h 1 1
  server_tokens hsl 1 1
  ssl_certificate hs 1 1
  ssl_certificate_key hs 1 1
  ssl_ciphers hs 1 1
  ssl_dhparam hs 1 1
  ssl_prefer_server_ciphers hs 1 1
  ssl_protocols hs 1 99
  ssl_session_cache hs 1 2
  ssl_session_tickets hs 1 1
  ssl_session_timeout hs 1 1
  tcp_nodelay hsl 1 1
  tcp_nopush hsl 1 1
  types hsl 0 0 {
  types_hash_max_size hsl 1 1
  zone u 1 2`;

const unjudged = `
  absolute_redirect hsl 1 1
  allow hsl 1 1
  auth_basic hsl 1 1
  auth_basic_user_file hsl 1 1
  auth_request hsl 1 1
  autoindex hsl 1 1
  deny hsl 1 1
  error_page hsl 2 99
  fastcgi_pass l 1 1
  geo h 1 2 {
  grpc_pass l 1 1
  hash u 1 2
  if sl 1 99 {
  include hslu 1 1
  limit_except l 1 99 {
  map h 2 2 {
  merge_slashes hs 1 1
  port_in_redirect hsl 1 1
  proxy_bind hsl 1 2
  proxy_method hsl 1 1
  proxy_next_upstream hsl 1 99
  proxy_next_upstream_tries hsl 1 1
  proxy_pass_request_body hsl 1 1
  proxy_pass_request_headers hsl 1 1
  proxy_set_body hsl 1 1
  random u 0 2
  real_ip_header hsl 1 1
  real_ip_recursive hsl 1 1
  resolver hsl 1 99
  satisfy hsl 1 1
  server_name_in_redirect hsl 1 1
  set_real_ip_from hsl 1 1
  split_clients h 2 2 {
  try_files sl 2 99
  underscores_in_headers hs 1 1
  uwsgi_pass l 1 1`;

function rulesOf(text: string, standing: DirectiveRule['standing']): [string, DirectiveRule][] {
  return text
    .trim()
    .split('\n')
    .map((row) => {
      const [name = '', contexts = '', least, most, brace] = row.trim().split(' ');
      const known = Object.entries(letters).flatMap(([letter, context]) =>
        contexts.includes(letter) ? context : [],
      );
      return [
        name,
        { contexts: known, least: Number(least), most: Number(most), isBlock: brace === '{', standing },
      ];
    });
}

const rules = Map.groupBy(
  [...rulesOf(followed, 'followed'), ...rulesOf(harmless, 'harmless'), ...rulesOf(unjudged, 'unjudged')],
  ([name]) => name,
);

/** What is known of a directive by this name: several rules where it means something else in another context, none if it is unknown. */
export function directiveRules(name: string): readonly DirectiveRule[] {
  return (rules.get(name) ?? []).map(([, rule]) => rule);
}
