import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoServer, ServerTlsFiles } from './demo-server.ts';
import type { Guardian } from './guardian.ts';
import type { Launch } from './launch.ts';
import { asRoot, freePort, type ServerProcess, startProcess } from './server-process.ts';

/** Starts a real server in `folder`, in the clear: no certificate is configured and none is made by itself. */
export async function startRealServer(
  launch: Launch,
  folder: string,
  guardian: Guardian,
  signal?: AbortSignal,
): Promise<DemoServer> {
  const paths = {
    data: join(folder, 'data'),
    tmp: join(folder, 'tmp'),
    log: join(folder, 'error.log'),
    options: join(folder, 'my.cnf'),
    socket: join(folder, 's'),
  };
  await mkdir(folder, { mode: 0o700 });
  await mkdir(paths.tmp, { mode: 0o700 });
  await cp(launch.template, paths.data, { recursive: true, preserveTimestamps: true });
  const port = await freePort();
  const family = launch.flavor === 'mariadb' ? 'mariadb' : launch.version.startsWith('5.') ? 'yassl' : 'mysql';
  const start = async (tls: readonly string[]): Promise<ServerProcess> => {
    const lines = [
      '[mysqld]',
      `port = ${port}`,
      'bind-address = 127.0.0.1',
      `socket = ${paths.socket}`,
      `datadir = ${paths.data}`,
      `tmpdir = ${paths.tmp}`,
      `log-error = ${paths.log}`,
      'innodb-flush-log-at-trx-commit = 0',
      ...launch.options,
      ...tls,
    ];
    await writeFile(paths.options, `${lines.join('\n')}\n`, { mode: 0o600 });
    const argv = [...launch.server, `--defaults-file=${paths.options}`, ...launch.args, ...asRoot()];
    return await startProcess({ argv, env: launch.env, folder, logFile: paths.log, port }, guardian, signal);
  };
  let running = await start(inTheClear[family]);
  return {
    label: `${launch.flavor === 'mariadb' ? 'MariaDB' : 'MySQL'} ${launch.version.replace(/[-+].*$/, '')} (${launch.name})`,
    port,
    admin: 'root',
    family,
    switch: family === 'mysql' ? 'live' : 'restart',
    async restartWith(files) {
      await running.stop();
      running = await start(tlsOptions(family, files));
    },
    stop: () => running.stop(),
  };
}

/** Options with which each family starts without TLS. */
const inTheClear: Readonly<Record<'mysql' | 'mariadb' | 'yassl', readonly string[]>> = {
  mysql: ['auto_generate_certs = OFF'],
  // Since 11.4 a server without ssl_cert makes a certificate in memory.
  mariadb: ['ssl = 0'],
  yassl: [],
};

function tlsOptions(family: DemoServer['family'], files: ServerTlsFiles): string[] {
  const lines = [`ssl-ca = ${files.ca}`, `ssl-cert = ${files.cert}`, `ssl-key = ${files.key}`];
  // yaSSL cannot read a CRL (the option exists and does nothing).
  return family === 'yassl' ? lines : [...lines, `ssl-crl = ${files.crl}`];
}
