import type { Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { cli } from '../make/cli.ts';
import { control, endPeers, error, evil, greeting, packet, peer, pour } from '../make/hostile-peer.ts';

afterEach(endPeers);

const okay = Buffer.from([0, 0, 0, 2, 0, 0, 0]);
const endOfRows = Buffer.from([0xfe, 0, 0, 2, 0]);
const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
};
const column = (name: string): Buffer =>
  Buffer.concat([text('def'), text(''), text(''), text(''), text(name), text(name), Buffer.from('0c21000001', 'hex')]);
const head = (): Buffer =>
  Buffer.concat([
    packet(1, Buffer.from([2])),
    ...['Variable_name', 'Value'].map((name, index) =>
      packet(2 + index, Buffer.concat([column(name), Buffer.from('0000fd0000000000', 'hex').subarray(0, 8)])),
    ),
    packet(4, endOfRows),
  ]);

/** Lets everybody in without TLS, and answers each statement so. */
function server(answer: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    const plain = greeting('8.4.0', 'mysql_native_password');
    // CLIENT_SSL is offered by the greeting of the other tests.
    const capabilities = plain.indexOf('abcdefgh\0') + 9;
    plain[capabilities + 1] = (plain[capabilities + 1] ?? 0) & ~0x08;
    socket.write(plain);
    let loggedIn = false;
    socket.on('data', (bytes) => {
      if (!loggedIn) socket.write(packet(2, okay));
      else if (bytes[4] === 1) socket.end();
      else answer(socket);
      loggedIn = true;
    });
  };
}

const cases: Readonly<Record<string, (socket: Socket) => void>> = {
  'no answer': () => undefined,
  'an answer that drips': (socket) => {
    const bytes = head();
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed) clearInterval(timer);
      else socket.write(bytes.subarray(at, at + 1));
      at += 1;
    }, 1000);
  },
  'rows without an end': (socket) => {
    socket.write(head());
    pour(socket, Buffer.concat([packet(5, Buffer.concat([text('ssl_ca'), text(evil)]))]));
  },
  garbage: (socket) => void socket.write(Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) & 255))),
  'a huge packet': (socket) => {
    socket.write(Buffer.from([0xff, 0xff, 0xff, 1]));
    pour(socket, Buffer.alloc(65_536, 0x41));
  },
  'errors with escape sequences': (socket) => void socket.write(error(1, evil)),
  'a wish for a local file': (socket) => void socket.write(packet(1, Buffer.from('\xfb/etc/passwd', 'latin1'))),
  'the end': (socket) => void socket.end(),
};

it.each(Object.keys(cases))(
  'an administrator who gets %s is told of, and the look ends',
  { timeout: 20_000 },
  async (name) => {
    const port = await peer(server(cases[name] ?? (() => undefined)));
    const words = ['doctor', '--no-defaults', '-h127.0.0.1', `-P${port}`, '-uapp', '--admin-user=root'];
    // What they print is the same for all, and those that wait are waited for once.
    for (const form of name.startsWith('errors') ? [['--json'], [], ['--html']] : [['--json']]) {
      const { out, err } = await cli([...words, '--client-side-only', ...form]);
      expect(`${out}${err}`).not.toMatch(control);
      expect(out).not.toMatch(form[0] === '--html' ? /<script/ : /^ERROR/m);
      if (form[0] !== '--json') continue;
      const { notChecked } = JSON.parse(out) as { notChecked: { id: string; why: string }[] };
      expect(notChecked.find(({ id }) => id === 'require-empty-specified')?.why).toMatch(
        /of the administrator came to nothing: /,
      );
    }
  },
);
