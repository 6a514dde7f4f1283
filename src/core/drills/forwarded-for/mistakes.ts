/** The ways of going wrong about X-Forwarded-For, each with its heading. */
export const forwardedMistakes = {
  'takes-first': 'You believed what a client can forge',
  'takes-last': 'You took the last address of the header',
  'takes-connection': 'You took the address of the connection',
  'counts-last-proxy': 'You let the last proxy add its own address',
  prepends: 'You put new addresses in front',
  'replace-as-append': 'You kept what a proxy overwrites',
  'adds-anyway': 'You let a proxy add what it is not told to add',
  'client-connects': 'You let the client connect to the app itself',
  'trusts-private': 'You trusted every private address',
  'trusts-anyone': 'You believed the header of a stranger',
  'goes-on': 'You went further back than nginx does',
} as const;

export type ForwardedMistake = keyof typeof forwardedMistakes;
