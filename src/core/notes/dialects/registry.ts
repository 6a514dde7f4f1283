import type { Dialect } from '../dialect.ts';

const modules = import.meta.glob<{ readonly dialect: Dialect }>(['./*.ts', '!./registry.ts'], {
  eager: true,
});

/** Every dialect by its id; a file in this folder that exports `dialect` is registered by being there. */
export const dialects: ReadonlyMap<string, Dialect> = new Map(
  Object.values(modules).map(({ dialect }) => [dialect.id, dialect]),
);
