import { expect, it } from 'vitest';
import { isTlsOption, knowsOption, nearestOption } from './known-options.ts';

it('knows what each program has', () => {
  expect(knowsOption({ product: 'mysql', side: 'client' }, 'ssl-mode')).toBe(true);
  expect(knowsOption({ product: 'mysql', side: 'server' }, 'ssl-mode')).toBe(false);
  expect(knowsOption({ product: 'mariadb', side: 'server' }, 'ssl-cer')).toBe(true);
  expect(knowsOption({ product: 'mariadb', side: 'server' }, 'ssl-c')).toBe(false);
  expect(knowsOption({ product: 'mysql', side: 'server' }, 'ssl-cer')).toBe(false);
  expect(isTlsOption('ssl-fp')).toBe(true);
  expect(isTlsOption('port')).toBe(false);
});

it('finds what was meant', () => {
  const server = { product: 'mysql', side: 'server' } as const;
  expect(nearestOption(server, 'ssl-crt')).toBe('ssl-cert');
  expect(nearestOption(server, 'sls-key')).toBe('ssl-key');
  expect(nearestOption(server, 'ssl-certificate')).toBe('ssl-cert');
  expect(nearestOption(server, 'tls-vers')).toBe('tls-version');
  expect(nearestOption(server, 'server-id')).toBeUndefined();
  expect(nearestOption(server, 'socket')).toBeUndefined();
});
