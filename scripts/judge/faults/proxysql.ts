import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { goodFiles } from '../kit.ts';
import type { Scenario, Stage } from '../scenario.ts';

/** A relay that takes CLIENT_SSL out of the greeting, as ProxySQL's own greeting has none with mysql-have_ssl=false. */
const relay = `
const { connect, createServer } = require('node:net');
createServer((near) => {
  let first = true;
  const far = connect(Number(process.argv[1]), '127.0.0.1');
  far.on('error', () => near.destroy()).on('end', () => near.end());
  near.on('error', () => far.destroy()).on('end', () => far.end());
  far.on('data', (chunk) => {
    if (first) chunk[chunk.indexOf(0, 5) + 15] &= ~0x08;
    first = false;
    near.write(chunk);
  });
  near.on('data', (chunk) => far.write(chunk));
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

/** Runs it as a program of that name; the flag that names its port. */
async function proxysql({ kit, port, clean }: Stage): Promise<string> {
  const program = join(kit.folder, 'proxysql');
  copyFileSync(process.execPath, program);
  const child = spawn(program, ['-e', relay, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  clean(() => void child.kill());
  const said = await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve));
  return `-P${String(said).trim()}`;
}

export const proxySql: readonly Scenario[] = [
  {
    id: 'proxy-proxysql-tls-on-one-leg',
    servers: ['mysql9', 'maria11'],
    byHand: 'the proxy is another program',
    clientSees: ['server-has-no-tls'],
    make: (kit) => {
      const { lines, caPath } = goodFiles(kit);
      return {
        mysqld: lines,
        sides: ['client', 'both'],
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`],
        after: async (stage) => ({ client: [await proxysql(stage)] }),
      };
    },
  },
];
