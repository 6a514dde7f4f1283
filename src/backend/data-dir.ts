import envPaths from 'env-paths';

/** The platform's usual place for an app's data, such as `~/.local/share/nexthop` on Linux. */
export function defaultDataDir(): string {
  return envPaths('nexthop', { suffix: '' }).data;
}
