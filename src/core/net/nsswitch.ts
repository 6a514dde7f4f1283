/** What a name service says of a name. */
export type ServiceStatus = 'success' | 'notfound' | 'unavail' | 'tryagain';

/** A service of the `hosts:` line, and after which of its statuses the search ends. */
export interface NameService {
  readonly name: string;
  readonly endsAfter: readonly ServiceStatus[];
}

const statuses: readonly ServiceStatus[] = ['success', 'notfound', 'unavail', 'tryagain'];

/**
 * Reads what stands after `hosts:` in nsswitch.conf(5), such as `files [NOTFOUND=return] dns`; `[!UNAVAIL=return]` means every
 * other status. Without brackets the search ends with success alone. `merge`, which is not made for hosts, is read as `return`.
 */
export function parseHostsServices(text: string): NameService[] {
  const services: { name: string; ends: Set<ServiceStatus> }[] = [];
  for (const [, actions, name] of text.matchAll(/\[([^\]]*)\]|([^\s[\]]+)/g)) {
    if (name !== undefined) services.push({ name, ends: new Set(['success']) });
    const last = services.at(-1);
    for (const [, not, status, action] of (actions ?? '').matchAll(/(!?)([a-z]+)\s*=\s*([a-z]+)/gi)) {
      const named = statuses.filter((one) => (one === status?.toLowerCase()) !== (not === '!'));
      for (const one of named)
        if (action?.toLowerCase() === 'continue') last?.ends.delete(one);
        else last?.ends.add(one);
    }
  }
  return services.map(({ name, ends }) => ({ name, endsAfter: statuses.filter((one) => ends.has(one)) }));
}
