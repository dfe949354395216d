import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { startServer } from '../../servers/instance.ts';
import { listen } from '../front.ts';
import { goodFiles, type Kit } from '../kit.ts';
import { modern, type Scenario, type Stage } from '../scenario.ts';

/** A second server, which the client goes to while the administrator looks at the first. */
const other = (variant: string, own: boolean, client: readonly string[]): Scenario => ({
  id: 'admin-login-other-server',
  variant,
  servers: modern,
  byHand: 'which of the two is meant is known to a person alone',
  make: (kit) => {
    const good = goodFiles(kit);
    return {
      mysqld: good.lines,
      sql: ["CREATE USER app@'%' IDENTIFIED BY 'Pw1!'"],
      sides: ['both'],
      client: ['-uapp', '-pPw1!', '--ssl-mode=REQUIRED', ...client],
      after: async ({ clean }) => {
        const second = await startServer(own ? kit.server : kit.server === 'mysql9' ? 'maria11' : 'mysql9', {
          optionFile: good.lines.join('\n'),
        });
        clean(() => second.stop());
        return { client: [`-P${second.port}`] };
      },
    };
  },
});

/** Makes TLS with the client by a certificate of its own and speaks plain text to the server, whose greeting it passes on. */
async function terminator(stage: Stage, kit: Kit): Promise<string> {
  const ca = kit.ca('/O=Proxy/CN=Proxy CA');
  const leaf = kit.leaf(ca);
  const secureContext = createSecureContext({
    cert: leaf.pem,
    key: leaf.keyPem,
    ca: readFileSync(`${kit.folder}/ca.pem`),
  });
  return await listen(stage, (client) => {
    const upstream = connect(stage.port, '127.0.0.1');
    upstream.on('error', () => undefined).on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('data', (chunk) => void client.write(chunk));
    client.once('data', (request) => {
      // A request for TLS has 32 bytes behind its header; what follows is the handshake already.
      if (request[0] !== 32) {
        upstream.write(request);
        client.pipe(upstream);
        return;
      }
      upstream.removeAllListeners('data');
      client.pause();
      if (request.length > 36) client.unshift(request.subarray(36));
      const plain = new TLSSocket(client, {
        isServer: true,
        secureContext,
        requestCert: true,
        rejectUnauthorized: false,
      });
      plain.on('error', () => client.destroy());
      // Sequence numbers go on as if the request for TLS had not been, and its bit is taken out.
      plain.on('data', (chunk: Buffer) => {
        const packet = Buffer.from(chunk);
        packet[3] = (packet[3] ?? 1) - 1;
        if (packet[3] === 1) packet[5] = (packet[5] ?? 0) & ~0x08;
        upstream.write(packet);
      });
      upstream.on('data', (chunk) => {
        const packet = Buffer.from(chunk);
        packet[3] = (packet[3] ?? 0) + 1;
        plain.write(packet);
      });
    });
  });
}

const terminated = (
  variant: string,
  client: (caPath: string, kit: Kit) => readonly string[],
  sql: readonly string[] = [],
): Scenario => ({
  id: 'proxy-terminates-tls',
  variant,
  servers: modern,
  byHand: 'the proxy is another program',
  make: (kit) => {
    const good = goodFiles(kit);
    return {
      mysqld: good.lines,
      sql,
      sides: ['both'],
      client: client(good.caPath, kit),
      after: async (stage) => ({ client: [await terminator(stage, kit)] }),
    };
  },
});

export const targets: readonly Scenario[] = [
  other('of the same kind, no such account', true, []),
  other('of another kind', false, []),
  terminated('another CA', (caPath) => ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${caPath}`]),
  terminated('REQUIRE SSL', () => ['-uapp', '-pPw1!', '--ssl-mode=REQUIRED'], [
    "CREATE USER app@'localhost' IDENTIFIED BY 'Pw1!' REQUIRE SSL",
  ]),
];
