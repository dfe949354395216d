import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './option-set-global-not-reloaded.ts';

const of = (set: string, loaded: string): Facts =>
  makeFacts({ admin: { variables: { ssl_cert: set }, status: { current_tls_cert: loaded } } });

it('fires: set and not loaded', () => void finds(check, of('/new.pem', '/old.pem'), 1));
it('is silent: loaded', () => void finds(check, of('/new.pem', '/new.pem'), 0));
it('is silent: MariaDB has no such status', () =>
  void finds(check, makeFacts({ admin: { variables: { ssl_cert: '/c.pem' }, status: {} } }), 0));
