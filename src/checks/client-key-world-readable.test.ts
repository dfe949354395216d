import { expect, it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, fixOf, makeClient } from '../../test/make/finds.ts';
import { check } from './client-key-world-readable.ts';

it('fires: 0644 in folders that all may pass, and closes what is its own', () => {
  const own = makeClient({ key: fileAt('/0755 home/0755 k.pem:0644,mysql') });
  expect(fixOf(finds(check, own, 1)[0], own)[0]).toBe('chmod go-rwx /home/k.pem');
  const other = makeClient({ key: fileAt('/0755 etc/0755 k.pem:0644') });
  expect(fixOf(finds(check, other, 1)[0], other)[0]).toBe('sudo chmod o-rwx /etc/k.pem');
});

it('is silent: a closed folder above it, a closed file', () => {
  finds(check, makeClient({ key: fileAt('/0755 home/0700 k.pem:0644,mysql') }), 0);
  finds(check, makeClient({ key: fileAt('/0755 home/0755 k.pem:0640,mysql') }), 0);
});
