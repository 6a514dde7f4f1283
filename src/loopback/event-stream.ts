import type { ServerResponse } from 'node:http';
import type { Connection } from '../contract/client.ts';
import { protectiveHeaders } from '../backend/page-files.ts';

/** Sends every event as one line of JSON until the page goes away; an empty line is a heartbeat and means nothing. */
export function streamEvents(connection: Connection, response: ServerResponse, heartbeatMs: number): void {
  response.writeHead(200, {
    ...protectiveHeaders,
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  });
  // Without a first line the page would not learn that it is listening until something happens.
  response.write('\n');
  const heartbeat = setInterval(() => response.write('\n'), heartbeatMs);
  const stopListening = connection.onEvent((event) => response.write(`${JSON.stringify(event)}\n`));
  response.once('close', () => {
    clearInterval(heartbeat);
    stopListening();
  });
}
