import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './localhost-means-socket.ts';

it('fires: a port that has no effect', () =>
  void finds(check, clientWith('[client]\n', undefined, { host: 'localhost', port: '3307' }), 1));
it('is silent: an address', () =>
  void finds(check, clientWith('[client]\n', undefined, { host: '127.0.0.1', port: '3307' }), 0));
it('fires: a port in a file', () =>
  void finds(check, clientWith('[client]\nport=3307\n', undefined, { host: 'localhost' }), 1));
it('is silent: no port', () => void finds(check, clientWith('[client]\n', undefined, { host: 'localhost' }), 0));
