import { expect, it } from 'vitest';
import { optionFileText } from './option-file.ts';
import type { Launch } from './tree.ts';

const launch = { options: ['ssl-cipher = X'] } as unknown as Launch;
const facts = { port: 1, bindAddress: 'b', socket: '/s', dataDir: '/d', logFile: '/l', pidFile: '/p' };
const base =
  '[client]\nport = 1\nsocket = /s\n\n[mysqld]\nport = 1\nbind-address = b\nsocket = /s\ndatadir = /d\nlog-error = /l\npid-file = /p\nssl-cipher = X\n';

it('holds what an administrator would write', () => {
  expect(optionFileText(launch, facts, undefined, '')).toBe(base);
});

it('ends with the TLS files and then the extra text', () => {
  const text = optionFileText(launch, facts, { ca: '/ca', cert: '/c', key: '/k' }, 'x = 1\n\n[mysqld-9.7]\ny = 2\n\n');
  expect(text).toBe(`${base}ssl-ca = /ca\nssl-cert = /c\nssl-key = /k\nx = 1\n\n[mysqld-9.7]\ny = 2\n`);
  expect(optionFileText(launch, facts, { cert: '/c', key: '/k' }, '')).not.toContain('ssl-ca');
});
