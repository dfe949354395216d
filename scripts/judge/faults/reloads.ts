import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statement } from '../arrange.ts';
import { goodFiles, type Kit, serverLines } from '../kit.ts';
import type { Scenario, Stage } from '../scenario.ts';

/** A leaf of an intermediate with the intermediate behind it, and the root. */
function chained(kit: Kit): { readonly root: string; readonly chain: string; readonly key: string } {
  const root = kit.ca('/O=Judge/CN=Judge Root');
  const inter = kit.ca('/O=Judge/CN=Judge Intermediate', { issuer: root });
  const leaf = kit.leaf(inter);
  return { root: root.pem, chain: `${leaf.pem}${inter.pem}`, key: leaf.keyPem };
}

/** A reload as root, whatever comes of it. */
async function reload({ server, kit }: Stage): Promise<undefined> {
  await statement(server, kit.server === 'mysql9' ? 'ALTER INSTANCE RELOAD TLS' : 'FLUSH SSL').catch(() => undefined);
  return undefined;
}

/** The chain in a server's files, verified by the root. */
function onChain(kit: Kit): { readonly lines: readonly string[]; readonly client: readonly string[] } {
  const good = goodFiles(kit);
  const { root, chain, key } = chained(kit);
  const ca = kit.write('root.pem', root);
  return {
    lines: serverLines(good, { ca, cert: kit.write('chain.pem', chain), key: kit.write('chain-key.pem', key) }),
    client: ['-uroot', '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${ca}`],
  };
}

export const reloads: readonly Scenario[] = [
  {
    id: 'server-reload-refuses-chain-file',
    servers: ['mysql9'],
    make: (kit) => {
      const { lines, client } = onChain(kit);
      return { mysqld: lines, client, after: reload, sides: ['server', 'both'] };
    },
  },
  {
    id: 'server-reload-refuses-chain-file',
    variant: 'renewed',
    servers: ['mysql9'],
    make: (kit) => {
      const good = goodFiles(kit);
      const { root, chain, key } = chained(kit);
      const old = kit.leaf(good.ca, { extensions: ['subjectAltName=DNS:old.example.test'] });
      const paths = {
        cert: kit.write('c.pem', old.pem),
        key: kit.write('k.pem', old.keyPem),
        ca: kit.write('ca.pem', root),
      };
      return {
        mysqld: serverLines(good, paths),
        client: ['-uroot', '--ssl-mode=VERIFY_IDENTITY', `--ssl-ca=${paths.ca}`],
        after: (stage) => {
          kit.write('c.pem', chain);
          kit.write('k.pem', key);
          return reload(stage);
        },
        sides: ['both'],
      };
    },
  },
  {
    id: 'healthy',
    variant: 'a chain, never reloaded',
    servers: ['maria10', 'maria11', 'mysql9'],
    make: (kit) => {
      const { lines, client } = onChain(kit);
      return { mysqld: lines, client };
    },
  },
  {
    id: 'healthy',
    variant: 'reloaded',
    servers: ['maria10', 'maria11', 'mysql9'],
    make: (kit) => {
      const { lines, caPath } = goodFiles(kit);
      return { mysqld: lines, client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`], after: reload };
    },
  },
  {
    id: 'healthy',
    variant: 'a reload in the middle of a renewal was refused, the pair is whole again',
    servers: ['maria10', 'maria11', 'mysql9'],
    make: (kit) => {
      const { ca, lines, caPath } = goodFiles(kit);
      const key = readFileSync(join(kit.folder, 'server-key.pem'), 'utf8');
      return {
        mysqld: lines,
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`],
        after: async (stage) => {
          kit.write('server-key.pem', kit.leaf(ca).keyPem);
          await reload(stage);
          kit.write('server-key.pem', key);
          return undefined;
        },
      };
    },
  },
  {
    id: 'server-tls-not-configured',
    variant: 'FLUSH SSL',
    servers: ['maria10'],
    also: ['server-reload-without-tls-does-nothing'],
    clientSees: ['server-has-no-tls'],
    make: () => ({ after: reload }),
  },
];
