/** One cell of the matrix: an account and how a client comes to it. */
export interface Case {
  readonly server: string;
  readonly plugin: string;
  /** Whether caching_sha2_password has the account in its cache; `-` for plugins without one. */
  readonly cache: 'cold' | 'warm' | '-';
  readonly require: 'NONE' | 'X509';
  readonly mode: Mode;
  readonly certificate: 'right' | 'none' | 'foreign';
  readonly name: 'right' | 'wrong';
}

export const modes = ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;
export type Mode = (typeof modes)[number];

/** What came of an attempt. `error` is the number of the MySQL client, or a word where a driver has none. */
export interface Verdict {
  readonly in: 'tls' | 'plain' | undefined;
  readonly error: string | undefined;
  /** The whole message, for reading. */
  readonly text: string;
}

/** All cells of a server with those plugins. */
export function casesOf(server: string, plugins: readonly string[]): Case[] {
  return plugins.flatMap((plugin) =>
    (plugin === 'caching_sha2_password' ? (['cold', 'warm'] as const) : (['-'] as const)).flatMap((cache) =>
      (['NONE', 'X509'] as const).flatMap((require) =>
        modes.flatMap((mode) =>
          (['right', 'none', 'foreign'] as const).flatMap((certificate) =>
            (['right', 'wrong'] as const).map((name) => ({ server, plugin, cache, require, mode, certificate, name })),
          ),
        ),
      ),
    ),
  );
}

/** The account of a cell. */
export function userOf({ plugin, require }: Pick<Case, 'plugin' | 'require'>): string {
  const short = plugin.replace(/_password$/, '').replace(/[^a-z0-9]/g, '');
  return `${short}_${require.toLowerCase()}`.slice(0, 16);
}

/** `in tls`, `in plain`, `1045`. */
export function verdictText({ in: inside, error }: Verdict): string {
  return inside === undefined ? String(error) : `in ${inside}`;
}
