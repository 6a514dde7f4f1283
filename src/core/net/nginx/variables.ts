const followed = new Set([
  'args',
  'document_uri',
  'host',
  'hostname',
  'is_args',
  'proxy_add_x_forwarded_for',
  'proxy_host',
  'proxy_port',
  'query_string',
  'realip_remote_addr',
  'remote_addr',
  'request_method',
  'request_uri',
  'scheme',
  'server_addr',
  'server_name',
  'server_port',
  'server_protocol',
  'uri',
]);

const unjudged = new Set([
  'binary_remote_addr',
  'body_bytes_sent',
  'bytes_sent',
  'connection',
  'connection_requests',
  'content_length',
  'content_type',
  'document_root',
  'https',
  'msec',
  'pid',
  'proxy_protocol_addr',
  'realpath_root',
  'remote_port',
  'remote_user',
  'request',
  'request_body',
  'request_completion',
  'request_filename',
  'request_id',
  'request_length',
  'request_time',
  'ssl_cipher',
  'ssl_client_s_dn',
  'ssl_client_verify',
  'ssl_protocol',
  'ssl_server_name',
  'status',
  'time_iso8601',
  'time_local',
  'upstream_addr',
  'upstream_cache_status',
  'upstream_connect_time',
  'upstream_response_time',
  'upstream_status',
]);

/** Whether nginx has a variable of this name, and its value is followed here (nginx.org/en/docs/varindex.html). */
export function variableStanding(name: string): 'followed' | 'unjudged' | 'unknown' {
  if (followed.has(name) || /^(?:http|arg)_./.test(name) || /^[1-9]$/.test(name)) return 'followed';
  return unjudged.has(name) || /^(?:cookie|sent_http|upstream_http|upstream_cookie)_./.test(name)
    ? 'unjudged'
    : 'unknown';
}
