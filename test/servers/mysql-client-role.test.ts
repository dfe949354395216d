import { expect, it } from 'vitest';
import { type Ability, can } from '../../src/mysql/abilities.ts';
import { parseServerVersion } from '../../src/mysql/server-version.ts';
import { bytes } from '../mysql/drive.ts';
import { openWire, type Wire } from '../mysql/wire.ts';
import { describeServers } from './harness.ts';

// The client role against real servers: every auth plugin that they have, and the table of abilities line by line.

/** Statements that a server takes exactly when it has the ability; each leaves the server as it was, or undoes itself. */
const tried: Partial<Record<Ability, readonly string[]>> = {
  'alter-instance-reload-tls': ['ALTER INSTANCE RELOAD TLS'],
  'flush-ssl': ['FLUSH SSL'],
  'create-user-require': ['CREATE USER able@localhost REQUIRE SSL', 'DROP USER able@localhost'],
  'show-create-user': ["SHOW CREATE USER 'root'@'localhost'"],
  'set-persist': ['SET PERSIST max_connect_errors = 100', 'RESET PERSIST max_connect_errors'],
  'require-secure-transport': ['SELECT @@require_secure_transport'],
  'have-ssl': ['SELECT @@have_ssl'],
  'tls-version-variable': ['SELECT @@tls_version'],
  'tls-ciphersuites-variable': ['SELECT @@tls_ciphersuites'],
  'version-ssl-library': ['SELECT @@version_ssl_library'],
  'tls-channel-status': ['SELECT * FROM performance_schema.tls_channel_status'],
  'flush-hosts': ['FLUSH HOSTS'],
  'host-cache-table': ['TRUNCATE TABLE performance_schema.host_cache'],
  'session-track': ['SELECT @@session_track_schema'],
  roles: ['CREATE ROLE able', 'DROP ROLE able'],
};

/** Accounts by plugin: what makes them, and what a login then tells. */
const accounts = {
  caching_sha2_password: { make: "WITH caching_sha2_password BY 'secret'", full: true, proof: 'none' },
  sha256_password: { make: "WITH sha256_password BY 'secret'", full: true, proof: 'none' },
  mysql_native_password: { make: "BY 'secret'", full: false, proof: 'right' },
  ed25519: { make: "VIA ed25519 USING PASSWORD('secret')", full: false, proof: 'right' },
  parsec: { make: "VIA parsec USING PASSWORD('secret')", full: false, proof: 'right' },
} as const;

describeServers('client role', (use) => {
  const attempt = async (user: string, password: string, options: object = {}) => {
    const wire = openWire({ port: use.server().port });
    try {
      return await wire.login({ user, password: bytes(password), ...options });
    } finally {
      wire.close();
    }
  };
  /** The server as root: over the socket, so that no TLS is needed. */
  const asRoot = async <T>(work: (root: Wire) => Promise<T>): Promise<T> => {
    const root = openWire({ path: use.server().socket });
    try {
      await root.login({ user: 'root', tls: 'never' });
      return await work(root);
    } finally {
      root.close();
    }
  };
  const version = () => parseServerVersion(use.server().version);

  it('has each ability that the table gives it, and no other', async () => {
    await asRoot(async (root) => {
      for (const [ability, statements] of Object.entries(tried)) {
        const took = await Promise.resolve(statements)
          .then(async (all) => {
            for (const sql of all) await root.query(sql);
            return true;
          })
          .catch((error: { code?: string }) => (error.code === 'server-error' ? false : Promise.reject(error)));
        expect([ability, took]).toEqual([ability, can(version(), ability as Ability)]);
      }
    });
  });

  it('logs in by every plugin that it has, cold and warm, over TLS and plain', async () => {
    const flavor = version().flavor;
    const proves = can(version(), 'proves-certificate');
    for (const [plugin, { make, full, proof }] of Object.entries(accounts)) {
      if (
        can(version(), `plugin:${plugin}` as Ability) !== true ||
        (plugin === 'sha256_password' && flavor === 'mysql' && version().major < 8)
      )
        continue;
      // 5.6 takes 16 characters.
      const user = `p_${plugin.slice(0, 8)}`;
      await asRoot(async (root) => {
        if (plugin === 'ed25519' || plugin === 'parsec') await root.query(`INSTALL SONAME 'auth_${plugin}'`);
        await root.query(`CREATE USER ${user}@'%' IDENTIFIED ${make}`);
      });
      const offers = use.traits.ownTls !== 'none' && version().major > 5;
      for (const tls of offers ? (['must', 'never'] as const) : (['never'] as const)) {
        await asRoot((root) => root.query('FLUSH PRIVILEGES'));
        const cold = await attempt(user, 'secret', { tls, fetchPublicKey: true });
        expect(cold, `${plugin} ${tls}`).toMatchObject({
          full,
          publicKey: full && tls === 'never' ? 'fetched' : undefined,
        });
        if (tls === 'must') expect(cold.proof, plugin).toBe(proves ? proof : 'none');
        const warm = await attempt(user, 'secret', { tls, fetchPublicKey: true });
        expect(warm.full, `${plugin} ${tls}`).toBe(plugin === 'sha256_password');
        await expect(attempt(user, 'wrong', { tls, fetchPublicKey: true })).rejects.toMatchObject({
          code: 'server-refused',
          detail: { fields: { number: 1045 } },
        });
      }
    }
  });

  it('takes a result of several sets, NULLs, an empty one, and 17 MiB in one field', async () => {
    const length = 17 * 1024 * 1024;
    await asRoot((root) => root.query(`SET GLOBAL max_allowed_packet = ${64 * 1024 * 1024}`));
    await asRoot(async (root) => {
      expect(await root.query("SELECT 1, NULL, ''; SET @x = 5; SELECT @x; SELECT 1 FROM DUAL WHERE FALSE")).toEqual([
        ['1', null, ''],
        ['5'],
      ]);
      const [[field]] = (await root.query(`SELECT REPEAT('x', ${length})`)) as [[string]];
      expect(field.length).toBe(length);
      expect(field).toMatch(/^x+$/);
    });
  });

  it('changes the user on one connection, and back', async () => {
    await asRoot(async (root) => {
      await root.query("CREATE USER other@localhost IDENTIFIED BY 'secret'");
      const changed = await root.changeUser({ user: 'other', password: bytes('secret'), fetchPublicKey: true });
      expect(changed.plugin).toMatch(/^(mysql_native|caching_sha2)_password$/);
      expect(await root.query('SELECT CURRENT_USER()')).toEqual([['other@localhost']]);
      await root.changeUser({ user: 'root' });
      expect(await root.query('SELECT CURRENT_USER()')).toEqual([['root@localhost']]);
      await expect(root.changeUser({ user: 'other', password: bytes('wrong') })).rejects.toMatchObject({
        detail: { fields: { number: 1045 } },
      });
    });
  });
});
