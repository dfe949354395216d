import { createServer } from 'node:net';
import type { Scenario } from './scenario.ts';

/** A listener that treats each connection as `serve` does; it ends with the judge. */
async function peer(serve: (socket: import('node:net').Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return (server.address() as { port: number }).port;
}

const at = (id: string, serve: Parameters<typeof peer>[0]): Scenario => ({
  id,
  servers: ['maria11'],
  make: () => ({ after: async () => ({ client: [`-P${await peer(serve)}`] }) }),
});

export const networkScenarios: readonly Scenario[] = [
  { id: 'network-port-closed', servers: ['maria11'], make: () => ({ after: async () => ({ client: ['-P1'] }) }) },
  {
    id: 'host-name-unknown',
    servers: ['maria11'],
    make: () => ({ after: async () => ({ client: ['-hno-such-host.invalid'] }) }),
  },
  at('network-closed-before-greeting', (socket) => socket.end()),
  at('network-silent-listener', () => {}),
  at('network-x-protocol-port', (socket) => socket.write(Buffer.from('050000000b08051a00', 'hex'))),
  at('peer-not-mysql', (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
  {
    id: 'server-tls10-only',
    servers: ['mysql56'],
    make: (kit) => {
      const ca = kit.ca();
      const leaf = kit.leaf(ca);
      const legacy = String(leaf.key.export({ type: 'pkcs1', format: 'pem' }));
      return {
        options: [
          `--ssl-ca=${kit.write('ca.pem', ca.pem)}`,
          `--ssl-cert=${kit.write('cert.pem', leaf.pem)}`,
          `--ssl-key=${kit.write('key.pem', legacy)}`,
          '--ssl-cipher=AES256-SHA:AES128-SHA',
        ],
      };
    },
  },
  {
    id: 'tls-version-no-overlap',
    servers: ['mysql9', 'maria11'],
    make: () => ({
      options: ['--tls-version=TLSv1.3'],
      client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1.2'],
    }),
  },
  {
    id: 'cipher-no-overlap',
    servers: ['mysql9'],
    make: () => ({
      options: ['--tls-version=TLSv1.2', '--ssl-cipher=ECDHE-RSA-AES256-GCM-SHA384'],
      client: ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1.2', '--ssl-cipher=ECDHE-RSA-AES128-GCM-SHA256'],
    }),
  },
  {
    id: 'client-tls-optional-plaintext',
    servers: ['maria10'],
    also: ['server-tls-not-configured'],
    make: () => ({ client: ['-uroot'] }),
  },
];
