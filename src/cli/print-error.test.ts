import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { errorLines } from './print-error.ts';

it('prints error and hint, harmless', () => {
  const error = new TlsqlError('connect-refused', { at: 'db1:3306', seen: 'no\x1b[31m', next: 'ss -ltnp' });
  expect(errorLines(error)).toBe(
    'error: nothing listens on that address and port: db1:3306: no\\x1b[31m [connect-refused]\nhint: ss -ltnp\n',
  );
});
