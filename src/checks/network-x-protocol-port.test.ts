import { it } from 'vitest';
import { silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-x-protocol-port.ts';

it('fires: a notice frame', () => {
  finds(check, wired(silent({ firstBytes: Buffer.from('050000000b08051a00', 'hex') })), 1);
});

it('is silent: other bytes', () => {
  finds(check, wired(silent({ firstBytes: Buffer.from('SSH-2.0') })), 0);
});
