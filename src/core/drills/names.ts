/** First halves of the made-up domain names. */
export const adjectives = [
  ...['amber', 'azure', 'bold', 'brisk', 'calm', 'cedar', 'clear', 'copper', 'coral', 'crisp'],
  ...['dusty', 'early', 'faint', 'fern', 'frosty', 'gentle', 'golden', 'grand', 'green', 'hazel'],
  ...['high', 'ivory', 'jade', 'keen', 'late', 'lime', 'little', 'lunar', 'maple', 'mild'],
  ...['misty', 'noble', 'north', 'olive', 'opal', 'pale', 'pearl', 'plain', 'quiet', 'rapid'],
  ...['red', 'river', 'rosy', 'rusty', 'sandy', 'silent', 'silver', 'slow', 'smoky', 'solar'],
  ...['south', 'stone', 'sunny', 'swift', 'tidal', 'vivid', 'warm', 'west', 'white', 'wild'],
];

/** Second halves of the made-up domain names. */
export const nouns = [
  ...['anchor', 'badger', 'basil', 'beacon', 'birch', 'bridge', 'brook', 'canyon', 'cliff', 'cloud'],
  ...['comet', 'crane', 'delta', 'dune', 'falcon', 'field', 'finch', 'forge', 'fox', 'garden'],
  ...['grove', 'harbor', 'hawk', 'heron', 'hill', 'island', 'kestrel', 'lagoon', 'lake', 'lantern'],
  ...['ledge', 'lynx', 'marsh', 'meadow', 'mill', 'moth', 'orchard', 'otter', 'owl', 'pebble'],
  ...['pine', 'plover', 'pond', 'quarry', 'raven', 'reef', 'ridge', 'robin', 'sage', 'shore'],
  ...['sparrow', 'spring', 'summit', 'thistle', 'tower', 'tundra', 'valley', 'violet', 'willow', 'yarrow'],
];

/** Top levels nobody owns (RFC 2606, RFC 6761 and the reserved `internal`). */
export const topLevels = ['example', 'test', 'internal', 'example.com', 'example.net', 'example.org'];

/** Names a host or an alias may have. */
export const labels = [
  ...['www', 'web', 'app', 'shop', 'blog', 'static', 'img', 'docs', 'api', 'cdn', 'edge', 'front'],
  ...['store', 'portal', 'intranet', 'git', 'ci', 'wiki', 'status', 'files', 'media', 'proxy'],
];
