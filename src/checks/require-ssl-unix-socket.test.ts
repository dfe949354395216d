import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied, withoutTls } from '../../test/make/scenes.ts';
import { check } from './require-ssl-unix-socket.ts';

it('fires: the socket without TLS', () => {
  finds(check, withoutTls(denied({ kind: 'SSL' }, { attempt: { to: { socket: '/s' } } })), 1);
});

it('is silent: over TCP', () => {
  finds(check, withoutTls(denied({ kind: 'SSL' })), 0);
});
