import { expect, it } from 'vitest';
import { startServer } from '../../scripts/servers/instance.ts';
import { readAccounts } from '../../src/probe/identity.ts';
import { whichServer } from '../../src/probe/which-server.ts';
import { cli } from '../make/cli.ts';
import { describeServers } from './harness.ts';
import { desk, secureWords } from './secure-server.ts';

interface Planned {
  readonly plan: { readonly steps: readonly { readonly title: string }[] };
}

interface Diagnosed {
  readonly cause: { readonly id: string };
  readonly findings: readonly {
    readonly evidence: { readonly servers: readonly { readonly ports: readonly number[] }[] };
  }[];
}

describeServers('a second server on the same machine and port', (use) => {
  it('is not taken for the first', async () => {
    const first = use.server();
    const second = await startServer(first.name, { bindAddress: '127.0.0.2', port: first.port });
    const where = desk();
    try {
      for (const server of [first, second]) {
        const listens = { port: server.port, address: server.host };
        expect(whichServer({ listens }, readAccounts()).found?.process.pid).toBe(server.pid);
        expect(whichServer({ socket: server.socket }, readAccounts()).found?.process.pid).toBe(server.pid);
        const own = { listens: { port: server.port }, dataFolder: server.dataDir };
        expect(whichServer(own, readAccounts()).found?.process.pid).toBe(server.pid);
        const planned = JSON.parse((await cli(secureWords(server, where, '--plan', '--json'))).out) as Planned;
        expect(planned.plan.steps.map(({ title }) => title)).toContain(`edit ${server.optionFile}`);
      }
      expect(whichServer({ listens: { port: first.port } }, readAccounts()).found).toBeUndefined();
    } finally {
      where.remove();
      await second.stop();
    }
  });

  it('is named where nothing listens on the port that is asked for', async () => {
    const said = await cli(['doctor', '--no-defaults', '-h', '127.0.0.1', '-P', '1', '-u', 'root', '--json']);
    const { cause, findings } = JSON.parse(said.out) as Diagnosed;
    expect(cause.id).toBe('network-port-closed');
    expect(findings[0]?.evidence.servers.flatMap(({ ports }) => ports)).toContain(use.server().port);
  });
});
