import type { Socket } from 'node:net';
import { listen } from '../front.ts';
import { goodFiles } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

const at = (id: string, serve: (socket: Socket) => void, more: Partial<Scenario> = {}): Scenario => ({
  id,
  byHand: 'what listens there is no server',
  servers: ['maria11'],
  make: () => ({ sides: ['client'], after: async (stage) => ({ client: [await listen(stage, serve)] }) }),
  ...more,
});

const to = (id: string, flags: readonly string[], also: readonly string[] = []): Scenario => ({
  id,
  servers: ['maria11'],
  byHand: 'the right address is known to people alone',
  also,
  make: () => ({ sides: ['client', 'both'], after: async () => ({ client: flags }) }),
});

export const networkOps: readonly Scenario[] = [
  to('network-port-closed', ['-P1']),
  to('server-socket-missing', ['-hlocalhost', '-S/nonexistent/mysqld.sock']),
  to('host-name-unknown', ['-hno-such-host.invalid']),
  at('network-closed-before-greeting', (socket) => void socket.end()),
  at('network-silent-listener', () => undefined),
  at('network-x-protocol-port', (socket) => void socket.write(Buffer.from('050000000b08051a00', 'hex'))),
  at('peer-not-mysql', (socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
  at('peer-not-mysql', (socket) => void socket.write('220 mail.example.test ESMTP\r\n'), { variant: 'SMTP' }),
  {
    id: 'server-tls10-only',
    byHand: 'the server is too old',
    servers: ['mysql56'],
    make: (kit) => ({ mysqld: goodFiles(kit).lines, sides: ['client', 'both'] }),
  },
];
