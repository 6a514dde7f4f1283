/** A device of a drawn network. */
export interface Device {
  /** Unique in the picture. */
  readonly name: string;
  readonly role: 'host' | 'switch' | 'router' | 'server' | 'proxy' | 'internet';
  readonly address: string | null;
  /** Short lines below the address, such as a gateway or a hardware address. */
  readonly details?: readonly string[];
}

/** A line between two devices. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** Needed if it can be marked; unique in the picture. */
  readonly id?: string;
  /** A few characters beside the line, such as an interface or a protocol. */
  readonly label?: string;
  /** Drawn broken. */
  readonly isDown?: boolean;
}

/** What is drawn above the answers; the data, not the drawing. */
export type Picture =
  | {
      readonly kind: 'routes';
      /** One row per route, in the order shown; choice n of the answer is row n. */
      readonly rows: readonly {
        readonly destination: string;
        readonly via: string;
        readonly device: string;
        readonly metric: string;
      }[];
    }
  | {
      readonly kind: 'hosts';
      /** Devices in drawing order, columns by their distance in links from the first. */
      readonly devices: readonly Device[];
      readonly links: readonly Link[];
    }
  | {
      readonly kind: 'zone';
      readonly origin: string;
      readonly records: readonly {
        readonly name: string;
        readonly ttl: number;
        readonly type: string;
        readonly data: string;
      }[];
    }
  /** Files or terminal output as they read; `name` is a path, or the command typed (with `terminal`). */
  | {
      readonly kind: 'files';
      readonly files: readonly {
        readonly name: string;
        readonly language: 'terminal' | 'nginx' | 'yaml' | 'text';
        readonly text: string;
      }[];
    }
  /** Spans of addresses drawn as bars one below the other on a common scale. */
  | {
      readonly kind: 'ranges';
      readonly rows: readonly {
        readonly label: string;
        readonly from: string;
        readonly to: string;
        /** Place on the scale, from 0 to 1. */
        readonly start: number;
        readonly end: number;
      }[];
    }
  | { readonly kind: 'stack'; readonly pictures: readonly Picture[] };
