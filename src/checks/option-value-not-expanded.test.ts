import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeClient, makeServer } from '../../test/make/finds.ts';
import { check } from './option-value-not-expanded.ts';

it('fires: a tilde', () =>
  finds(check, makeServer({ cert: { ...fileAt('/0755 data/0755 ~:missing'), named: '~/c.pem' } }), 1));

it('is silent: an absolute path that is missing', () =>
  finds(check, makeServer({ cert: fileAt('/0755 c.pem:missing') }), 0));

it('fires: a variable in a client', () =>
  void finds(check, makeClient({ ca: { ...fileAt('/0755 home/0755 $HOME:missing'), named: '$HOME/ca.pem' } }), 1));
