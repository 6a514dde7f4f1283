/** The host a command is typed on; from its addresses the system infers a device that is not named. */
export interface CommandHost {
  readonly interfaces: readonly {
    readonly device: string;
    /** With prefix length; null if it has none yet. */
    readonly address: string | null;
    /** Whether it is switched on, which it is unless this says otherwise. */
    readonly isUp?: boolean;
  }[];
  /**
   * Every line `ip route` prints there. With them a command that changes routes means what it does to this table, so that
   * `del` needs no next hop and `replace` is `add` where there is nothing to replace; without them it means its own words.
   */
  readonly routes?: readonly string[];
}
